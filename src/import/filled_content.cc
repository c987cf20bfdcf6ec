#include "import/filled_content.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/sheet_cells.h"

namespace gongkai {
namespace {

class ContentReader {
 public:
  ContentReader(const SheetCells& cells, const CellProblems& problems)
      : cells_(cells), problems_(problems) {}

  /// Empty: the block is not where it should be.
  std::optional<std::vector<FilledRow>> rows(const FillInBlock& block) const {
    Findings ignored;  // the reader of the form has reported them
    const auto place = find_block(cells_, block, {}, ignored);
    if (!place || ignored.has_errors()) return std::nullopt;
    if (block.kind == FillInKind::kValues) return values(block, *place);
    std::vector<FilledRow> out;
    for (int row = place->first_row; row <= cells_.last_row(); ++row) {
      FilledRow filled;
      bool is_empty = true;
      for (const int column : place->columns) {
        add(filled, row, column);
        is_empty = is_empty && filled.texts.back().empty() && filled.problems.back().empty();
      }
      if (!is_empty) out.push_back(std::move(filled));
    }
    return out;
  }

 private:
  void add(FilledRow& out, int row, int column) const {
    out.texts.push_back(column < 0 ? std::string() : cells_.text(row, column));
    const auto found = column < 0 ? problems_.end() : problems_.find(cells_.name(row, column));
    out.problems.push_back(found == problems_.end() ? std::string() : found->second);
  }

  // A row with a text for each line.
  std::optional<std::vector<FilledRow>> values(const FillInBlock& block,
                                               const BlockPlace& place) const {
    FilledRow out;
    out.texts.resize(block.columns.size());
    out.problems.resize(block.columns.size());
    for (int row = place.first_row; row <= cells_.last_row(); ++row) {
      const std::string label = cells_.text(row, place.columns[0]);
      if (label.empty()) break;
      const auto line = std::ranges::find(block.columns, label, &FillInColumn::title);
      if (line == block.columns.end()) return std::nullopt;
      FilledRow one;
      add(one, row, place.columns[1]);
      const auto at = static_cast<std::size_t>(line - block.columns.begin());
      out.texts[at] = std::move(one.texts.front());
      out.problems[at] = std::move(one.problems.front());
    }
    return std::vector{std::move(out)};
  }

  const SheetCells& cells_;
  const CellProblems& problems_;
};

}  // namespace

std::optional<FillInContent> filled_content(const Workbook& workbook, const FillInLayout& layout,
                                            const CellProblems& problems) {
  FillInContent out;
  for (const FillInSheet& sheet : layout.sheets) {
    const auto found = std::ranges::find(workbook.sheets, sheet.title, &WorkbookSheet::name);
    if (found == workbook.sheets.end()) return std::nullopt;
    const SheetCells cells(*found);
    for (const FillInBlock& block : sheet.blocks) {
      auto rows = ContentReader(cells, problems).rows(block);
      if (!rows) return std::nullopt;
      out.rows.emplace(std::pair(sheet.title, block.title), *std::move(rows));
    }
  }
  return out;
}

}  // namespace gongkai
