#include "pack/field.h"

#include <algorithm>
#include <utility>

#include "budget/kind_names.h"
#include "pack/filter.h"
#include "pack/record_lists.h"
#include "source/chinese_number.h"
#include "source/name_list.h"
#include "source/shape.h"

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

// The table's name for a code, else the budget's or the catalogue's.
std::string name_of(const std::string& code, const std::string& name,
                    NameOverrides::Names NameOverrides::*list, C c) {
  if (c.names == nullptr) return name;
  const auto& own = c.names->*list;
  const auto found = std::ranges::find(own, code, &std::pair<std::string, std::string>::first);
  return found == own.end() ? name : found->second;
}

std::string upper_name(std::string_view code, std::size_t length,
                       UpperNames::ByCode UpperNames::*all,
                       NameOverrides::Names NameOverrides::*list, C c) {
  const std::string upper = part(code, 0, length);
  const auto& names = c.checked->upper_names().*all;
  const auto found = names.find(upper);
  return name_of(upper, found == names.end() ? upper : found->second, list, c);
}

const BudgetUnit& unit(C c) { return c.unit != nullptr ? *c.unit : *c.fact->unit; }

// Null for basic spending, which may share rows with projects.
const Project* project(C c) { return c.project != nullptr ? c.project : c.fact->project; }

// The result of `get` for the project; empty without a project.
template <class Get>
std::string of_project(C c, const Get& get) {
  const Project* known = project(c);
  return known == nullptr ? std::string() : std::string(get(*known));
}

template <auto Member>
std::string project_text(C c) {
  return of_project(c, [](const Project& p) { return p.*Member; });
}

// A project of last year that the budget does not list any more has its code, and its name where
// last year's budget says it.
template <auto Member>
std::string project_or_code(C c) {
  const bool is_former = project(c) == nullptr && c.fact != nullptr && c.fact->last_year != nullptr;
  if (!is_former) return project_text<Member>(c);
  const LastYearLine& line = *c.fact->last_year;
  const bool is_name = Member == &Project::name && !line.project_name.empty();
  return is_name ? line.project_name : line.project;
}

template <auto Member>
std::string project_contact(C c) {
  return of_project(c, [](const Project& p) { return p.contacts.*Member; });
}

template <auto Member>
std::string project_unit(C c) {
  return of_project(c, [&](const Project& p) {
    const std::vector<BudgetUnit>& units = c.checked->budget().department.units;
    const auto found = std::ranges::find(units, p.unit, &BudgetUnit::code);
    return (found == units.end() ? units.front() : *found).*Member;
  });
}

// "2020-01-31" as 2020.01.31.
std::string dots(std::string date) {
  std::ranges::replace(date, '-', '.');
  return date;
}

std::string month_or_empty(const std::string& date) { return date.empty() ? date : month(date); }

std::string named_value(const NamedTexts& texts, std::string_view name) {
  const auto found = std::ranges::find(texts, name, &std::pair<std::string, std::string>::first);
  return found == texts.end() ? std::string() : found->second;
}

std::string joined_text(const Budget& budget, std::string_view name) {
  std::string out;
  for (const auto& [known, paragraphs] : budget.texts) {
    if (known != name) continue;
    for (const std::string& each : paragraphs) out += (out.empty() ? "" : "\n") + each;
  }
  return out;
}

// The pack was checked: its fields name columns of the list.
std::string record_value(C c, std::string_view name) {
  const RecordField field = record_field(name);
  const ListColumn& column = *c.record->form->column(field.column);
  const ListValue& value = c.record->values->values[c.record->form->position(column)];
  if (!field.is_name) return value.text;
  switch (column.kind) {
    case ListValueKind::kFunction:
      return name_of(value.text, value.name, &NameOverrides::functions, c);
    case ListValueKind::kEconomic:
      return name_of(value.text, value.name, &NameOverrides::economic, c);
    case ListValueKind::kGovernmentEconomic:
      return name_of(value.text, value.name, &NameOverrides::government_economic, c);
    default:
      return value.name;
  }
}

struct Entry {
  std::string_view name;
  FieldScope scope;
  std::string (*get)(C);
};

using S = FieldScope;
using N = NameOverrides;

constexpr std::string_view kTableName = "table.name";

constexpr Entry kFields[] = {
    {"year", S::kDocument, [](C c) { return std::to_string(c.checked->budget().year); }},
    {"last_year", S::kDocument, [](C c) { return std::to_string(c.checked->budget().year - 1); }},
    {"next_year", S::kDocument, [](C c) { return std::to_string(c.checked->budget().year + 1); }},
    {"year_after_next", S::kDocument,
     [](C c) { return std::to_string(c.checked->budget().year + 2); }},
    {"published_month", S::kDocument, [](C c) { return month(c.checked->budget().published_on); }},
    {"department.code", S::kDocument, [](C c) { return c.checked->budget().department.code; }},
    {"department.name", S::kDocument, [](C c) { return c.checked->budget().department.name; }},
    {"department.level", S::kDocument,
     [](C c) {
       const std::string& level = c.checked->budget().department.level;
       return level.empty() ? level : level + "级";
     }},
    {"lead_unit.code", S::kDocument,
     [](C c) { return c.checked->budget().department.units.front().code; }},
    {"lead_unit.name", S::kDocument,
     [](C c) { return c.checked->budget().department.units.front().name; }},
    {"goals.annual", S::kDocument, [](C c) { return c.checked->budget().goals.annual; }},
    {"contacts.leader", S::kDocument, [](C c) { return c.checked->budget().contacts.leader; }},
    {"contacts.contact", S::kDocument, [](C c) { return c.checked->budget().contacts.contact; }},
    {"contacts.phone", S::kDocument, [](C c) { return c.checked->budget().contacts.phone; }},
    {kTableName, S::kTable, [](C c) { return std::string(c.table_name); }},
    {"table.number", S::kTable, [](C c) { return std::string(c.table_number); }},
    {"money_unit", S::kTable, [](C c) { return std::string(c.money_unit); }},
    {"unit.code", S::kUnit, [](C c) { return unit(c).code; }},
    {"unit.name", S::kUnit, [](C c) { return unit(c).name; }},
    {"function.class", S::kFunctionClass, [](C c) { return part(c.fact->function.code, 0, 3); }},
    {"function.class_name", S::kFunctionClass,
     [](C c) {
       return upper_name(c.fact->function.code, 3, &UpperNames::functions, &N::functions, c);
     }},
    {"function.section", S::kFunctionSection,
     [](C c) { return part(c.fact->function.code, 3, 2); }},
    {"function.section_code", S::kFunctionSection,
     [](C c) { return part(c.fact->function.code, 0, 5); }},
    {"function.section_name", S::kFunctionSection,
     [](C c) {
       return upper_name(c.fact->function.code, 5, &UpperNames::functions, &N::functions, c);
     }},
    {"function.code", S::kFunction, [](C c) { return c.fact->function.code; }},
    {"function.item", S::kFunction, [](C c) { return part(c.fact->function.code, 5, 2); }},
    {"function.name", S::kFunction,
     [](C c) { return name_of(c.fact->function.code, c.fact->function.name, &N::functions, c); }},
    {"economic.class", S::kEconomicClass, [](C c) { return part(c.fact->economic.code, 0, 3); }},
    {"economic.class_name", S::kEconomicClass,
     [](C c) {
       return upper_name(c.fact->economic.code, 3, &UpperNames::economic, &N::economic, c);
     }},
    {"economic.code", S::kEconomic, [](C c) { return c.fact->economic.code; }},
    {"economic.section", S::kEconomic, [](C c) { return part(c.fact->economic.code, 3, 2); }},
    {"economic.name", S::kEconomic,
     [](C c) { return name_of(c.fact->economic.code, c.fact->economic.name, &N::economic, c); }},
    {"government_economic.class", S::kGovernmentEconomicClass,
     [](C c) { return part(c.fact->government_economic.code, 0, 3); }},
    {"government_economic.class_name", S::kGovernmentEconomicClass,
     [](C c) {
       return upper_name(c.fact->government_economic.code, 3, &UpperNames::government_economic,
                         &N::government_economic, c);
     }},
    {"government_economic.code", S::kGovernmentEconomic,
     [](C c) { return c.fact->government_economic.code; }},
    {"government_economic.section", S::kGovernmentEconomic,
     [](C c) { return part(c.fact->government_economic.code, 3, 2); }},
    {"government_economic.name", S::kGovernmentEconomic,
     [](C c) {
       return name_of(c.fact->government_economic.code, c.fact->government_economic.name,
                      &N::government_economic, c);
     }},
    {"project.code", S::kProject, project_or_code<&Project::code>},
    {"project.name", S::kProject, project_or_code<&Project::name>},
    {"project.kind", S::kProject,
     [](C c) { return of_project(c, [](const Project& p) { return name(p.kind); }); }},
    {"project.unit", S::kProject, project_unit<&BudgetUnit::name>},
    {"project.unit_code", S::kProject, project_unit<&BudgetUnit::code>},
    {"project.goal", S::kProject, project_text<&Project::goal>},
    {"project.start", S::kProject, project_text<&Project::start>},
    {"project.start_dots", S::kProject, [](C c) { return dots(project_text<&Project::start>(c)); }},
    {"project.start_month", S::kProject,
     [](C c) { return month_or_empty(project_text<&Project::start>(c)); }},
    {"project.end", S::kProject, project_text<&Project::end>},
    {"project.end_dots", S::kProject, [](C c) { return dots(project_text<&Project::end>(c)); }},
    {"project.end_month", S::kProject,
     [](C c) { return month_or_empty(project_text<&Project::end>(c)); }},
    {"project.leader", S::kProject, project_contact<&Contacts::leader>},
    {"project.contact", S::kProject, project_contact<&Contacts::contact>},
    {"project.phone", S::kProject, project_contact<&Contacts::phone>},
    {"task.name", S::kTask, [](C c) { return c.task->name; }},
    {"task.content", S::kTask, [](C c) { return c.task->content; }},
    {"indicator.level1", S::kIndicator, [](C c) { return c.indicator->level1; }},
    {"indicator.level2", S::kIndicator, [](C c) { return c.indicator->level2; }},
    {"indicator.level3", S::kIndicator, [](C c) { return c.indicator->level3; }},
    {"indicator.value", S::kIndicator, [](C c) { return c.indicator->value; }},
    {"indicator.period_value", S::kIndicator, [](C c) { return c.indicator->period_value; }},
    {"indicator.explanation", S::kIndicator, [](C c) { return c.indicator->explanation; }},
    {"indicator.number", S::kIndicator, [](C c) { return std::to_string(c.indicator_number); }},
    {"row.number", S::kRow, [](C c) { return std::to_string(c.row_number); }},
    {"row.numeral", S::kRow, [](C c) { return chinese_number(c.row_number); }},
};

struct NamedEntry {
  std::string_view prefix;
  NamedField field;
  FieldScope scope;
};

constexpr NamedEntry kNamedFields[] = {
    {"words.", NamedField::kWord, S::kDocument},
    {"texts.", NamedField::kText, S::kDocument},
    {"project.texts.", NamedField::kProjectText, S::kProject},
    {"record.", NamedField::kRecord, S::kRecord},
};

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const Entry& entry : kFields) out.emplace_back(entry.name);
  for (const NamedEntry& entry : kNamedFields) out.push_back(std::string(entry.prefix) + "…");
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

std::string FieldText::value(const Part& part, const FieldContext& context) {
  if (part.get != nullptr) return part.get(context);
  if (!part.named) return part.literal;
  switch (*part.named) {
    case NamedField::kWord: {
      const auto word =
          std::ranges::find(*context.words, part.literal, &PackWords::value_type::first);
      return word->second.render(context);
    }
    case NamedField::kText:
      return joined_text(context.checked->budget(), part.literal);
    case NamedField::kProjectText:
      return of_project(context,
                        [&](const Project& p) { return named_value(p.texts, part.literal); });
    case NamedField::kRecord:
      return record_value(context, part.literal);
  }
  return {};
}

std::string FieldText::render(const FieldContext& context) const {
  std::string out;
  for (const Part& part : parts_) out += value(part, context);
  return out;
}

FieldText FieldText::bound(const PackWords& words, const FieldText* table_name) const {
  FieldText out;
  out.where_ = where_;
  const auto add = [&out](const FieldText& text) {
    out.parts_.insert(out.parts_.end(), text.parts_.begin(), text.parts_.end());
  };
  for (const Part& part : parts_) {
    if (part.named == NamedField::kWord) {
      add(std::ranges::find(words, part.literal, &PackWords::value_type::first)->second);
    } else if (table_name != nullptr && part.field == kTableName) {
      add(*table_name);
    } else {
      out.parts_.push_back(part);
    }
  }
  return out;
}

std::string FieldText::pattern() const {
  std::string out;
  for (const Part& part : parts_) {
    const bool is_field = part.get != nullptr || part.named;
    out += is_field ? std::string("*") : part.literal;
  }
  return out;
}

std::vector<std::string_view> FieldText::fields() const {
  std::vector<std::string_view> out;
  for (const Part& part : parts_) {
    if (!part.field.empty()) out.push_back(part.field);
  }
  return out;
}

std::vector<FieldScope> FieldText::scopes() const {
  std::vector<FieldScope> out;
  for (const Part& part : parts_) {
    const bool is_field = part.get != nullptr || part.named;
    if (is_field && std::ranges::find(out, part.scope) == out.end()) out.push_back(part.scope);
  }
  return out;
}

bool FieldText::is_constant() const {
  return std::ranges::all_of(parts_,
                             [](const Part& part) { return part.get == nullptr && !part.named; });
}

std::vector<std::pair<NamedField, std::string>> FieldText::named_fields() const {
  std::vector<std::pair<NamedField, std::string>> out;
  for (const Part& part : parts_) {
    if (part.named) out.emplace_back(*part.named, part.literal);
  }
  return out;
}

bool FieldText::add_field(std::string_view name, Findings& findings) {
  const auto* entry = std::ranges::find(kFields, name, &Entry::name);
  if (entry != std::end(kFields)) {
    parts_.push_back({.literal = {},
                      .field = entry->name,
                      .get = entry->get,
                      .named = {},
                      .scope = entry->scope});
    return true;
  }
  for (const NamedEntry& named : kNamedFields) {
    if (!name.starts_with(named.prefix)) continue;
    parts_.push_back({.literal = std::string(name.substr(named.prefix.size())),
                      .get = nullptr,
                      .named = named.field,
                      .scope = named.scope});
    return true;
  }
  UnknownName advice = unknown_name(
      name, field_names(), {.before = "{{", .after = "}}", .listed_in = "templates/README.md"});
  findings.add({.id = "unknown-template-field",
                .where = where_.place(),
                .message = "没有 {{" + std::string(name) + "}} 这个字段",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
  return false;
}

bool FieldText::parse(std::string_view text, Findings& findings) {
  bool is_good = true;
  while (!text.empty()) {
    const std::size_t open = text.find("{{");
    if (open != 0)
      parts_.push_back({.literal = std::string(text.substr(0, open)), .get = nullptr, .named = {}});
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
