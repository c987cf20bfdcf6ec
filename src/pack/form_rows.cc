#include "pack/form_rows.h"

#include <algorithm>

#include "pack/indicator_levels.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// A place of a tree; level2 may be empty.
struct TreePlace {
  const std::string& level1;
  std::string level2;

  bool takes(const Indicator& indicator) const {
    return is_same_level(indicator.level1, level1) && is_same_level(indicator.level2, level2);
  }
  std::string text() const { return level2.empty() ? level1 : level1 + "/" + level2; }
};

std::vector<TreePlace> places_of(const IndicatorTree& tree) {
  std::vector<TreePlace> out;
  for (const auto& [level1, all] : tree) {
    if (all.empty()) out.push_back({level1, ""});
    for (const std::string& level2 : all) out.push_back({level1, level2});
  }
  return out;
}

// Fills up with empty rows.
void add_empty(const Indicator& empty, std::size_t begin, int least,
               std::vector<FormIndicator>& out) {
  for (auto n = static_cast<int>(out.size() - begin); n < least; ++n) {
    out.push_back({.indicator = empty, .number = n + 1});
  }
}

// The names of all places in the form; groups that accept every level2 give only the level1.
std::vector<std::string> place_names(const Form& form) {
  std::vector<std::string> out;
  for (const FormRows& group : form.rows) {
    for (const TreePlace& place : places_of(group.tree)) out.push_back(place.text());
    out.insert(out.end(), group.level1.begin(), group.level1.end());
  }
  return out;
}

// The form's name for the level1 of an indicator in a group with such names.
const std::string* named_level1(const FormRows& group, const Indicator& indicator) {
  const auto found = std::ranges::find_if(
      group.level1, [&](const std::string& name) { return is_same_level(name, indicator.level1); });
  return found == group.level1.end() ? nullptr : &*found;
}

bool is_label(const FormCell& cell) {
  if (cell.heads) return *cell.heads != HeadingScope::kNothing;
  if (cell.amount || !cell.project_amount.empty() || cell.choice) return false;
  return cell.is_merged || (cell.text.is_constant() && !cell.text.is_empty());
}

}  // namespace

const std::vector<Indicator>& stated_indicators(const FieldContext& fields) {
  return fields.project != nullptr ? fields.project->indicators
                                   : fields.checked->budget().goals.indicators;
}

bool takes(const FormRows& group, const Indicator& indicator) {
  if (group.each != FormEach::kIndicator) return false;
  if (!group.tree.empty()) {
    return std::ranges::any_of(places_of(group.tree),
                               [&](const TreePlace& place) { return place.takes(indicator); });
  }
  return group.level1.empty() || named_level1(group, indicator) != nullptr;
}

std::vector<FormIndicator> indicators_for(const FormRows& group,
                                          const std::vector<Indicator>& stated) {
  std::vector<FormIndicator> out;
  if (group.tree.empty()) {
    for (const Indicator& indicator : stated) {
      if (!takes(group, indicator)) continue;
      out.push_back({.indicator = indicator, .number = static_cast<int>(out.size()) + 1});
      const std::string* level1 = named_level1(group, indicator);
      if (level1 != nullptr) out.back().indicator.level1 = *level1;
    }
    Indicator empty;
    if (group.level1.size() == 1) empty.level1 = group.level1.front();
    add_empty(empty, 0, group.at_least, out);
    return out;
  }
  for (const TreePlace& place : places_of(group.tree)) {
    const std::size_t begin = out.size();
    for (const Indicator& indicator : stated) {
      if (!place.takes(indicator)) continue;
      out.push_back({.indicator = indicator, .number = static_cast<int>(out.size() - begin) + 1});
      out.back().indicator.level1 = place.level1;
      out.back().indicator.level2 = place.level2;
    }
    add_empty({.level1 = place.level1, .level2 = place.level2}, begin, std::max(1, group.at_least),
              out);
  }
  return out;
}

std::vector<Indicator> left_out(const Form& form, const std::vector<Indicator>& stated) {
  std::vector<Indicator> out;
  const auto is_of_indicators = [](const FormRows& group) {
    return group.each == FormEach::kIndicator;
  };
  if (std::ranges::none_of(form.rows, is_of_indicators)) return out;
  for (const Indicator& indicator : stated) {
    const auto has_place = [&](const FormRows& group) { return takes(group, indicator); };
    if (std::ranges::none_of(form.rows, has_place)) out.push_back(indicator);
  }
  return out;
}

void report_left_out(const Form& form, const std::vector<Indicator>& indicators,
                     const std::string& table, Findings& findings) {
  std::vector<const Indicator*> all;
  for (const Indicator& indicator : indicators) all.push_back(&indicator);
  report_without_place(
      all, {.table = table, .places = place_names(form), .levels = "level1/level2"}, findings);
}

std::vector<HeadingScope> heads_of(const FormRow& row, bool is_last) {
  std::vector<HeadingScope> out(row.cells.size());
  bool goes_on = false;  // with something that is not a label
  for (std::size_t i = row.cells.size(); i-- > 0;) {
    const FormCell& cell = row.cells[i];
    if (!is_label(cell)) {
      goes_on = true;
    } else if (cell.heads) {
      out[i] = *cell.heads;
    } else if (goes_on || cell.is_merged || cell.rows > 1) {
      out[i] = HeadingScope::kRow;
    } else if (!is_last) {
      out[i] = HeadingScope::kColumn;
    }
  }
  return out;
}

RowFit RowFitter::add(const FormRow& row) {
  RowFit fit;
  const std::size_t columns = rows_left_.size();
  std::vector<int> above = rows_left_;
  for (int& left : rows_left_) left = std::max(0, left - 1);
  std::vector<bool> is_covered(columns, false);
  std::size_t column = 0;
  for (const FormCell& cell : row.cells) {
    while (column < columns && above[column] > 0) ++column;
    fit.starts.push_back(static_cast<int>(column));
    for (int n = 0; n < cell.columns; ++n, ++column) {
      if (column >= columns) {
        ++fit.too_many;
        continue;
      }
      if (above[column] > 0) fit.taken.push_back(static_cast<int>(column));
      is_covered[column] = true;
      rows_left_[column] = cell.rows - 1;
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    if (!is_covered[c] && above[c] == 0) fit.free.push_back(static_cast<int>(c));
  }
  return fit;
}

bool RowFitter::is_closed() const {
  return std::ranges::all_of(rows_left_, [](int left) { return left == 0; });
}

}  // namespace gongkai
