// Headers: a tree of headings becomes rows of merged cells and a list of columns.

#include <algorithm>
#include <string>

#include "template/expansion.h"

namespace gongkai {
namespace {

// Whether a heading stands over columns that have none of their own: it then reaches down to them.
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

int leaf_count(const Heading& heading) {
  if (heading.below.empty()) return 1;
  int count = 0;
  for (const Heading& below : heading.below) count += leaf_count(below);
  return count;
}

class HeaderBuilder {
 public:
  HeaderBuilder(int rows, const FieldContext& fields, StyleSheet& styles)
      : fields_(fields), style_(styles.index("header")) {
    header_.rows.resize(static_cast<std::size_t>(rows));
  }

  void add(const std::vector<Heading>& headings) { add_all(headings, 0, {}); }
  Header take() { return std::move(header_); }

 private:
  // The columns that stand for these headings in a sum: a group's total, or all that is in it.
  std::vector<int> add_all(const std::vector<Heading>& headings, int row, const Filters& above) {
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
    for (int total : totals) header_.leaves[static_cast<std::size_t>(total)].addends = parts;
    return totals.empty() ? parts : std::vector<int>{totals.front()};
  }

  std::vector<int> add_one(const Heading& heading, int row, const Filters& above) {
    const auto rows = static_cast<int>(header_.rows.size());
    const int next = covers_columns(heading) ? rows : row + heading.rows;
    if (row < rows) {
      header_.rows[static_cast<std::size_t>(row)].push_back({.text = heading.text.render(fields_),
                                                             .style = style_,
                                                             .row_span = next - row,
                                                             .col_span = leaf_count(heading)});
    }
    Filters filters = above;
    if (!heading.where.any_of.empty()) filters.push_back(heading.where);
    if (!heading.below.empty()) return add_all(heading.below, next, filters);
    header_.leaves.push_back({.heading = &heading, .filters = std::move(filters)});
    if (!header_.leaves.back().is_amount()) return {};
    return {static_cast<int>(header_.leaves.size()) - 1};
  }

  const FieldContext& fields_;
  Header header_;
  int style_;
};

}  // namespace

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
  for (const LeafColumn& leaf : header.leaves) out.push_back({.width = leaf.heading->width});
  return out;
}

}  // namespace gongkai
