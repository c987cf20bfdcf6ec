#include "text/even_lines.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "text/punctuation.h"

namespace gongkai {
namespace {

// Longer texts are not headings; balancing them would not be worth the cost.
constexpr std::size_t kLongestText = 120;

/// Chooses a paragraph's line ends, for a given number of lines, with the least total penalty.
/// Penalties are in 1/10,000 of a square em; an em is the width of the paragraph's widest
/// character.
class EvenLines {
 public:
  EvenLines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width, int lines)
      : paragraph_(paragraph), width_(width), lines_(lines) {
    widths_.reserve(size() + 1);
    widths_.emplace_back();
    for (std::size_t i = 0; i < size(); ++i) {
      const Length advance = paragraph.text.advances[i];
      em_ = std::max(em_, advance - blank_after(paragraph, i));
      widths_.push_back(widths_.back() + advance);
    }
    mean_ = hundredths(widths_.back() - blank_after(paragraph, size() - 1)) / lines;
    add_place(0, Break::kAllowed);
    for (std::size_t i = 1; i < size(); ++i) {
      if (breaks[i] >= Break::kRelaxed) add_place(i, breaks[i]);
    }
    add_place(size(), Break::kAllowed);
  }

  /// Whether word boundaries could matter: not if all lines have two characters, since any other
  /// choice leaves a single one.
  bool may_part_words() const {
    return mean_ != 200 || size() != 2 * static_cast<std::size_t>(lines_);
  }

  void forbid_parted_words() {
    const std::vector<bool> is_parted = find_parted_words(paragraph_.text.characters);
    // The longer the lines, the further a break may move to keep a word whole; in short ones by one
    // character (商品和服务 / 支出).
    const std::int64_t fault = std::max<std::int64_t>(42'000, 15'000 + mean_ * mean_ / 12);
    for (Place& place : places_) {
      if (place.at > 0 && place.at < size() && is_parted[place.at]) place.fault += fault;
    }
  }

  /// False if no choice fits.
  bool append(std::vector<Line>& lines) {
    std::vector<Step> steps(places_.size() * static_cast<std::size_t>(lines_ + 1));
    steps.front().fault = 0;
    for (int line = 1; line <= lines_; ++line) choose(line, steps);
    std::vector<std::size_t> ends{places_.size() - 1};
    if (step(steps, lines_, ends.back()).fault == kNone) return false;
    for (int line = lines_; line > 0; --line) {
      ends.push_back(step(steps, line, ends.back()).from);
    }
    for (std::size_t i = ends.size(); i-- > 1;) {
      const Place& from = places_[ends[i]];
      lines.push_back(made_line(paragraph_, from.next, places_[ends[i - 1]].at, width_));
    }
    return true;
  }

 private:
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();

  /// Where a line may end, and what that costs.
  struct Place {
    std::size_t at = 0;    ///< the next line's first character, if there are no blanks
    std::size_t next = 0;  ///< that character
    std::size_t end = 0;   ///< after the line's last character that is not a blank
    std::int64_t fault = 0;
  };

  /// The best way to end a line at a place, as the n-th line.
  struct Step {
    std::int64_t fault = kNone;
    std::size_t from = 0;
  };

  void add_place(std::size_t at, Break kind) {
    std::size_t end = at;
    while (end > 0 && is_blank(paragraph_.text.characters[end - 1])) --end;
    const std::int64_t fault = kind == Break::kAllowed ? 0 : 1'000'000'000;
    places_.push_back({at, skip_blanks(paragraph_, at), end, fault});
  }

  std::size_t size() const { return paragraph_.text.characters.size(); }
  std::int64_t hundredths(Length length) const {
    return length.milli_points() * 100 / std::max<std::int64_t>(1, em_.milli_points());
  }

  Step& step(std::vector<Step>& steps, int line, std::size_t place) const {
    return steps[static_cast<std::size_t>(line) * places_.size() + place];
  }

  // The width that made_line() would give for the line between two places.
  Length width_between(const Place& from, const Place& to) const {
    if (from.next >= to.end) return Length();
    const Length width = widths_[to.end] - widths_[from.next] -
                         blank_before(paragraph_, from.next) - blank_after(paragraph_, to.end - 1);
    const bool is_squeezed =
        width > width_ && width - width_ <= squeezable(paragraph_, from.next, to.end);
    return is_squeezed ? width_ : width;
  }

  // The best ways to end the n-th line; the last line only ends with the text.
  void choose(int line, std::vector<Step>& steps) const {
    for (std::size_t to = line < lines_ ? 1 : places_.size() - 1; to < places_.size(); ++to) {
      Step& best = step(steps, line, to);
      for (std::size_t from = to; from-- > 0;) {
        const std::int64_t before = step(steps, line - 1, from).fault;
        if (before == kNone) continue;
        const Length width = width_between(places_[from], places_[to]);
        if (width > width_) break;
        const std::int64_t fault = before + places_[to].fault + unevenness(width, line == 1);
        // Ties prefer longer upper lines.
        if (fault < best.fault) best = {fault, from};
      }
    }
  }

  // Lines that grow longer downwards look worse than those that grow shorter.
  std::int64_t unevenness(Length width, bool is_first) const {
    const std::int64_t off = hundredths(width) - mean_;
    return is_first && off < 0 ? off * off * 8 / 5 : off * off;
  }

  const LineParagraph& paragraph_;
  Length width_;
  int lines_;
  Length em_;
  std::vector<Length> widths_;  // of the characters before each place in the text
  std::int64_t mean_ = 0;
  std::vector<Place> places_;
};

}  // namespace

void append_even_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width,
                       std::vector<Line>& lines) {
  const std::size_t size = paragraph.text.characters.size();
  const int count = count_full_lines(paragraph, breaks, width);
  if (count < 2 || size > kLongestText) return append_full_lines(paragraph, breaks, {width}, lines);
  for (std::size_t at = size; at-- > 1;) {
    if (!is_opening_bracket(paragraph.text.characters[at]) || breaks[at] != Break::kAllowed) {
      continue;
    }
    const LineParagraph head = part(paragraph, 0, at);
    const LineParagraph tail = part(paragraph, at, size);
    const int head_count = count_full_lines(head, breaks.first(at), width);
    if (head_count + count_full_lines(tail, breaks.subspan(at), width) > count) continue;
    append_even_lines(head, breaks.first(at), width, lines);
    append_even_lines(tail, breaks.subspan(at), width, lines);
    return;
  }
  EvenLines even(paragraph, breaks, width, count);
  if (even.may_part_words()) even.forbid_parted_words();
  if (!even.append(lines)) append_full_lines(paragraph, breaks, {width}, lines);
}

}  // namespace gongkai
