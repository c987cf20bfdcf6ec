#include "import/cell_values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "fill_in/budget_rows.h"
#include "source/ascii.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::ptrdiff_t kKeptDigits = 15;  // of a number in a workbook

bool is_thousands(std::string_view digits) {
  std::size_t group = digits.find(',');
  if (group == std::string_view::npos || group == 0 || group > 3) return false;
  for (std::size_t at = group; at < digits.size(); at += 4) {
    const std::string_view next = digits.substr(at + 1, 3);
    if (digits[at] != ',' || next.size() != 3 || !is_digits(next)) return false;
  }
  return true;
}

std::string without(std::string_view text, char unwanted) {
  std::string out(text);
  std::erase(out, unwanted);
  return out;
}

// Whether a number was written as spreadsheets show long ones: 4.103E+17.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0) return false;
  const std::string_view before = text.substr(0, e);
  std::string_view after = text.substr(e + 1);
  if (after.starts_with('+')) after.remove_prefix(1);
  return is_digit(before.front()) && before.find('.') != std::string_view::npos &&
         before.find_first_not_of("0123456789.") == std::string_view::npos && is_digits(after);
}

CellValue code_value(const std::string& text, const CodeNames* codes) {
  const std::string half = half_width(text);
  auto [code, name] = code_and_name(trimmed(half));
  if (codes == nullptr) return {NewJson::string(code.empty() ? text : code), {}, {}};
  if (code.empty() || (codes->name(code) == nullptr && !codes->code(half).empty())) {
    const std::string found = codes->code(half);
    return {NewJson::string(found.empty() ? text : found), {}, {}};
  }
  const std::string* known = codes->name(code);
  CellValue out{NewJson::string(code), {}, {}};
  if (!name.empty() && known != nullptr && half_width(*known) != name) {
    out.warning = "编码 " + code + " 的名称是“" + *known + "”，这里写“" + name + "”";
  }
  return out;
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string date_text(std::chrono::year_month_day day) {
  return std::to_string(static_cast<int>(day.year())) + "-" +
         two_digits(static_cast<unsigned>(day.month())) + "-" +
         two_digits(static_cast<unsigned>(day.day()));
}

// The numbers of a text.
std::vector<std::string> numbers_of(std::string_view text) {
  std::vector<std::string> out;
  bool is_in = false;
  for (const char c : text) {
    if (is_digit(c)) {
      if (!is_in) out.emplace_back();
      out.back() += c;
    }
    is_in = is_digit(c);
  }
  return out;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find(kFillInBetween, at);
    if (end == std::string_view::npos) end = text.size();
    out.emplace_back(trimmed(text.substr(at, end - at)));
    at = end + std::string_view(kFillInBetween).size();
  }
  std::erase(out, "");
  return out;
}

CellValue yes_or_no(const std::string& text) {
  constexpr std::array<std::string_view, 7> kYes = {kFillInYes, "√",    "✓", "1",
                                                    "TRUE",     "true", "有"};
  constexpr std::array<std::string_view, 5> kNo = {kFillInNo, "0", "FALSE", "false", "×"};
  if (std::ranges::find(kYes, text) != kYes.end()) return {NewJson::boolean(true), {}, {}};
  if (std::ranges::find(kNo, text) != kNo.end()) return {NewJson::boolean(false), {}, {}};
  return {NewJson::string(text), "“是”或“否”", {}};
}

}  // namespace

void CodeNames::add(const std::string& code, const std::string& name) {
  if (!names_.emplace(code, name).second || name.empty()) return;
  const auto [at, is_new] = codes_.emplace(half_width(name), code);
  if (!is_new) at->second.clear();
}

const std::string* CodeNames::name(const std::string& code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? nullptr : &found->second;
}

std::string CodeNames::code(const std::string& name) const {
  const auto found = codes_.find(half_width(name));
  return found == codes_.end() ? std::string() : found->second;
}

std::string half_width(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::ranges::all_of(text, is_ascii)) return std::string(text);
  std::u32string out;
  for (const char32_t c : to_code_points(std::string(text))) {
    constexpr char32_t kFirst = 0xFF01, kLast = 0xFF5E, kOffset = 0xFEE0;
    const bool is_blank = c == 0x3000 || c == 0xA0;
    out += is_blank ? U' ' : (c >= kFirst && c <= kLast ? c - kOffset : c);
  }
  return to_utf8(out);
}

std::pair<std::string, std::string> code_and_name(std::string_view text) {
  constexpr std::string_view kBetween = " -_,;:/";
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return {std::string(text), {}};
    return {std::string(trimmed(text.substr(1, end - 1))),
            std::string(trimmed(text.substr(end + 1)))};
  }
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || is_letter(text[end]))) ++end;
  std::string_view name = text.substr(end);
  while (!name.empty() && kBetween.find(name.front()) != std::string_view::npos) {
    name.remove_prefix(1);
  }
  // "2024-015" is a code by itself.
  const bool is_one = !name.empty() && (is_digit(name.front()) || name.front() == '.');
  if (is_one) return {std::string(text), {}};
  return {std::string(text.substr(0, end)), std::string(trimmed(name))};
}

std::string plain_amount(std::string_view text) {
  std::string half(trimmed(half_width(text)));
  for (const std::string_view mark : {"¥", "￥"}) {
    if (half.starts_with(mark)) half.erase(0, mark.size());
  }
  half = without(trimmed(half), ' ');
  const bool is_negative = half.starts_with('-');
  const std::string_view number = std::string_view(half).substr(is_negative ? 1 : 0);
  const std::size_t point = std::min(number.find('.'), number.size());
  const bool has_groups = is_thousands(number.substr(0, point));
  const std::string plain = has_groups ? without(half, ',') : half;
  const bool is_plain =
      !plain.empty() &&
      plain.find_first_not_of("0123456789.", is_negative ? 1 : 0) == std::string::npos;
  return is_plain ? plain : std::string(text);
}

std::string plain_date(const SheetCell& cell) {
  using std::chrono::year, std::chrono::month, std::chrono::day, std::chrono::year_month_day;
  const std::string text = half_width(cell.text);
  constexpr int kFirstDay = 36'526, kLastDay = 73'050;  // 2000-01-01 to 2099-12-31
  const bool is_count = is_digits(text) && text.size() == 5 && std::stoi(text) >= kFirstDay &&
                        std::stoi(text) <= kLastDay;
  if (is_count && cell.is_number) {
    const auto zero = std::chrono::sys_days(year(1899) / 12 / 30);
    return date_text(year_month_day(zero + std::chrono::days(std::stoi(text))));
  }
  std::vector<std::string> numbers = numbers_of(text);
  if (numbers.size() == 1 && is_digits(text) && text.size() == 8) {
    numbers = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
  }
  const bool is_date = numbers.size() == 3 && numbers[0].size() == 4 && numbers[1].size() <= 2 &&
                       numbers[2].size() <= 2;
  if (!is_date) return cell.text;
  const year_month_day out(year(std::stoi(numbers[0])),
                           month(static_cast<unsigned>(std::stoi(numbers[1]))),
                           day(static_cast<unsigned>(std::stoi(numbers[2]))));
  return out.ok() ? date_text(out) : cell.text;
}

CellValue cell_value(const SheetCell& cell, const FillInColumn& column, const CodeNames* codes) {
  const std::string text(trimmed(cell.text));
  const bool is_text = column.value == FillInValue::kText || column.value == FillInValue::kCode;
  const bool is_cut = cell.is_number && std::ranges::count_if(text, is_digit) > kKeptDigits;
  if (is_cut || (is_text && is_scientific(text))) {
    return {.value = NewJson::string(text),
            .problem =
                "不超过 15 位的数：电子表格已丢失其后的数字；编码的单元格先设为文本格式，"
                "按批复文件重新录入",
            .warning = {}};
  }
  switch (column.value) {
    case FillInValue::kAmount:
      return {NewJson::string(plain_amount(text)), {}, {}};
    case FillInValue::kInteger:
    case FillInValue::kNumber: {
      const std::string plain = plain_amount(text);
      const bool has_leading_zero = plain.size() > 1 && plain[0] == '0' && plain[1] != '.';
      const bool is_whole = is_digits(plain) && plain.size() < 10;
      const bool is_decimal = !plain.empty() && is_digit(plain.front()) && is_digit(plain.back()) &&
                              plain.find_first_not_of("0123456789.") == std::string::npos &&
                              std::ranges::count(plain, '.') <= 1;
      const bool is_number =
          !has_leading_zero && (column.value == FillInValue::kInteger ? is_whole : is_decimal);
      return {is_number ? NewJson::number(plain) : NewJson::string(text), {}, {}};
    }
    case FillInValue::kDate:
      return {NewJson::string(plain_date(cell)), {}, {}};
    case FillInValue::kYesNo:
      return yes_or_no(text);
    case FillInValue::kCode:
      return code_value(text, codes);
    case FillInValue::kTexts: {
      NewJson list = NewJson::array();
      for (std::string& part : parts_of(text)) list.children.push_back(NewJson::string(part));
      return {std::move(list), {}, {}};
    }
    default:
      return {NewJson::string(text), {}, {}};
  }
}

}  // namespace gongkai
