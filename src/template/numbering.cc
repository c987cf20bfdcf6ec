#include "template/numbering.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 10> kNumerals = {"一", "二", "三", "四", "五",
                                                        "六", "七", "八", "九", "十"};

// How many bytes of digits, or of numerals, a text begins with.
std::size_t digits_size(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

std::size_t numerals_size(std::string_view text) {
  std::size_t out = 0;
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view numeral : kNumerals) {
      if (!text.substr(out).starts_with(numeral)) continue;
      out += numeral.size();
      goes_on = true;
    }
  }
  return out;
}

std::size_t number_size(std::string_view text) {
  constexpr std::size_t kMostDigits = 2;
  const std::size_t digits = digits_size(text);
  if (digits > kMostDigits) return 0;
  return digits > 0 ? digits : numerals_size(text);
}

// "（一）", "(1)"
std::size_t bracketed_size(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kBrackets = {
      {{"（", "）"}, {"(", ")"}}};
  for (const auto& [open, close] : kBrackets) {
    if (!text.starts_with(open)) continue;
    const std::size_t number = number_size(text.substr(open.size()));
    const std::size_t end = open.size() + number;
    if (number > 0 && text.substr(end).starts_with(close)) return end + close.size();
  }
  return 0;
}

// "1.", "一、": nothing that goes on with a number.
std::size_t marked_size(std::string_view text) {
  constexpr std::array<std::string_view, 4> kMarks = {".", "．", "、", "）"};
  const std::size_t number = number_size(text);
  if (number == 0) return 0;
  for (const std::string_view mark : kMarks) {
    if (!text.substr(number).starts_with(mark)) continue;
    const std::size_t end = number + mark.size();
    return number_size(text.substr(end)) > 0 || digits_size(text.substr(end)) > 0 ? 0 : end;
  }
  return 0;
}

// "①"
std::size_t circled_size(std::string_view text) {
  constexpr std::string_view kFirst = "①";
  const auto first = static_cast<unsigned char>(kFirst.back());
  constexpr unsigned char kLast = 0xB3;  // ⑳
  const bool is_circled =
      text.size() >= kFirst.size() && text.substr(0, 2) == kFirst.substr(0, 2) &&
      static_cast<unsigned char>(text[2]) >= first && static_cast<unsigned char>(text[2]) <= kLast;
  return is_circled ? kFirst.size() : 0;
}

}  // namespace

std::size_t own_number_size(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::string_view rest = text.substr(begin);
  const std::size_t size = std::max({bracketed_size(rest), marked_size(rest), circled_size(rest)});
  if (size == 0) return 0;
  const std::size_t end = text.find_first_not_of(' ', begin + size);
  return end == std::string_view::npos ? 0 : end;
}

std::string chinese_number(int number) {
  constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string out;
  if (number >= 20) out += kDigits[number / 10];
  if (number >= 10) out += "十";
  out += kDigits[number % 10];
  return out;
}

std::string numbered(std::string_view first, int number) {
  constexpr std::string_view kChineseOne = "一";
  std::string out(first);
  if (const std::size_t at = first.find(kChineseOne); at != std::string_view::npos) {
    return out.replace(at, kChineseOne.size(), chinese_number(number));
  }
  if (const std::size_t at = first.find('1'); at != std::string_view::npos) {
    return out.replace(at, 1, std::to_string(number));
  }
  return out;
}

}  // namespace gongkai
