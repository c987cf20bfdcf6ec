#include "template/field.h"

#include <algorithm>
#include <utility>

#include "template/filter.h"

namespace gongkai {
namespace {

std::string part(std::string_view code, std::size_t begin, std::size_t length) {
  return begin < code.size() ? std::string(code.substr(begin, length)) : std::string();
}

// "2023-03-01" as 2023年3月.
std::string month(std::string_view date) {
  const std::string_view number = date.substr(date[5] == '0' ? 6 : 5, date[5] == '0' ? 1 : 2);
  return std::string(date.substr(0, 4)) + "年" + std::string(number) + "月";
}

using C = const FieldContext&;

struct Entry {
  std::string_view name;
  FieldScope scope;
  std::string (*get)(C);
};

constexpr Entry kFields[] = {
    {"year", FieldScope::kDocument, [](C c) { return std::to_string(c.checked->budget().year); }},
    {"last_year", FieldScope::kDocument,
     [](C c) { return std::to_string(c.checked->budget().year - 1); }},
    {"published_month", FieldScope::kDocument,
     [](C c) { return month(c.checked->budget().published_on); }},
    {"department.code", FieldScope::kDocument,
     [](C c) { return c.checked->budget().department.code; }},
    {"department.name", FieldScope::kDocument,
     [](C c) { return c.checked->budget().department.name; }},
    {"lead_unit.code", FieldScope::kDocument,
     [](C c) { return c.checked->budget().department.units.front().code; }},
    {"lead_unit.name", FieldScope::kDocument,
     [](C c) { return c.checked->budget().department.units.front().name; }},
    {"goals.annual", FieldScope::kDocument, [](C c) { return c.checked->budget().goals.annual; }},
    {"table.number", FieldScope::kTable, [](C c) { return std::string(c.table_number); }},
    {"money_unit", FieldScope::kTable, [](C c) { return std::string(c.money_unit); }},
    {"unit.code", FieldScope::kUnit, [](C c) { return c.fact->unit->code; }},
    {"unit.name", FieldScope::kUnit, [](C c) { return c.fact->unit->name; }},
    {"function.code", FieldScope::kFunction, [](C c) { return c.fact->function.code; }},
    {"function.class", FieldScope::kFunction,
     [](C c) { return part(c.fact->function.code, 0, 3); }},
    {"function.section", FieldScope::kFunction,
     [](C c) { return part(c.fact->function.code, 3, 2); }},
    {"function.item", FieldScope::kFunction, [](C c) { return part(c.fact->function.code, 5, 2); }},
    {"function.name", FieldScope::kFunction, [](C c) { return c.fact->function.name; }},
    {"economic.code", FieldScope::kEconomic, [](C c) { return c.fact->economic.code; }},
    {"economic.class", FieldScope::kEconomic,
     [](C c) { return part(c.fact->economic.code, 0, 3); }},
    {"economic.section", FieldScope::kEconomic,
     [](C c) { return part(c.fact->economic.code, 3, 2); }},
    {"economic.name", FieldScope::kEconomic, [](C c) { return c.fact->economic.name; }},
    {"government_economic.code", FieldScope::kGovernmentEconomic,
     [](C c) { return c.fact->government_economic.code; }},
    {"government_economic.class", FieldScope::kGovernmentEconomic,
     [](C c) { return part(c.fact->government_economic.code, 0, 3); }},
    {"government_economic.section", FieldScope::kGovernmentEconomic,
     [](C c) { return part(c.fact->government_economic.code, 3, 2); }},
    {"government_economic.name", FieldScope::kGovernmentEconomic,
     [](C c) { return c.fact->government_economic.name; }},
    {"project.code", FieldScope::kProject, [](C c) { return c.fact->project->code; }},
    {"project.name", FieldScope::kProject, [](C c) { return c.fact->project->name; }},
    {"project.kind", FieldScope::kProject,
     [](C c) { return std::string(kind_chain(c.fact->kind).back()); }},
    {"project.unit", FieldScope::kProject, [](C c) { return c.fact->unit->name; }},
    {"task.name", FieldScope::kTask, [](C c) { return c.task->name; }},
    {"task.content", FieldScope::kTask, [](C c) { return c.task->content; }},
    {"indicator.level1", FieldScope::kIndicator, [](C c) { return c.indicator->level1; }},
    {"indicator.level2", FieldScope::kIndicator, [](C c) { return c.indicator->level2; }},
    {"indicator.level3", FieldScope::kIndicator, [](C c) { return c.indicator->level3; }},
    {"indicator.value", FieldScope::kIndicator, [](C c) { return c.indicator->value; }},
    {"indicator.explanation", FieldScope::kIndicator, [](C c) { return c.indicator->explanation; }},
    {"indicator.number", FieldScope::kIndicator,
     [](C c) { return std::to_string(c.indicator_number); }},
};

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const Entry& entry : kFields) out.emplace_back(entry.name);
  return out;
}

}  // namespace

std::vector<DocumentField> document_fields() {
  std::vector<DocumentField> out;
  for (const Entry& entry : kFields) {
    if (entry.scope == FieldScope::kDocument) out.push_back({entry.name, entry.get});
  }
  return out;
}

std::string FieldText::render(const FieldContext& context) const {
  std::string out;
  for (const Part& part : parts_) out += part.get == nullptr ? part.literal : part.get(context);
  return out;
}

std::vector<FieldScope> FieldText::scopes() const {
  std::vector<FieldScope> out;
  for (const Part& part : parts_) {
    if (part.get != nullptr && std::ranges::find(out, part.scope) == out.end()) {
      out.push_back(part.scope);
    }
  }
  return out;
}

bool FieldText::add_field(std::string_view name, Findings& findings) {
  const auto* entry = std::ranges::find(kFields, name, &Entry::name);
  if (entry != std::end(kFields)) {
    parts_.push_back({.literal = {}, .get = entry->get, .scope = entry->scope});
    return true;
  }
  const std::string like = nearest(name, field_names());
  std::string expected;
  for (const std::string& known : field_names()) expected += (expected.empty() ? "" : "、") + known;
  findings.add({.id = "unknown-template-field",
                .where = where_.place(),
                .message = "没有 {{" + std::string(name) + "}} 这个字段",
                .expected = expected + " 之一",
                .help = like.empty() ? "" : "是否要写 {{" + like + "}}？"});
  return false;
}

bool FieldText::parse(std::string_view text, Findings& findings) {
  bool is_good = true;
  while (!text.empty()) {
    const std::size_t open = text.find("{{");
    if (open != 0) parts_.push_back({.literal = std::string(text.substr(0, open))});
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find("}}", open);
    if (close == std::string_view::npos) {
      findings.add({.id = "template-field-open",
                    .where = where_.place(),
                    .message = "“{{”没有对应的“}}”",
                    .expected = "如 {{department.name}}"});
      return false;
    }
    is_good = add_field(text.substr(open + 2, close - open - 2), findings) && is_good;
    text.remove_prefix(close + 2);
  }
  return is_good;
}

Shape<FieldText> field_text() {
  const Shape<std::string> plain = text_or_empty();
  return {.read =
              [plain](const JsonValue& value, FieldText& out, Findings& findings) {
                std::string source;
                out = {};
                out.where_ = value;
                return plain.read(value, source, findings) && out.parse(source, findings);
              },
          .describe = plain.describe};
}

}  // namespace gongkai
