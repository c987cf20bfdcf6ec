#include "render/xlsx/limits.h"

#include <cstdint>

namespace gongkai {
namespace {

constexpr std::size_t kMostCellCharacters = 32'767;
constexpr int kMostColumns = 16'384;
constexpr int kMostRows = 1'048'576;

// Excel counts UTF-16 units: two for characters of four bytes in UTF-8.
std::size_t utf16_units(std::string_view utf8) {
  std::size_t units = 0;
  for (char c : utf8) {
    const auto byte = static_cast<std::uint8_t>(c);
    units += (byte & 0xC0) == 0x80 ? 0u : byte >= 0xF0 ? 2u : 1u;
  }
  return units;
}

std::string label(const Table& table) {
  return "“" + (table.name.empty() ? table.title : table.name) + "”";
}

// Bytes are never fewer than units.
bool fits(const std::string& text) {
  return text.size() <= kMostCellCharacters || utf16_units(text) <= kMostCellCharacters;
}

bool check_text(const Table& table, const std::string& text, const std::string& place,
                Findings& findings) {
  if (fits(text)) return true;
  findings.add(
      {.id = "text-too-long",
       .message = label(table) + place + "有 " + std::to_string(utf16_units(text)) + " 个字符",
       .expected = "不超过 32767 个字符（Excel 单元格的上限）",
       .help = "缩短这段文字，或分写在几行里"});
  return false;
}

bool check_count(const Table& table, int count, int most, const std::string& unit,
                 Findings& findings) {
  if (count <= most) return true;
  findings.add(
      {.id = "too-many-" + std::string(unit == "行" ? "rows" : "columns"),
       .message = label(table) + "有 " + std::to_string(count) + " " + unit,
       .expected = "不超过 " + std::to_string(most) + " " + unit + "（Excel 工作表的上限）",
       .help = "把这张表拆成几张"});
  return false;
}

}  // namespace

bool check_cell_limits(const Table& table, Findings& findings) {
  bool is_good = check_count(table, table.grid.columns(), kMostColumns, "列", findings);
  is_good &= check_text(table, table.title, "的表名", findings);
  for (const auto* captions : {&table.captions_above, &table.captions}) {
    for (const CaptionLine& caption : *captions) {
      is_good &=
          check_text(table, caption.left + caption.center + caption.right, "的表头说明", findings);
    }
  }
  for (const Cell& cell : table.grid.cells()) {
    if (fits(cell.text)) continue;
    const std::string place = "第 " + std::to_string(cell.row + 1) + " 行第 " +
                              std::to_string(cell.column + 1) + " 列的文字";
    is_good &= check_text(table, cell.text, place, findings);
  }
  for (const std::string& note : table.notes) {
    is_good &= check_text(table, note, "的表注", findings);
  }
  return is_good;
}

bool check_row_limit(const Table& table, const SheetLayout& layout, Findings& findings) {
  return check_count(table, layout.rows(), kMostRows, "行", findings);
}

}  // namespace gongkai
