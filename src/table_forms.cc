#include "table_forms.h"

#include "template/expansion.h"

namespace gongkai {
namespace {

using Trees = std::vector<const std::vector<Heading>*>;

bool is_amount(const Heading& heading, bool is_record) {
  if (is_record) return heading.item.has_value() || heading.is_total;
  return heading.label.empty() && heading.list.empty();
}

struct Above {
  std::vector<std::string> headings;
  bool is_optional = false;
};

void add_columns(const std::vector<Heading>& headings, const Above& above, bool is_record,
                 std::vector<FormColumn>& columns) {
  for (const Heading& heading : headings) {
    Above here = above;
    here.is_optional = here.is_optional || heading.is_hidden_if_empty;
    if (!heading.text.is_empty()) here.headings.push_back(heading.text.pattern());
    if (heading.below.empty()) {
      columns.push_back({here.headings, is_amount(heading, is_record), here.is_optional});
    } else {
      add_columns(heading.below, here, is_record, columns);
    }
  }
}

void add_trees(const Trees& trees, bool is_record, TableForm& form) {
  form.header_rows = header_depth(trees);
  for (const auto* tree : trees) add_columns(*tree, {}, is_record, form.columns);
}

struct Reader {
  TableForm& form;

  void operator()(const Pivot& pivot) const {
    add_trees({&pivot.columns}, false, form);
    form.has_column_numbers = !pivot.column_numbers.empty();
  }
  void operator()(const Records& records) const { add_trees({&records.columns}, true, form); }
  void operator()(const Balance& balance) const {
    Trees trees;
    for (const BalanceSide& side : balance.sides) trees.push_back(&side.columns);
    add_trees(trees, false, form);
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
    std::visit(Reader{form}, table.body);
  }
  return out;
}

}  // namespace gongkai
