#include "text/even_lines.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "text/punctuation.h"

namespace gongkai {
namespace {

// Evening out longer texts would cost more than it gives: they are no headings.
constexpr std::size_t kLongestText = 120;

/// Chooses the ends of a paragraph's lines, so many of them, with the least sum of their faults.
/// Faults are counted in 1/100 of a square em, an em being the paragraph's widest character.
class EvenLines {
 public:
  EvenLines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width, int lines)
      : paragraph_(paragraph), width_(width), lines_(lines) {
    for (const Length advance : paragraph.text.advances) em_ = std::max(em_, advance);
    const Line whole = made_line(paragraph, 0, size(), Length::from_milli_points(INT64_MAX));
    mean_ = hundredths(whole.width) / lines;
    places_.push_back({});
    for (std::size_t i = 1; i < size(); ++i) {
      if (breaks[i] >= Break::kRelaxed) places_.push_back({.at = i, .fault = fault(breaks[i])});
    }
    places_.push_back({.at = size()});
  }

  void forbid_parted_words() {
    const std::vector<bool> is_parted = find_parted_words(paragraph_.text.characters);
    // The longer the lines, the further an end may move for the sake of a word.
    const std::int64_t fault = 15'000 + mean_ * mean_ / 12;
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
      lines.push_back(line_between(places_[ends[i]].at, places_[ends[i - 1]].at));
    }
    return true;
  }

 private:
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();

  /// Where a line may end, and what that costs.
  struct Place {
    std::size_t at = 0;
    std::int64_t fault = 0;
  };

  /// The best way to end a line at a place, as the n-th line.
  struct Step {
    std::int64_t fault = kNone;
    std::size_t from = 0;
  };

  static std::int64_t fault(Break kind) { return kind == Break::kAllowed ? 0 : 1'000'000'000; }

  std::size_t size() const { return paragraph_.text.characters.size(); }
  std::int64_t hundredths(Length length) const {
    return length.milli_points() * 100 / std::max<std::int64_t>(1, em_.milli_points());
  }

  Step& step(std::vector<Step>& steps, int line, std::size_t place) const {
    return steps[static_cast<std::size_t>(line) * places_.size() + place];
  }

  Line line_between(std::size_t begin, std::size_t end) const {
    return made_line(paragraph_, skip_blanks(paragraph_, begin), end, width_);
  }

  void choose(int line, std::vector<Step>& steps) const {
    for (std::size_t to = 1; to < places_.size(); ++to) {
      Step& best = step(steps, line, to);
      for (std::size_t from = to; from-- > 0;) {
        const Line made = line_between(places_[from].at, places_[to].at);
        if (made.width > width_) break;
        const std::int64_t before = step(steps, line - 1, from).fault;
        if (before == kNone) continue;
        const std::int64_t fault = before + places_[to].fault + unevenness(made);
        // Of equals the one whose upper lines are longer.
        if (fault < best.fault) best = {fault, from};
      }
    }
  }

  std::int64_t unevenness(const Line& line) const {
    const std::int64_t off = hundredths(line.width) - mean_;
    const bool is_alone = line.end - line.begin == 1;
    return off * off + (is_alone ? 40'000 : 0);
  }

  const LineParagraph& paragraph_;
  Length width_;
  int lines_;
  Length em_;
  std::int64_t mean_ = 0;
  std::vector<Place> places_;
};

}  // namespace

void append_even_lines(const LineParagraph& paragraph, std::span<const Break> breaks, Length width,
                       Words words, std::vector<Line>& lines) {
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
    append_even_lines(head, breaks.first(at), width, words, lines);
    append_even_lines(tail, breaks.subspan(at), width, words, lines);
    return;
  }
  EvenLines even(paragraph, breaks, width, count);
  if (words == Words::kWhole) even.forbid_parted_words();
  if (!even.append(lines)) append_full_lines(paragraph, breaks, {width}, lines);
}

}  // namespace gongkai
