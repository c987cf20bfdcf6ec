#include "check/digits.h"

#include <algorithm>
#include <array>

#include "source/ascii.h"

namespace gongkai {
namespace {

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

constexpr std::string_view kFullWidthZero = "\uFF10";  // its last byte counts up to nine

// How many bytes the digit at `at` takes; 0: there is none.
std::size_t digit_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_digit(text[at])) return 1;
  const std::string_view rest = text.substr(at, 3);
  const auto last = static_cast<unsigned char>(kFullWidthZero.back());
  if (rest.size() < 3 || rest.substr(0, 2) != kFullWidthZero.substr(0, 2)) return 0;
  const auto byte = static_cast<unsigned char>(rest[2]);
  return byte >= last && byte <= last + 9 ? 3 : 0;
}

char digit_at(std::string_view text, std::size_t at, std::size_t size) {
  if (size == 1) return text[at];
  const int value =
      static_cast<unsigned char>(text[at + 2]) - static_cast<unsigned char>(kFullWidthZero.back());
  return static_cast<char>('0' + value);
}

// The blank or hyphen at `at`; 0: there is none.
std::size_t separator_size(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 8> kSeparators = {" ",      "-",      "\u00A0", "\u3000",
                                                           "\uFF0D", "\u2010", "\u2011", "\u2013"};
  for (const std::string_view separator : kSeparators) {
    if (text.substr(at).starts_with(separator)) return separator.size();
  }
  return 0;
}

DigitGroup read_group(std::string_view text, std::size_t at) {
  DigitGroup out{.begin = at, .end = at, .digits = {}};
  while (const std::size_t size = digit_size(text, out.end)) {
    out.digits += digit_at(text, out.end, size);
    out.end += size;
  }
  const bool ends_with_x = out.end < text.size() &&
                           (text[out.end] == 'X' || text[out.end] == 'x') &&
                           (out.end + 1 == text.size() ||
                            (!is_name_letter(text[out.end + 1]) && !is_digit(text[out.end + 1])));
  if (ends_with_x) {
    out.digits += 'X';
    ++out.end;
  }
  return out;
}

// "1.38…", "…,380" and "a138…" before, "….5", "…元" and "…b" after.
bool is_part_of_more(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_mark = [](char c) { return c == '.' || c == ','; };
  if (begin > 0 && is_name_letter(text[begin - 1])) return true;
  if (begin > 1 && is_mark(text[begin - 1]) && is_digit(text[begin - 2])) return true;
  const std::string_view rest = text.substr(end);
  if (!rest.empty() && is_name_letter(rest[0])) return true;
  if (rest.size() > 1 && is_mark(rest[0]) && is_digit(rest[1])) return true;
  constexpr std::array<std::string_view, 5> kUnits = {"元", "万", "亿", "%", "平方"};
  return std::ranges::any_of(kUnits, [&](std::string_view unit) { return rest.starts_with(unit); });
}

}  // namespace

std::string DigitRun::digits() const {
  std::string out;
  for (const DigitGroup& group : groups) out += group.digits;
  return out;
}

std::vector<DigitRun> digit_runs(std::string_view text, std::size_t least) {
  std::vector<DigitRun> out;
  for (std::size_t at = 0; at < text.size();) {
    if (digit_size(text, at) == 0) {
      ++at;
      continue;
    }
    DigitRun run;
    while (digit_size(text, at) > 0) {
      run.groups.push_back(read_group(text, at));
      at = run.groups.back().end;
      const std::size_t gap = separator_size(text, at);
      if (gap > 0 && digit_size(text, at + gap) > 0) at += gap;
    }
    if (run.digits().size() < least) continue;
    if (!is_part_of_more(text, run.groups.front().begin, at)) out.push_back(std::move(run));
  }
  return out;
}

}  // namespace gongkai
