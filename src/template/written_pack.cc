#include "template/written_pack.h"

#include <algorithm>
#include <string_view>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kLongestLine = 110;

Json parsed(const std::optional<SourceText>& source) {
  Json value = source ? Json::parse(source->text(), nullptr, false) : Json::object();
  return value.is_object() ? value : Json::object();
}

std::string text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What is stated replaces what was inherited: in objects name by name, all else as a whole.
void inherit(const Json& stated, Json& out) {
  for (const auto& [name, value] : stated.items()) {
    const bool has_names = value.is_object() && name != "page_number";
    if (has_names && out.contains(name)) {
      for (const auto& [member, inner] : value.items()) out[name][member] = inner;
    } else {
      out[name] = value;
    }
  }
}

// A column by its path of headings: changed by the members of `change`, or removed.
void change_column(Json& columns, std::string_view path, const Json& change) {
  const std::string_view heading = path.substr(0, path.find('/'));
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    if (text_member(*column, "heading") != heading) continue;
    if (heading.size() < path.size()) {
      return change_column((*column)["columns"], path.substr(heading.size() + 1), change);
    }
    if (change.is_null()) {
      columns.erase(column);
    } else {
      for (const auto& [name, value] : change.items()) (*column)[name] = value;
    }
    return;
  }
}

// Reads the files of a pack, the nearest in its chain first.
class Reader {
 public:
  Reader(const std::string& name, const ReadFile& read) : read_(read) {
    for (std::string next = name; !next.empty(); next = text_member(files_.back(), "extends")) {
      names_.push_back(next);
      files_.push_back(parsed(read(next + "/pack.json")));
    }
  }

  Json pack() const {
    Json out = Json::object();
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) inherit(*file, out);
    out.erase("extends");
    out.erase("$schema");
    return out;
  }

  Json table(const std::string& id) const { return table(id, 0); }

  std::string text(const std::string& id) const {
    for (const std::string& name : names_) {
      if (const auto source = read_(name + "/text/" + id + ".md")) {
        return std::string(source->text());
      }
    }
    return {};
  }

 private:
  // The table's file in the packs of the chain from `first` on.
  Json table(const std::string& id, std::size_t first) const {
    for (std::size_t i = first; i < names_.size(); ++i) {
      const auto source = read_(names_[i] + "/tables/" + id + ".json");
      if (!source) continue;
      const Json file = parsed(source);
      const std::string base = text_member(file, "extends");
      // A table of the same name is the one of a pack further on.
      return base.empty() ? file : extended(table(base, base == id ? i + 1 : 0), file);
    }
    return Json::object();
  }

  static Json extended(Json base, const Json& file) {
    for (const auto& [name, value] : file.items()) base[name] = value;
    base.erase("extends");
    base.erase("column_changes");
    if (const auto changes = file.find("column_changes"); changes != file.end()) {
      for (const auto& [path, change] : changes->items()) {
        change_column(base["columns"], path, change);
      }
    }
    return base;
  }

  const ReadFile& read_;
  std::vector<std::string> names_;
  std::vector<Json> files_;
};

// What a table takes from its pack where it says nothing.
void apply_defaults(const Json& pack, Json& table) {
  for (const char* name : {"page", "amount"}) {
    Json whole = pack.value(name, Json::object());
    if (const auto own = table.find(name); own != table.end()) whole.update(*own);
    table[name] = whole;
  }
  if (!table.contains("captions")) table["captions"] = pack.value("captions", Json::array());
}

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

WrittenPack written_pack(const std::string& name, const ReadFile& read) {
  const Reader reader(name, read);
  WrittenPack out{.name = name, .pack = reader.pack()};
  for (const Json& id : out.pack.value("tables", Json::array())) {
    Json table = reader.table(id.get<std::string>());
    table.erase("$schema");
    apply_defaults(out.pack, table);
    out.tables.emplace_back(id.get<std::string>(), std::move(table));
  }
  for (const Json& part : out.pack.value("document", Json::array())) {
    const std::string id = text_member(part, "text");
    if (!id.empty()) out.texts.emplace_back(id, reader.text(id));
  }
  return out;
}

std::string to_pack_text(const Json& value) { return pretty(value, 0, 0) + "\n"; }

}  // namespace gongkai
