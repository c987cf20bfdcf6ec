#include "render/xlsx/check_formulas.h"

#include <algorithm>

#include "render/xlsx/sheet_names.h"

namespace gongkai {
namespace {

// Excel's limits: of a formula, and of the arguments of a function.
constexpr std::size_t kMostCharacters = 8192;
constexpr std::size_t kMostArguments = 255;

// The factor between the units of check and cell.
constexpr const char* kTenThousand = "10000";

// Shown for a run that holds, since a formula's result should not be empty.
constexpr const char* kNowhere = "—";

std::string cell_text(int row, int column) {
  char text[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(text, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
  return text;
}

std::string range_text(const CellRange& range) {
  char text[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(
      text, static_cast<lxw_row_t>(range.first_row), static_cast<lxw_col_t>(range.first_column),
      static_cast<lxw_row_t>(range.last_row), static_cast<lxw_col_t>(range.last_column));
  return text;
}

bool is_too_long(const std::string& formula) {
  return static_cast<std::size_t>(std::ranges::count_if(formula, [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         })) > kMostCharacters;
}

// Cells of one table that count in the same way, as a sheet rectangle.
struct CellBlock {
  int table = 0;
  bool is_subtracted = false;
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
  bool is_fixed = false;
  CellRange range;
};

/// Writes formulas of one check.
class FormulaWriter {
 public:
  FormulaWriter(const CrossCheck& check, std::span<const Sheet> sheets)
      : check_(check), sheets_(sheets) {
    const CheckedCell& first = first_cell(check);
    unit_ = first.unit;
  }

  MoneyUnit unit() const { return unit_; }

  // The place of a cell on its sheet, with all places of its run.
  CellRange range_of(const CheckedCell& cell) const {
    const SheetLayout& layout = sheets_[static_cast<std::size_t>(cell.table)].layout;
    const CellRange first = layout.on_sheet({cell.row, cell.column, cell.row, cell.column});
    CellRange out{first.first_row, cell.column, first.first_row, cell.column};
    if (cell.is_fixed) return out;
    if (check_.run == CheckRun::kDown) {
      out.last_row += check_.count - 1;
    } else {
      out.last_column += check_.count - 1;
    }
    return out;
  }

  std::string reference(const CheckedCell& cell) const {
    return name_of(cell.table) + range_text(range_of(cell));
  }

  // "SUM(a,b)-SUM(c)"; empty for no cells.
  std::string sum(const std::vector<CheckedCell>& cells) const {
    std::vector<CellBlock> blocks = blocks_of(cells);
    std::string out;
    while (!blocks.empty()) {
      const CellBlock kind = blocks.front();
      std::vector<std::string> ranges;
      std::erase_if(blocks, [&](const CellBlock& block) {
        if (!count_alike(block, kind)) return false;
        ranges.push_back(name_of(block.table) + range_text(block.range));
        return true;
      });
      out += kind.is_subtracted ? "-" : out.empty() ? "" : "+";
      out += sum_of(std::move(ranges)) + factor(kind.unit);
      if (kind.is_fixed && check_.count > 1) out += "*" + std::to_string(check_.count);
    }
    return out;
  }

  // left - right of each place of a run: an array.
  std::string differences() const {
    std::string out;
    for (const auto* side : {&check_.left, &check_.right}) {
      for (const CheckedCell& cell : *side) {
        const bool is_minus = (side == &check_.right) != cell.is_subtracted;
        out += is_minus ? "-" : out.empty() ? "" : "+";
        out += reference(cell) + factor(cell.unit);
      }
    }
    return out;
  }

 private:
  std::string name_of(int table) const {
    return quoted(sheets_[static_cast<std::size_t>(table)].name) + "!";
  }

  std::string factor(MoneyUnit unit) const {
    if (unit == unit_) return "";
    return std::string(unit == MoneyUnit::kYuan ? "/" : "*") + kTenThousand;
  }

  static std::string sum_of(std::vector<std::string> parts) {
    do {
      std::vector<std::string> sums;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i % kMostArguments == 0) sums.emplace_back();
        sums.back() += (sums.back().empty() ? "SUM(" : ",") + parts[i];
      }
      for (std::string& sum : sums) sum += ')';
      parts = std::move(sums);
    } while (parts.size() > 1);
    return parts.front();
  }

  // Consecutive neighbours form one block.
  std::vector<CellBlock> blocks_of(const std::vector<CheckedCell>& cells) const {
    std::vector<CellBlock> out;
    for (const CheckedCell& cell : cells) {
      const CellBlock next{cell.table, cell.is_subtracted, cell.unit, cell.is_fixed,
                           range_of(cell)};
      if (out.empty() || !join(out.back(), next)) out.push_back(next);
    }
    return out;
  }

  static bool count_alike(const CellBlock& a, const CellBlock& b) {
    return a.is_subtracted == b.is_subtracted && a.unit == b.unit && a.is_fixed == b.is_fixed;
  }

  static bool join(CellBlock& block, const CellBlock& next) {
    if (block.table != next.table || !count_alike(block, next)) return false;
    CellRange& range = block.range;
    const bool is_below = range.first_column == next.range.first_column &&
                          range.last_column == next.range.last_column &&
                          next.range.first_row == range.last_row + 1;
    const bool is_beside = range.first_row == next.range.first_row &&
                           range.last_row == next.range.last_row &&
                           next.range.first_column == range.last_column + 1;
    if (is_below) range.last_row = next.range.last_row;
    if (is_beside) range.last_column = next.range.last_column;
    return is_below || is_beside;
  }

  const CrossCheck& check_;
  std::span<const Sheet> sheets_;
  MoneyUnit unit_ = MoneyUnit::kTenThousandYuan;
};

std::string place_name(const CellRange& range, CheckRun run, int n) {
  if (n < 0) return kNowhere;
  if (run == CheckRun::kDown) return "第 " + std::to_string(range.first_row + n + 1) + " 行";
  std::string column = cell_text(0, range.first_column + n);
  column.pop_back();
  return column + " 列";
}

// To the 分: sums of binary numbers are not exact.
std::string rounded(const std::string& formula, MoneyUnit unit) {
  return "ROUND(" + formula + (unit == MoneyUnit::kYuan ? ",2)" : ",6)");
}

std::string condition(CheckKind kind, const std::string& difference, const std::string& limit) {
  if (kind == CheckKind::kAtMost) return difference + "<=" + limit;
  if (kind == CheckKind::kAtLeast) return difference + ">=" + (limit == "0" ? "" : "-") + limit;
  return limit == "0" ? difference + "=0" : "ABS(" + difference + ")<=" + limit;
}

std::string difference_formula(const CrossCheck& check, const FormulaWriter& writer,
                               const CheckPlace& place) {
  if (check.count == 1) {
    return "=" + rounded(cell_text(place.row, place.left_column) + "-" +
                             cell_text(place.row, place.right_column),
                         writer.unit());
  }
  const std::string each = rounded(writer.differences(), writer.unit());
  if (check.kind == CheckKind::kAtMost) return "=SUMPRODUCT(MAX(" + each + "))";
  if (check.kind == CheckKind::kAtLeast) return "=SUMPRODUCT(MIN(" + each + "))";
  return "=SUMPRODUCT(MAX(ABS(" + each + ")))";
}

std::string result_formula(const CrossCheck& check, const FormulaWriter& writer,
                           const CheckPlace& place) {
  const std::string difference = cell_text(place.row, place.difference_column);
  const auto word = [](CheckResult result) { return "\"" + std::string(word_for(result)) + "\""; };
  const std::string bad = word(bad_result(check));
  std::string other = bad;
  if (!check.tail.is_zero()) {
    const std::string limit = exact_text(check.tail, writer.unit());
    other = "IF(" + condition(check.kind, difference, limit) + "," + word(CheckResult::kTail) +
            "," + bad + ")";
  }
  // A text in place of a number makes the difference an error value.
  return "=IFERROR(IF(" + condition(check.kind, difference, "0") + "," + word(CheckResult::kHolds) +
         "," + other + ")," + bad + ")";
}

// The first row (or column) of the run that is violated, computed as the greatest distance from the
// end among violated ones. MATCH over an array would need different formulas in each program.
std::string first_broken_formula(const CrossCheck& check, const FormulaWriter& writer,
                                 const CheckPlace& place) {
  const CheckedCell& first = first_cell(check);
  const CellRange range = writer.range_of(first);
  const bool is_down = check.run == CheckRun::kDown;
  const std::string end = std::to_string((is_down ? range.last_row : range.last_column) + 2);
  const std::string is_broken = check.kind == CheckKind::kEqual    ? "<>0"
                                : check.kind == CheckKind::kAtMost ? ">0"
                                                                   : "<0";
  const std::string number =
      end + "-SUMPRODUCT(MAX((" + rounded(writer.differences(), writer.unit()) + is_broken + ")*(" +
      end + "-" + (is_down ? "ROW(" : "COLUMN(") + writer.reference(first) + "))))";
  const std::string name = is_down ? "\"第 \"&(" + number + ")&\" 行\""
                                   : "SUBSTITUTE(ADDRESS(1," + number + ",4),\"1\",\"\")&\" 列\"";
  return "=IF(" + cell_text(place.row, place.result_column) + "=\"" +
         word_for(CheckResult::kHolds) + "\",\"" + kNowhere + "\",IFERROR(" + name + ",\"\"))";
}

}  // namespace

std::vector<CrossCheck> on_sheets(const CrossCheck& check, std::span<const Sheet> sheets) {
  std::vector<CrossCheck> out{check};
  if (check.run == CheckRun::kRight) return out;
  const auto sheet_row = [&](const CheckedCell& cell, int n) {
    const SheetLayout& layout = sheets[static_cast<std::size_t>(cell.table)].layout;
    const int row = cell.row + n;
    return layout.grid_rows[static_cast<std::size_t>(row)];
  };
  const auto is_gap = [&](const CheckedCell& cell, int n) {
    return !cell.is_fixed && sheet_row(cell, n) != sheet_row(cell, n - 1) + 1;
  };
  int begin = 0;
  for (int n = 1; n < check.count; ++n) {
    const auto gap_here = [&](const CheckedCell& cell) { return is_gap(cell, n); };
    if (!std::ranges::any_of(check.left, gap_here) && !std::ranges::any_of(check.right, gap_here)) {
      continue;
    }
    out.back().count = n - begin;
    begin = n;
    CrossCheck rest = check;
    rest.count = check.count - n;
    for (auto* side : {&rest.left, &rest.right}) {
      for (CheckedCell& cell : *side) cell.row += cell.is_fixed ? 0 : n;
    }
    out.push_back(std::move(rest));
  }
  return out;
}

std::optional<CheckRow> check_row(const CrossCheck& check, std::span<const Sheet> sheets) {
  const FormulaWriter writer(check, sheets);
  CheckRow row;
  row.left = writer.sum(check.left);
  row.right = writer.sum(check.right);
  for (std::string* side : {&row.left, &row.right}) {
    if (!side->empty()) side->insert(0, "=");
    if (is_too_long(*side)) return std::nullopt;
  }
  const CheckedCell& first = first_cell(check);
  row.target = writer.reference(first);
  row.values = values_of(check, sheets);
  if (check.count > 1) {
    row.first_broken = place_name(writer.range_of(first), check.run, row.values.first_broken);
  }
  return row;
}

ResultFormulas result_formulas(const CrossCheck& check, std::span<const Sheet> sheets,
                               const CheckPlace& place) {
  const FormulaWriter writer(check, sheets);
  return {difference_formula(check, writer, place), result_formula(check, writer, place),
          check.count > 1 ? first_broken_formula(check, writer, place) : ""};
}

}  // namespace gongkai
