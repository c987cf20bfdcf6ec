#include "text/break_places.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

#include "text/punctuation.h"
#include "text/recent_texts.h"

namespace gongkai {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

// Creating an iterator takes 0.2 ms, so each thread keeps one of each kind; it has no state between
// texts.
icu::BreakIterator& line_iterator() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    Iterator made(icu::BreakIterator::createLineInstance(icu::Locale("zh@lb=strict"), status));
    if (U_FAILURE(status)) throw std::bad_alloc();  // ICU has its rules and words built in
    return made;
  }();
  return *iterator;
}

// Knows Chinese words from ICU's dictionary.
icu::BreakIterator& word_iterator() {
  thread_local const Iterator iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    Iterator made(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    if (U_FAILURE(status)) throw std::bad_alloc();  // ICU has its rules and words built in
    return made;
  }();
  return *iterator;
}

// Calls `visit` with the index of each character after a boundary of the iterator.
template <typename Visit>
void for_each_boundary(icu::BreakIterator& iterator, std::u32string_view text, const Visit& visit) {
  const auto utf16 = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                   static_cast<std::int32_t>(text.size()));
  iterator.setText(utf16);
  std::size_t at = 0;
  std::int32_t units = 0;
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    for (; units < end; ++at) units += text[at] > 0xFFFF ? 2 : 1;
    visit(at);
  }
}

// GB/T 15835: a figure, its multipliers and its unit: 3|年, 5.1|亿|元, 万|元 also without figure.
bool parts_figure_from_unit(std::u32string_view text, std::size_t at) {
  if (!is_figure_unit(text[at])) return false;
  if (text[at] == U'元' && (text[at - 1] == U'万' || text[at - 1] == U'亿')) return true;
  constexpr std::size_t kMostMultipliers = 4;  // 千百万亿
  std::size_t before = at;
  while (before > 0 && at - before < kMostMultipliers && is_multiplier(text[before - 1])) --before;
  return before > 0 && is_digit(text[before - 1]);
}

// Applies the Chinese rules to a break that UAX #14 allows before text[at] (0 < at < size).
Break filtered(std::u32string_view text, std::size_t at) {
  const char32_t before = text[at - 1];
  const char32_t after = text[at];
  const bool starts_dash_pair = is_dash(after) && at + 1 < text.size() && is_dash(text[at + 1]);
  if (is_no_line_start(after) && !(starts_dash_pair && !is_dash(before))) return Break::kForced;
  if (is_no_line_end(before)) return Break::kForced;
  if (is_straight_quote(after) && is_chinese(before)) return Break::kForced;
  if (is_straight_quote(before) && is_chinese(after)) return Break::kForced;
  if (is_figure_prefix(before)) return Break::kRelaxed;
  if (before == U'/' && (is_chinese(after) || is_digit(after))) return Break::kRelaxed;
  if (parts_figure_from_unit(text, at)) {
    return is_digit(before) ? Break::kUnit : Break::kRelaxed;
  }
  const bool is_list_number =
      (before == U'.' || before == U'-') && at >= 2 && is_digit(text[at - 2]);
  if (is_list_number && is_chinese(after)) return Break::kRelaxed;
  return Break::kAllowed;
}

// A break where UAX #14 allows none: the last resort for texts wider than their column.
Break unlisted(std::u32string_view text, std::size_t at) {
  constexpr std::uint32_t kContinues = U_GC_M_MASK | U_GC_CF_MASK;
  if ((U_GET_GC_MASK(static_cast<UChar32>(text[at])) & kContinues) != 0) return Break::kNever;
  const bool is_bad = is_no_line_start(text[at]) || is_no_line_end(text[at - 1]);
  return is_bad ? Break::kForced : Break::kAnywhere;
}

bool is_conjunction(char32_t character) {
  return std::u32string_view(U"和与及或对为在由以按从向").find(character) !=
         std::u32string_view::npos;
}

// Lines may end between any two plain ideographs, and no rule depends on context beyond one. So ICU
// is asked only about the rest; a run of ideographs is reduced to its first and last.
std::vector<Break> breaks_by_icu(std::u32string_view text) {
  std::vector<Break> breaks(text.size(), Break::kAllowed);
  breaks.front() = Break::kNever;
  std::u32string asked;
  std::vector<std::size_t> places;  // of its characters in the text
  bool follows_plain = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_plain = is_plain_ideograph(text[i]);
    const bool is_between_plain = follows_plain && is_plain;
    follows_plain = is_plain;
    if (is_between_plain && i + 1 < text.size() && is_plain_ideograph(text[i + 1])) continue;
    asked += text[i];
    places.push_back(i);
    if (i > 0 && !is_between_plain) breaks[i] = unlisted(text, i);
  }
  for_each_boundary(line_iterator(), asked, [&](std::size_t at) {
    if (at == places.size() || breaks[places[at]] == Break::kAllowed) return;
    breaks[places[at]] = filtered(text, places[at]);
  });
  return breaks;
}

std::vector<bool> words_parted_by_icu(std::u32string_view text) {
  std::vector<bool> is_parted(text.size(), true);
  std::size_t begin = 0;
  bool is_after_conjunction = false;
  for_each_boundary(word_iterator(), text, [&](std::size_t end) {
    const bool is_single = end - begin == 1 && is_chinese(text[begin]);
    const bool is_bound_ahead = is_single && is_conjunction(text[begin]);
    const bool is_bound_back = is_single && !is_bound_ahead && !is_no_line_end(text[begin]);
    is_parted[begin] = is_after_conjunction || is_bound_back;
    is_after_conjunction = is_bound_ahead;
    begin = end;
  });
  return is_parted;
}

}  // namespace

std::vector<Break> find_breaks(std::u32string_view text) {
  if (std::ranges::all_of(text, is_plain_ideograph)) {
    std::vector<Break> breaks(text.size(), Break::kAllowed);
    if (!breaks.empty()) breaks.front() = Break::kNever;
    return breaks;
  }
  return find_recent<breaks_by_icu>(text);
}

std::vector<bool> find_parted_words(std::u32string_view text) {
  return find_recent<words_parted_by_icu>(text);
}

}  // namespace gongkai
