#include "tools/xlsx_dump.h"

#include <cstddef>
#include <map>
#include <sstream>
#include <string_view>
#include <tuple>
#include <utility>

namespace gongkai {
namespace {

std::string number(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out + "\"";
}

// Sorts cells by row, then column: "AB12" → 12, 2 letters, "AB".
using Order = std::tuple<int, std::size_t, std::string>;

Order order_of(const std::string& reference) {
  const std::size_t letters = reference.find_first_of("0123456789");
  return {std::stoi(reference.substr(letters)), letters, reference.substr(0, letters)};
}

bool is_inside(const Order& cell, const Order& first, const Order& last) {
  const auto column = [](const Order& order) {
    return std::pair(std::get<1>(order), std::get<2>(order));
  };
  return std::get<0>(first) <= std::get<0>(cell) && std::get<0>(cell) <= std::get<0>(last) &&
         column(first) <= column(cell) && column(cell) <= column(last);
}

std::string column_letters(int column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return out;
}

std::string value_of(const XlsxCell& cell) {
  if (!cell.formula.empty()) return "f =" + cell.formula + " " + cell.value;
  if (cell.type.empty()) return "-";
  return cell.type + " " + (cell.type == "s" ? quoted(cell.value) : cell.value);
}

std::string style_of(const XlsxCell& cell) {
  std::string out = cell.font + " " + number(cell.font_size);
  if (cell.is_bold) out += " bold";
  if (!cell.horizontal.empty()) out += " " + cell.horizontal;
  if (!cell.vertical.empty()) out += " " + cell.vertical;
  if (cell.wraps) out += " wrap";
  if (cell.indent > 0) out += " indent=" + std::to_string(cell.indent);
  if (!cell.borders.empty()) out += " border=" + cell.borders;
  if (!cell.number_format.empty()) out += " [" + cell.number_format + "]";
  return out;
}

// Margins come with all digits of a double.
std::string shortened(const std::string& value) {
  return value.find('.') == std::string::npos ? value : number(std::stod(value));
}

void print_settings(const XlsxSheet& sheet, std::ostream& out) {
  out << "  page:";
  for (const auto& [name, value] : sheet.page_setup) out << ' ' << name << '=' << shortened(value);
  if (sheet.is_centered) out << " centered";
  if (sheet.fits_to_page) out << " fit";
  out << '\n';
  if (!sheet.header.empty()) out << "  header: " << quoted(sheet.header) << '\n';
  if (!sheet.footer.empty()) out << "  footer: " << quoted(sheet.footer) << '\n';
  if (!sheet.frozen_until.empty()) out << "  frozen: " << sheet.frozen_until << '\n';
  out << "  widths:";
  for (const auto& [column, width] : sheet.widths) {
    out << ' ' << column_letters(column) << '=' << number(width);
  }
  out << "\n  heights:";
  for (const auto& [row, height] : sheet.heights) out << ' ' << row << '=' << number(height);
  out << '\n';
}

// The blank cells of a merge say nothing if they look like its first cell.
bool is_hidden(const std::string& reference, const XlsxSheet& sheet) {
  const XlsxCell& cell = sheet.cells.at(reference);
  if (!cell.type.empty() || !cell.formula.empty()) return false;
  for (const std::string& merge : sheet.merges) {
    const std::string first = merge.substr(0, merge.find(':'));
    const std::string last = merge.substr(merge.find(':') + 1);
    if (reference == first || !is_inside(order_of(reference), order_of(first), order_of(last))) {
      continue;
    }
    return sheet.cells.contains(first) && style_of(sheet.cells.at(first)) == style_of(cell);
  }
  return false;
}

void print_cells(const XlsxSheet& sheet, std::ostream& out) {
  std::map<Order, std::string> lines;
  for (const auto& [reference, cell] : sheet.cells) {
    if (is_hidden(reference, sheet)) continue;
    std::string& line = lines[order_of(reference)];
    line = sheet.name + "!" + reference + " " + value_of(cell) + " " + style_of(cell);
    const auto link = sheet.links.find(reference);
    if (link != sheet.links.end()) line += " link=" + link->second;
  }
  for (const std::string& merge : sheet.merges) {
    lines[order_of(merge.substr(0, merge.find(':')))] += " merge=" + merge;
  }
  for (const auto& line : lines) out << line.second << '\n';
}

}  // namespace

std::string dump_xlsx(const XlsxBook& book) {
  std::ostringstream out;
  for (const auto& [name, value] : book.properties) out << name << ": " << quoted(value) << '\n';
  out << "default font: " << book.default_font << ' ' << number(book.default_font_size) << '\n';
  for (const auto& [name, value] : book.defined_names) out << name << ": " << value << '\n';
  for (const XlsxSheet& sheet : book.sheets) {
    out << "sheet " << sheet.name << '\n';
    print_settings(sheet, out);
    print_cells(sheet, out);
  }
  return out.str();
}

}  // namespace gongkai
