#include "render/xlsx/check_values.h"

#include <algorithm>

namespace gongkai {
namespace {

// The grid cell of a checked cell at the nth step of the run.
const Cell& cell_at(const CheckedCell& cell, CheckRun run, int n, std::span<const Sheet> sheets) {
  const Grid& grid = sheets[static_cast<std::size_t>(cell.table)].table->grid;
  const int steps = cell.is_fixed ? 0 : n;
  const int row = run == CheckRun::kDown ? cell.row + steps : cell.row;
  const int column = run == CheckRun::kDown ? cell.column : cell.column + steps;
  return grid.at(row, column);
}

// The format of the first figure of the check, with zeros always shown.
NumberFormat format_of(const CrossCheck& check, std::span<const Sheet> sheets) {
  NumberFormat format{.unit = first_cell(check).unit};
  for (const auto* side : {&check.left, &check.right}) {
    for (const CheckedCell& cell : *side) {
      const Cell& found = cell_at(cell, check.run, 0, sheets);
      if (!found.number || found.number->format.unit != format.unit) continue;
      format = found.number->format;
      format.zero = format.is_trimmed ? ZeroStyle::kDigit : ZeroStyle::kDecimals;
      return format;
    }
  }
  format.zero = ZeroStyle::kDecimals;
  return format;
}

Amount value_at(const CheckedCell& cell, CheckRun run, int n, std::span<const Sheet> sheets) {
  const Cell& found = cell_at(cell, run, n, sheets);
  if (!found.number) return {};
  return cell.is_subtracted ? Amount() - found.number->value : found.number->value;
}

}  // namespace

const char* word_for(CheckResult result) {
  switch (result) {
    case CheckResult::kHolds:
      return "相符";
    case CheckResult::kTail:
      return "尾差";
    case CheckResult::kUnclear:
      return "待核对";
    case CheckResult::kBroken:
      return "不符";
  }
  return "";
}

const CheckedCell& first_cell(const CrossCheck& check) {
  for (const auto* side : {&check.left, &check.right}) {
    const auto moving = std::ranges::find(*side, false, &CheckedCell::is_fixed);
    if (moving != side->end()) return *moving;
  }
  return check.left.empty() ? check.right.front() : check.left.front();
}

CheckResult bad_result(const CrossCheck& check) {
  return check.is_strict ? CheckResult::kBroken : CheckResult::kUnclear;
}

CheckValues values_of(const CrossCheck& check, std::span<const Sheet> sheets) {
  CheckValues out{.format = format_of(check, sheets)};
  for (int n = 0; n < check.count; ++n) {
    Amount left;
    Amount right;
    for (const CheckedCell& cell : check.left) left += value_at(cell, check.run, n, sheets);
    for (const CheckedCell& cell : check.right) right += value_at(cell, check.run, n, sheets);
    out.left += left;
    out.right += right;
    Amount difference = left - right;
    if (out.first_broken < 0 && !holds(check.kind, difference, {})) out.first_broken = n;
    if (check.count > 1 && check.kind == CheckKind::kEqual) difference = absolute(difference);
    const bool is_greater = check.kind == CheckKind::kAtLeast ? difference < out.difference
                                                              : difference > out.difference;
    if (n == 0 || is_greater) out.difference = difference;
  }
  out.result = holds(check.kind, out.difference, {})           ? CheckResult::kHolds
               : holds(check.kind, out.difference, check.tail) ? CheckResult::kTail
                                                               : bad_result(check);
  return out;
}

}  // namespace gongkai
