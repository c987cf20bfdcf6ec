#include "import/sheet_cells.h"

#include <algorithm>

#include "fill_in/fill_in_workbook.h"
#include "source/ascii.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr int kRowsOfTitles = 10;
constexpr int kLongestMerge = 5'000;

std::pair<int, int> place_of(const SheetCell* cell) { return {cell->row, cell->column}; }

}  // namespace

SheetCells::SheetCells(const WorkbookSheet& sheet) : sheet_(sheet) {
  for (const SheetCell& cell : sheet.cells) {
    if (!trimmed(cell.text).empty()) cells_.push_back(&cell);
  }
  spread();
  for (const SheetFormula& formula : sheet.unknown) {
    without_result_.emplace(formula.row, formula.column);
  }
}

const SheetCell* SheetCells::at(int row, int column) const {
  const auto found = std::ranges::lower_bound(cells_, std::pair(row, column), {}, place_of);
  return found == cells_.end() || place_of(*found) != std::pair(row, column) ? nullptr : *found;
}

std::string SheetCells::text(int row, int column) const {
  const SheetCell* cell = at(row, column);
  return cell == nullptr ? std::string() : std::string(trimmed(cell->text));
}

std::optional<std::pair<int, int>> SheetCells::find_title(const FillInBlock& block) const {
  const bool is_of_values = block.kind == FillInKind::kValues;
  for (const SheetCell* cell : cells_) {
    const std::pair place = place_of(cell);
    if (place.first == 0 || trimmed(cell->text) != block.title) continue;
    const std::string below = text(place.first + 1, place.second);
    const bool is_title =
        is_of_values ? below == kFillInItem : place.first < kRowsOfTitles && !below.empty();
    if (is_title) return place;
  }
  return std::nullopt;
}

int SheetCells::last_row() const {
  const int of_cells = cells_.empty() ? -1 : cells_.back()->row;
  const int of_formulas = without_result_.empty() ? -1 : without_result_.rbegin()->first;
  return std::max(of_cells, of_formulas);
}

int SheetCells::width(int rows) const {
  int out = 0;
  for (const SheetCell* cell : cells_) {
    if (cell->row >= rows) break;
    out = std::max(out, cell->column + 1);
  }
  return out;
}

std::string SheetCells::name(int row, int column) const {
  return (sheet_.name.empty() ? std::string() : sheet_.name + "!") + cell_name(row, column);
}

// The first column of a merged range has the text of its first cell in each row.
void SheetCells::spread() {
  for (const SheetRange& range : sheet_.merged) {
    const SheetCell* first = at(range.first_row, range.first_column);
    if (first == nullptr || range.last_row - range.first_row > kLongestMerge) continue;
    for (int row = range.first_row + 1; row <= range.last_row; ++row) {
      if (at(row, range.first_column) != nullptr) continue;
      copies_.push_back(*first);
      copies_.back().row = row;
    }
  }
  for (const SheetCell& copy : copies_) cells_.push_back(&copy);
  std::ranges::stable_sort(cells_, {}, place_of);
}

namespace {

Finding unknown_heading(const SheetCells& cells, const FillInBlock& block, const std::string& file,
                        int row, int column) {
  std::vector<std::string> known;
  for (const FillInColumn& each : block.columns) known.push_back(each.title);
  UnknownName advice = unknown_name(cells.text(row, column), known, {.before = "“", .after = "”"});
  return {.id = "fill-in-heading-unknown",
          .where = {.file = file, .pointer = cells.name(row, column)},
          .message = "“" + block.title + "”没有栏目“" + cells.text(row, column) + "”",
          .expected = std::move(advice.expected),
          .help = advice.help.empty() ? "删去这一栏，或恢复它的标题" : std::move(advice.help)};
}

}  // namespace

std::optional<BlockPlace> find_block(const SheetCells& cells, const FillInBlock& block,
                                     const std::string& file, Findings& findings) {
  const auto title = cells.find_title(block);
  if (!title) {
    findings.add({.id = "fill-in-block-missing",
                  .where = {.file = file, .pointer = cells.sheet().name},
                  .message = "工作表“" + cells.sheet().name + "”中没有“" + block.title + "”",
                  .expected = "栏目之上写有“" + block.title + "”",
                  .help = "恢复被删改的标题，或用 gongkai form 重新生成填报表"});
    return std::nullopt;
  }
  BlockPlace out{.first_row = title->first + 2, .columns = {}};
  if (block.kind == FillInKind::kValues) {
    out.columns = {title->second, title->second + 1};
    return out;
  }
  out.columns.assign(block.columns.size(), -1);
  bool is_good = true;
  for (int column = title->second; !cells.text(title->first + 1, column).empty(); ++column) {
    const std::string heading = cells.text(title->first + 1, column);
    const auto found = std::ranges::find(block.columns, heading, &FillInColumn::title);
    if (found != block.columns.end()) {
      out.columns[static_cast<std::size_t>(found - block.columns.begin())] = column;
    } else if (heading != kFillInHint && heading != kFillInProblem) {
      is_good = false;
      findings.add(unknown_heading(cells, block, file, title->first + 1, column));
    }
  }
  const bool is_renamed = !is_good;  // what is missing stands under another name
  for (std::size_t i = 0; i < block.columns.size(); ++i) {
    if (out.columns[i] >= 0 || is_renamed) continue;
    is_good = false;
    findings.add({.id = "fill-in-heading-missing",
                  .where = {.file = file, .pointer = cells.sheet().name},
                  .message = "“" + block.title + "”缺少栏目“" + block.columns[i].title + "”",
                  .expected = "填报表原有的各栏",
                  .help = "恢复这一栏的标题，或用 gongkai form 重新生成填报表"});
  }
  return is_good ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace gongkai
