#include "next_year/rolled_text.h"

#include <algorithm>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::u32string_view kRangeSigns = U"—–-－~～至到";
constexpr std::size_t kYearLength = 4;

bool is_number(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_chinese_number(char32_t c) {
  return std::u32string_view(U"〇零○一二三四五六七八九").find(c) != std::u32string_view::npos;
}

std::u32string digits_of(int year) { return to_code_points(std::to_string(year)); }

std::u32string chinese_digits_of(int year) {
  std::u32string out;
  for (const char32_t c : digits_of(year))
    out += std::u32string_view(U"〇一二三四五六七八九")[c - U'0'];
  return out;
}

/// A year in a text: where it stands and what is around it.
class YearInText {
 public:
  YearInText(std::u32string_view text, std::size_t begin)
      : before_(text.substr(0, begin)), after_(text.substr(begin + kYearLength)) {
    behind_ = after_.starts_with(U'年') ? after_.substr(1) : after_;
  }

  /// Whether it is a number of its own.
  bool is_year() const {
    const auto goes_on = [](char32_t c) { return is_number(c) || is_chinese_number(c); };
    return (before_.empty() || !goes_on(before_.back())) &&
           (after_.empty() || !goes_on(after_.front()));
  }

  /// Whether it is part of something that does not change with the year.
  bool is_fixed() const {
    return is_within(U'《', U'》') || is_within(U'〔', U'〕') || is_within(U'[', U']') ||
           begins_range() || ends_range() || is_date() || is_number_of_document() ||
           behind_.starts_with(U"学年") || after_.starts_with(U"学年") || is_of_plan();
  }

 private:
  bool is_within(char32_t open, char32_t close) const {
    const std::size_t opened = before_.rfind(open);
    if (opened == std::u32string_view::npos) return false;
    const std::size_t closed = before_.rfind(close);
    return closed == std::u32string_view::npos || closed < opened;
  }

  static std::u32string_view without_signs(std::u32string_view text) {
    while (!text.empty() && kRangeSigns.find(text.front()) != std::u32string_view::npos) {
      text.remove_prefix(1);
    }
    return text;
  }

  bool begins_range() const {
    for (const std::u32string_view rest : {after_, behind_}) {
      const std::u32string_view end = without_signs(rest);
      const bool has_sign = end.size() < rest.size();
      if (has_sign && !end.empty() && (is_number(end.front()) || is_chinese_number(end.front()))) {
        return true;
      }
    }
    return false;
  }

  bool ends_range() const {
    std::u32string_view rest = before_;
    while (!rest.empty() && kRangeSigns.find(rest.back()) != std::u32string_view::npos) {
      rest.remove_suffix(1);
    }
    if (rest.size() == before_.size() || rest.empty()) return false;
    const char32_t last = rest.back();
    return last == U'年' || is_number(last) || is_chinese_number(last);
  }

  static std::u32string_view without_numbers(std::u32string_view text) {
    while (!text.empty() && is_number(text.front())) text.remove_prefix(1);
    return text;
  }

  // 2023年3月1日, 2023.3.1, 2023/3/1
  bool is_date() const {
    if (after_.starts_with(U'.') || after_.starts_with(U'/')) {
      return after_.size() > 1 && is_number(after_[1]);
    }
    if (!after_.starts_with(U'年')) return false;
    const std::u32string_view month = without_numbers(behind_);
    if (month.size() == behind_.size() || !month.starts_with(U'月')) return false;
    const std::u32string_view day = without_numbers(month.substr(1));
    return day.size() + 1 < month.size() && day.starts_with(U'日');
  }

  // （2023）12号, (2023)第12号
  bool is_number_of_document() const {
    if (!after_.starts_with(U'）') && !after_.starts_with(U')')) return false;
    std::u32string_view rest = after_.substr(1);
    if (rest.starts_with(U'第')) rest.remove_prefix(1);
    const std::u32string_view end = without_numbers(rest);
    return end.size() < rest.size() && end.starts_with(U'号');
  }

  bool is_of_plan() const {
    constexpr std::size_t kNear = 8;
    return behind_.substr(0, kNear).find(U"五年规划") != std::u32string_view::npos;
  }

  std::u32string_view before_;
  std::u32string_view after_;
  std::u32string_view behind_;  // after 年
};

// The parts of a text that are names.
std::vector<std::pair<std::size_t, std::size_t>> names_in(std::u32string_view text,
                                                          const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const std::string& name : names) {
    const std::u32string plain = to_code_points(name);
    for (std::size_t at = 0; !plain.empty() && (at = text.find(plain, at)) != text.npos; ++at) {
      out.emplace_back(at, at + plain.size());
    }
  }
  return out;
}

std::string around(std::u32string_view text, std::size_t begin) {
  constexpr std::size_t kBefore = 6, kAfter = 14;
  const std::size_t from = begin > kBefore ? begin - kBefore : 0;
  return (from > 0 ? "…" : "") + to_utf8(text.substr(from, begin - from + kAfter)) +
         (begin + kAfter < text.size() ? "…" : "");
}

}  // namespace

RolledText rolled_text(std::string_view text, int year, const std::vector<std::string>& names) {
  const std::u32string characters = to_code_points(std::string(text));
  const std::u32string_view all = characters;
  const auto fixed = names_in(all, names);
  std::u32string out = characters;  // years are as long as each other
  RolledText rolled;
  for (const auto& [now, next] :
       {std::pair(digits_of(year), digits_of(year + 1)),
        std::pair(chinese_digits_of(year), chinese_digits_of(year + 1))}) {
    for (std::size_t at = 0; (at = all.find(now, at)) != all.npos; at += kYearLength) {
      const YearInText found(all, at);
      if (!found.is_year()) continue;
      const std::size_t begin = at;
      const bool is_in_name = std::ranges::any_of(
          fixed, [begin](const auto& name) { return begin >= name.first && begin < name.second; });
      if (is_in_name || found.is_fixed()) {
        rolled.kept.push_back(around(all, at));
        continue;
      }
      rolled.rolled.push_back(around(all, at));
      out.replace(at, kYearLength, next);
    }
  }
  rolled.text = to_utf8(out);
  return rolled;
}

}  // namespace gongkai
