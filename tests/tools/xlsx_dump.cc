#include "tools/xlsx_dump.h"

#include <cstdio>
#include <tuple>

namespace gongkai {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += std::string("\\") + c;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string column_name(int column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

// "B12" sorts by row, then by column.
std::tuple<int, std::size_t, std::string> position(const std::string& reference) {
  const std::size_t digits = reference.find_first_of("0123456789");
  return {std::stoi(reference.substr(digits)), digits, reference};
}

std::string value_text(const XlsxCell& cell) {
  if (!cell.formula.empty()) return "f =" + cell.formula + " " + cell.value;
  if (cell.type.empty()) return "-";
  return cell.type + " " + (cell.type == "s" ? quoted(cell.value) : cell.value);
}

std::string style_text(const XlsxCell& cell) {
  std::string out = " " + cell.font + " " + number(cell.font_size);
  if (cell.is_bold) out += " bold";
  if (!cell.horizontal.empty()) out += " " + cell.horizontal;
  if (!cell.vertical.empty()) out += " v:" + cell.vertical;
  if (cell.wraps) out += " wrap";
  if (cell.indent != 0) out += " indent:" + std::to_string(cell.indent);
  if (!cell.borders.empty()) out += " border:" + cell.borders;
  if (!cell.number_format.empty()) out += " [" + cell.number_format + "]";
  return out;
}

std::string cells_text(const XlsxSheet& sheet) {
  std::map<std::string, std::string> merges;
  for (const std::string& merge : sheet.merges) merges[merge.substr(0, merge.find(':'))] = merge;
  std::map<std::tuple<int, std::size_t, std::string>, const XlsxCell*> cells;
  for (const auto& [reference, cell] : sheet.cells) cells[position(reference)] = &cell;
  std::string out;
  for (const auto& [place, cell] : cells) {
    const std::string& reference = std::get<std::string>(place);
    out += sheet.name + "!" + reference + " " + value_text(*cell) + style_text(*cell);
    if (merges.contains(reference)) out += " merge:" + merges[reference];
    if (sheet.links.contains(reference)) out += " link:" + sheet.links.at(reference);
    out += '\n';
  }
  return out;
}

std::string sheet_text(const XlsxSheet& sheet) {
  std::string out = "sheet " + sheet.name + "\n  page";
  for (const auto& [name, value] : sheet.page_setup) out += " " + name + "=" + value;
  out += sheet.is_centered ? " centered" : "";
  out += sheet.fits_to_page ? " fits\n" : "\n";
  if (!sheet.footer.empty()) out += "  footer " + quoted(sheet.footer) + "\n";
  if (!sheet.frozen_until.empty()) out += "  frozen until " + sheet.frozen_until + "\n";
  out += "  widths";
  for (const auto& [column, width] : sheet.widths) {
    out += " " + column_name(column) + "=" + number(width);
  }
  out += "\n  heights";
  for (const auto& [row, height] : sheet.heights) {
    out += " " + std::to_string(row) + "=" + number(height);
  }
  return out + "\n" + cells_text(sheet);
}

}  // namespace

std::string dump_xlsx(const XlsxBook& book) {
  std::string out;
  for (const auto& [name, value] : book.properties) out += name + ": " + quoted(value) + "\n";
  for (const auto& [name, value] : book.defined_names) out += name + " = " + value + "\n";
  out += "default font " + book.default_font + " " + number(book.default_font_size) + "\n";
  for (const XlsxSheet& sheet : book.sheets) out += sheet_text(sheet);
  return out;
}

}  // namespace gongkai
