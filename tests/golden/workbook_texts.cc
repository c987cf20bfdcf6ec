#include "golden/workbook_texts.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

namespace gongkai {
namespace {

// The part of "positive;negative;zero;text" for a number, and whether its minus must be added.
std::pair<std::string, bool> section_for(double value, const std::string& format) {
  std::vector<std::string> sections(1);
  for (char c : format) {
    if (c == ';') {
      sections.emplace_back();
    } else {
      sections.back() += c;
    }
  }
  if (value < 0 && sections.size() > 1) return {sections[1], false};
  if (value == 0 && sections.size() > 2) return {sections[2], false};
  return {sections[0], value < 0};
}

void separate_thousands(std::string& digits) {
  const std::size_t dot = std::min(digits.find('.'), digits.size());
  for (std::size_t at = dot; at > 3; at -= 3) digits.insert(at - 3, ",");
}

// By "0.00", "#,##0.00", "0", "General", with a minus or not.
std::string number_text(double value, const std::string& format) {
  auto [pattern, has_minus] = section_for(value, format);
  if (pattern.empty()) return "";
  if (pattern.starts_with('-')) {
    pattern.erase(0, 1);
    has_minus = true;
  }
  std::array<char, 64> text{};
  if (pattern == "General") {
    std::snprintf(text.data(), text.size(), "%.15g", std::abs(value));
    return (has_minus ? "-" : "") + std::string(text.data());
  }
  if (pattern.find_first_not_of("#,0.") != std::string::npos) return "#FORMAT";
  const std::size_t dot = pattern.find('.');
  const int decimals = dot == std::string::npos ? 0 : static_cast<int>(pattern.size() - dot) - 1;
  std::snprintf(text.data(), text.size(), "%.*f", decimals, std::abs(value));
  std::string digits = text.data();
  if (pattern.find(',') != std::string::npos) separate_thousands(digits);
  return (has_minus ? "-" : "") + digits;
}

std::pair<int, std::pair<std::size_t, std::string>> place(const std::string& reference) {
  const std::size_t letters = reference.find_first_of("0123456789");
  return {std::stoi(reference.substr(letters)), {letters, reference.substr(0, letters)}};
}

}  // namespace

std::string display_text(const XlsxCell& cell) {
  if (!cell.formula.empty() && cell.type.empty()) return "#NOCACHE";
  if (cell.type != "n") return cell.value;
  if (cell.number_format.empty() || cell.number_format == "@") return "#FORMAT";
  return number_text(std::stod(cell.value), cell.number_format);
}

TextRows texts_of(const XlsxSheet& sheet) {
  std::map<int, std::map<std::pair<std::size_t, std::string>, std::string>> rows;
  for (const auto& [reference, cell] : sheet.cells) {
    const auto [row, column] = place(reference);
    const std::string text = normalized(display_text(cell));
    if (!text.empty()) rows[row][column] = text;
  }
  TextRows out;
  for (const auto& row : rows) {
    out.emplace_back();
    for (const auto& cell : row.second) out.back().push_back(cell.second);
  }
  return out;
}

}  // namespace gongkai
