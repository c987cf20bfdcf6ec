// Headers: a tree of headings becomes rows of merged cells and a list of columns.

#include <algorithm>
#include <iterator>
#include <string>

#include "tables/expansion.h"

namespace gongkai {
namespace {

// Whether a heading is over columns without headings of their own; it then extends down to them.
bool covers_columns(const Heading& heading) {
  return std::ranges::all_of(heading.below, [](const Heading& below) {
    return below.below.empty() && below.text.is_empty();
  });
}

int depth(const std::vector<Heading>& headings) {
  int deepest = 0;
  for (const Heading& heading : headings) {
    const int below = covers_columns(heading) ? 0 : depth(heading.below);
    deepest = std::max(deepest, heading.rows + below);
  }
  return deepest;
}

class HeaderBuilder {
 public:
  HeaderBuilder(int rows, const FieldContext& fields, StyleSheet& styles)
      : fields_(fields), style_(styles.index("header")) {
    header_.rows.resize(static_cast<std::size_t>(rows));
  }

  void add(const std::vector<Heading>& headings) {
    const std::size_t first = header_.leaves.size();
    add_all(headings, 0, {});
    for (std::size_t i = first;
         i < header_.leaves.size() && header_.leaves[i].kind() == ColumnKind::kText; ++i) {
      header_.leaves[i].heads_rows = true;
    }
  }
  Header take() { return std::move(header_); }

 private:
  // What the headings above say of a column.
  struct Above {
    Filters filters;
    std::optional<YearFigure> last_year;
  };

  // The columns that stand for these headings in a sum: a group's total, or all that is in it.
  std::vector<int> add_all(const std::vector<Heading>& headings, int row, const Above& above) {
    std::vector<int> parts;
    std::vector<int> totals;
    for (const Heading& heading : headings) {
      const std::vector<int> columns = add_one(heading, row, above);
      if (heading.is_total) {
        totals.insert(totals.end(), columns.begin(), columns.end());
      } else if (!heading.is_of_which) {
        parts.insert(parts.end(), columns.begin(), columns.end());
      }
    }
    for (int total : totals) {
      std::ranges::copy_if(parts, std::back_inserter(leaf(total).addends),
                           [&](int part) { return leaf(part).last_year == leaf(total).last_year; });
    }
    if (totals.empty()) return parts;
    std::vector<int> firsts;  // of each year
    for (int total : totals) {
      const auto is_alike = [&](int one) { return leaf(one).last_year == leaf(total).last_year; };
      if (std::ranges::none_of(firsts, is_alike)) firsts.push_back(total);
    }
    return firsts;
  }

  std::vector<int> add_one(const Heading& heading, int row, const Above& above) {
    const auto rows = static_cast<int>(header_.rows.size());
    const int next = covers_columns(heading) ? rows : row + heading.rows;
    if (row < rows) {
      header_.rows[static_cast<std::size_t>(row)].push_back(
          {.text = heading.text.render(fields_),
           .style = style_,
           .row_span = next - row,
           .col_span = heading.below.empty() ? 1 : column_count(heading.below)});
    }
    Above here = above;
    if (!heading.where.any_of.empty()) here.filters.push_back(heading.where);
    if (heading.last_year) here.last_year = heading.last_year;
    if (!heading.below.empty()) return add_all(heading.below, next, here);
    header_.leaves.push_back({.heading = &heading,
                              .filters = std::move(here.filters),
                              .position = static_cast<int>(header_.leaves.size()),
                              .last_year = here.last_year});
    if (!header_.leaves.back().is_amount() || header_.leaves.back().compares()) return {};
    return {static_cast<int>(header_.leaves.size()) - 1};
  }

  LeafColumn& leaf(int column) { return header_.leaves[static_cast<std::size_t>(column)]; }

  const FieldContext& fields_;
  Header header_;
  int style_;
};

}  // namespace

int column_count(const std::vector<Heading>& headings) {
  int count = 0;
  for (const Heading& heading : headings) {
    count += heading.below.empty() ? 1 : column_count(heading.below);
  }
  return count;
}

int header_depth(const std::vector<const std::vector<Heading>*>& trees) {
  int rows = 0;
  for (const auto* tree : trees) rows = std::max(rows, depth(*tree));
  return rows;
}

Header build_header(const std::vector<const std::vector<Heading>*>& trees,
                    const FieldContext& fields, StyleSheet& styles) {
  HeaderBuilder builder(header_depth(trees), fields, styles);
  for (const auto* tree : trees) builder.add(*tree);
  return builder.take();
}

Facts taken_by(const LeafColumn& leaf, const Facts& facts) {
  Facts out;
  std::ranges::copy_if(facts, std::back_inserter(out),
                       [&](const LedgerEntry* fact) { return leaf.takes(*fact); });
  return out;
}

void report_misses(std::span<const LeafColumn> leaves, const Facts& facts,
                   const TableSource& source, Findings& findings) {
  const int first = leaves.empty() ? 0 : leaves.front().position;
  for (const LeafColumn& leaf : leaves) {
    if (leaf.addends.empty()) continue;
    for (const LedgerEntry* fact : facts) {
      if (!leaf.takes(*fact)) continue;
      const auto takes = [&](int c) {
        return leaves[static_cast<std::size_t>(c - first)].takes(*fact);
      };
      const auto taken = std::ranges::count_if(leaf.addends, takes);
      if (taken == 1 || fact->amount.is_zero()) continue;
      if (source.unshown != nullptr) source.unshown->insert(fact);
      findings.add({.id = taken == 0 ? "fact-in-no-column" : "fact-in-two-columns",
                    .where = fact->where.place(),
                    .message = "《" + source.name() + "》的“" +
                               leaf.heading->text.render(source.fields) + "”列计入这笔金额，" +
                               (taken == 0 ? "其明细各列均未计入" : "其明细有两列以上重复计入"),
                    .expected = "每笔金额列入且只列入一个明细列",
                    .help = "检查这笔数据的科目、资金来源和类别；数据无误的，修改模板包的列",
                    .notes = {{"合计列在此", leaf.heading->where_it_stands.place()}}});
    }
  }
}

void add_column_numbers(const std::string& mark, StyleSheet& styles, Header& header) {
  std::vector<Cell>& row = header.rows.emplace_back();
  int number = 0;
  for (const LeafColumn& leaf : header.leaves) {
    row.push_back({.text = leaf.is_amount() ? std::to_string(++number) : mark,
                   .style = styles.index("header")});
  }
}

std::string cell_style(const LeafColumn& leaf) {
  if (!leaf.heading->style.empty()) return leaf.heading->style;
  return leaf.is_amount() ? "amount" : "label";
}

std::vector<Column> column_widths(const Header& header) {
  std::vector<Column> out;
  for (const LeafColumn& leaf : header.leaves) {
    out.push_back({.width = leaf.heading->width,
                   .is_amount = leaf.is_amount(),
                   .heads_rows = leaf.heads_rows});
  }
  return out;
}

}  // namespace gongkai
