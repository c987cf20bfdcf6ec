#include "compare/written_pack.h"

#include <cstddef>

#include "source/format_number.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kLongestLine = 110;

std::string one_line(const Json& value) {
  if (!value.is_structured() || value.empty()) return value.dump();
  std::string out = value.is_object() ? "{" : "[";
  for (const auto& [name, member] : value.items()) {
    if (out.size() > 1) out += ", ";
    out += value.is_object() ? Json(name).dump() + ": " : "";
    out += one_line(member);
  }
  return out + (value.is_object() ? "}" : "]");
}

std::string pretty(const Json& value, std::size_t indent, std::size_t before) {
  const std::string line = one_line(value);
  if (!value.is_structured() || value.empty()) return line;
  if (indent > 0 && indent + before + to_code_points(line).size() <= kLongestLine) return line;
  std::string out(1, value.is_object() ? '{' : '[');
  const std::string margin(indent + 2, ' ');
  for (const auto& [name, member] : value.items()) {
    const std::string key = value.is_object() ? Json(name).dump() + ": " : "";
    out += out.size() > 1 ? ",\n" : "\n";
    out += margin + key + pretty(member, indent + 2, key.size());
  }
  return out + "\n" + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

Json to_json(const JsonValue& value) {
  switch (value.kind()) {
    case JsonKind::kNull:
      return nullptr;
    case JsonKind::kBoolean:
      return value.as_boolean();
    case JsonKind::kNumber:
      return Json::parse(value.text(), nullptr, false);
    case JsonKind::kString:
      return std::string(value.text());
    case JsonKind::kArray:
    case JsonKind::kObject:
      break;
  }
  Json out = value.kind() == JsonKind::kObject ? Json::object() : Json::array();
  value.for_each_child([&](const JsonValue& child) {
    if (out.is_object()) {
      out[std::string(child.key())] = to_json(child);
    } else {
      out.push_back(to_json(child));
    }
  });
  return out;
}

WrittenPack written_pack(const Pack& pack) {
  WrittenPack out{.name = pack.name, .pack = to_json(pack.written)};
  for (const char* member : {"extends", "$schema", kFormatMember}) out.pack.erase(member);
  for (const PackTable& each : pack.tables) {
    Json table = to_json(each.written);
    for (const char* member : {"extends", "$schema"}) table.erase(member);
    for (const char* member : {"page", "amount"}) {
      if (!table.contains(member)) table[member] = Json::object();
    }
    if (!table.contains("captions")) table["captions"] = out.pack.value("captions", Json::array());
    out.tables.emplace_back(each.id, std::move(table));
  }
  for (const PackPart& part : pack.parts) {
    if (part.kind == PackPart::Kind::kText) out.texts.emplace_back(part.text, part.prose.text());
  }
  return out;
}

std::string to_pack_text(const Json& value) { return pretty(value, 0, 0) + "\n"; }

}  // namespace gongkai
