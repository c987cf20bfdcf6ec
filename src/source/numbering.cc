#include "source/numbering.h"

#include <algorithm>
#include <array>
#include <utility>

#include "source/chinese_number.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 10> kNumerals = {"一", "二", "三", "四", "五",
                                                        "六", "七", "八", "九", "十"};

// The first character of a text; U+0000 of an empty one.
char32_t first_of(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  const std::u32string characters = to_code_points(text.substr(0, kLongest));
  return characters.empty() ? U'\0' : characters.front();
}

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_digit(char32_t c) { return is_between(c, U'0', U'9') || is_between(c, U'０', U'９'); }

std::size_t size_of(char32_t c) {
  std::string out;
  append_utf8(c, out);
  return out.size();
}

// How many bytes of digits, half or full width, or of numerals, a text begins with.
std::size_t digits_size(std::string_view text) {
  std::size_t out = 0;
  while (out < text.size() && is_digit(first_of(text.substr(out)))) {
    out += size_of(first_of(text.substr(out)));
  }
  return out;
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
  if (to_code_points(text.substr(0, digits)).size() > kMostDigits) return 0;
  if (const char32_t c = first_of(text); is_between(c, U'Ⅰ', U'Ⅻ')) return size_of(c);
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

// "1.", "一、", unless a digit follows.
std::size_t marked_size(std::string_view text) {
  constexpr std::array<std::string_view, 5> kMarks = {".", "．", "、", "）", ")"};
  const std::size_t number = number_size(text);
  if (number == 0) return 0;
  for (const std::string_view mark : kMarks) {
    if (!text.substr(number).starts_with(mark)) continue;
    const std::size_t end = number + mark.size();
    return number_size(text.substr(end)) > 0 || digits_size(text.substr(end)) > 0 ? 0 : end;
  }
  return 0;
}

// One character that is a number with its mark (①, ⑴, ⒈, ㈠) or the mark of a list (•, -).
std::size_t single_size(std::string_view text) {
  constexpr std::u32string_view kBullets = U"•·●○■□◆◇▪▫◦–—-*";
  const char32_t c = first_of(text);
  if (is_between(c, U'①', U'⒛') || is_between(c, U'㈠', U'㈩')) return size_of(c);
  if (c == U'\0' || kBullets.find(c) == std::u32string_view::npos) return 0;
  const char32_t next = first_of(text.substr(size_of(c)));
  return is_digit(next) || next == c ? 0 : size_of(c);  // not "-5%", "——"
}

// Where the text starts after its number and blanks; 0: it has no number, or nothing else.
std::size_t numbered_size(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::string_view rest = text.substr(begin);
  const std::size_t size = std::max({bracketed_size(rest), marked_size(rest), single_size(rest)});
  if (size == 0) return 0;
  const std::size_t end = text.find_first_not_of(' ', begin + size);
  return end == std::string_view::npos ? 0 : end;
}

}  // namespace

// Two levels at most: "（一）1."
std::size_t own_number_size(std::string_view text) {
  const std::size_t size = numbered_size(text);
  return size == 0 ? 0 : size + numbered_size(text.substr(size));
}

bool can_count_on(std::string_view first) {
  return first.find("一") != std::string_view::npos || first.find('1') != std::string_view::npos;
}

std::string numbered(std::string_view first, int number) {
  constexpr std::string_view kChineseOne = "一";
  std::string out(first);
  if (const std::size_t at = first.rfind(kChineseOne); at != std::string_view::npos) {
    return out.replace(at, kChineseOne.size(), chinese_number(number));
  }
  if (const std::size_t at = first.rfind('1'); at != std::string_view::npos) {
    const std::string digits = std::to_string(number);
    std::size_t begin = at;
    while (begin > 0 && first[begin - 1] == '0') --begin;
    const std::size_t zeros = std::min(at - begin, digits.size() - 1);  // that the digits replace
    return out.replace(at - zeros, zeros + 1, digits);
  }
  return out;
}

}  // namespace gongkai
