#include "pipeline/table_forms.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "tables/expansion.h"

namespace gongkai {
namespace {

using Trees = std::vector<const std::vector<Heading>*>;

struct CodeField {
  std::string_view field;
  CodePart part;
};

// What fields say of codes.
constexpr CodeField kCodeFields[] = {
    {"function.class", {Classification::kFunction, 0, 3}},
    {"function.section", {Classification::kFunction, 3, 2}},
    {"function.section_code", {Classification::kFunction, 0, 5}},
    {"function.item", {Classification::kFunction, 5, 2}},
    {"function.code", {Classification::kFunction, 0, 7}},
    {"function.class_name", {Classification::kFunction, 3, 0}},
    {"function.section_name", {Classification::kFunction, 5, 0}},
    {"function.name", {Classification::kFunction, 7, 0}},
    {"economic.class", {Classification::kEconomic, 0, 3}},
    {"economic.section", {Classification::kEconomic, 3, 2}},
    {"economic.code", {Classification::kEconomic, 0, 5}},
    {"economic.class_name", {Classification::kEconomic, 3, 0}},
    {"economic.name", {Classification::kEconomic, 5, 0}},
    {"government_economic.class", {Classification::kGovernmentEconomic, 0, 3}},
    {"government_economic.section", {Classification::kGovernmentEconomic, 3, 2}},
    {"government_economic.code", {Classification::kGovernmentEconomic, 0, 5}},
    {"government_economic.class_name", {Classification::kGovernmentEconomic, 3, 0}},
    {"government_economic.name", {Classification::kGovernmentEconomic, 5, 0}},
};

using CodesByLabel = std::map<std::string, std::vector<CodePart>, std::less<>>;

// What the rows of a pivot write of codes into its text columns.
CodesByLabel codes_of(const std::vector<RowLevel>& rows) {
  CodesByLabel out;
  for (const RowLevel& level : rows) {
    for (const auto& [label, text] : level.cells) {
      for (const std::string_view field : text.fields()) {
        const auto* known = std::ranges::find(kCodeFields, field, &CodeField::field);
        if (known == std::end(kCodeFields)) continue;
        std::vector<CodePart>& parts = out[label];
        if (std::ranges::count(parts, known->part) == 0) parts.push_back(known->part);
      }
    }
  }
  return out;
}

// Texts like "单位名称：{{department.name}}", but none that say the unit of money.
void add_captions(const std::vector<PackCaption>& captions, std::vector<std::string>& out) {
  for (const PackCaption& caption : captions) {
    for (const FieldText* text : {&caption.left, &caption.center, &caption.right}) {
      std::string pattern = text->pattern();
      const std::size_t colon = pattern.find("：");
      const bool has_name =
          colon != std::string::npos && pattern.find('*', colon) != std::string::npos;
      const bool is_money = std::ranges::count(text->fields(), "money_unit") > 0;
      if (has_name && !is_money) out.push_back(std::move(pattern));
    }
  }
}

struct Above {
  std::vector<std::string> headings;
  bool is_optional = false;
};

void add_columns(const std::vector<Heading>& headings, const Above& above,
                 const CodesByLabel& codes, std::vector<FormColumn>& columns) {
  for (const Heading& heading : headings) {
    Above here = above;
    here.is_optional = here.is_optional || heading.is_hidden_if_empty;
    if (!heading.text.is_empty()) here.headings.push_back(heading.text.pattern());
    if (heading.below.empty()) {
      const auto of_label = codes.find(heading.label);
      columns.push_back({here.headings, heading.is_amount(), here.is_optional,
                         of_label == codes.end() ? std::vector<CodePart>() : of_label->second});
    } else {
      add_columns(heading.below, here, codes, columns);
    }
  }
}

void add_trees(const Trees& trees, const CodesByLabel& codes, TableForm& form) {
  form.header_rows = header_depth(trees);
  for (const auto* tree : trees) add_columns(*tree, {}, codes, form.columns);
}

struct FormReader {
  TableForm& form;

  void operator()(const Pivot& pivot) const {
    add_trees({&pivot.columns}, codes_of(pivot.rows), form);
    form.has_column_numbers = !pivot.column_numbers.empty();
  }
  void operator()(const Records& records) const {
    add_trees({&records.columns}, {}, form);
    form.has_column_numbers = !records.column_numbers.empty();
  }
  void operator()(const Balance& balance) const {
    Trees trees;
    for (const BalanceSide& side : balance.sides) trees.push_back(&side.columns);
    add_trees(trees, {}, form);
    form.has_column_numbers = !balance.column_numbers.empty();
  }
  void operator()(const Form&) const {}
};

}  // namespace

std::vector<TableForm> table_forms(const Pack& pack) {
  std::vector<TableForm> out;
  for (const PackTable& table : pack.tables) {
    TableForm& form = out.emplace_back();
    form.id = table.id;
    form.name = table.name.pattern();
    form.title = table.title.pattern();
    form.number = table.number;
    form.amount = table.amount;
    form.is_repeated = table.each != TableEach::kOnce;
    add_captions(table.captions.value_or(pack.captions), form.captions);
    add_captions(table.captions_above.value_or(pack.captions_above), form.captions);
    for (const PackNote& note : table.notes) form.notes.push_back(note.text.pattern());
    std::visit(FormReader{form}, table.body);
  }
  return out;
}

}  // namespace gongkai
