#include "golden/page_texts.h"

#include <algorithm>
#include <cmath>

namespace gongkai {
namespace {

constexpr double kSameLine = 1;     // points between the tops of words of one line
constexpr double kWidestGap = 0.6;  // between words of one cell on a line, in heights
constexpr double kNextLine = 1.8;   // from line to line, in heights

// The words of a page's first line, joined.
std::string first_line(const PdfPage& page) {
  std::string line;
  for (const PdfWord& word : page.words) {
    if (std::abs(word.top - page.words.front().top) < kSameLine) line += word.text;
  }
  return normalized(line);
}

bool is_page_number(const PdfWord& word, const PdfPage& page) {
  return word.top > page.height - 60 &&
         (word.text == "第" || word.text == "页" ||
          word.text.find_first_not_of("0123456789\u2014- ") == std::string::npos);
}

std::string without_continued_mark(const std::string& text) {
  for (const std::string_view mark : {"(续表)", "(续)"}) {
    if (text.ends_with(mark)) return text.substr(0, text.size() - mark.size());
  }
  return text;
}

}  // namespace

TablePages::TablePages(const std::vector<PdfPage>& pages, const std::string& title,
                       const std::vector<std::string>& other_titles) {
  bool is_inside = false;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string line = first_line(pages[i]);
    const bool is_other = std::ranges::any_of(
        other_titles, [&](const std::string& other) { return line.starts_with(other); });
    is_inside = line.starts_with(title) || (is_inside && !is_other);
    if (!is_inside) continue;
    for (const PdfWord& word : pages[i].words) {
      if (!is_page_number(word, pages[i])) words_.push_back({normalized(word.text), i, word});
    }
  }
}

bool TablePages::follows(const Word& word, const Word& last, const Band& band) const {
  const bool overlaps = word.place.left < band.right && word.place.right > band.left;
  if (word.page == last.page + 1) return overlaps;
  if (word.page != last.page) return false;
  const double height = last.place.bottom - last.place.top;
  const double down = word.place.top - last.place.top;
  if (std::abs(down) < kSameLine) {
    const double gap = word.place.left - last.place.right;
    return gap > -kSameLine && gap < kWidestGap * height;
  }
  return overlaps && down > 0 && down < kNextLine * height;
}

bool TablePages::take_rest(std::string_view rest, const Word& last, Band band) {
  if (rest.empty()) return true;
  for (Word& word : words_) {
    if (word.is_taken || word.text.empty() || !rest.starts_with(word.text)) continue;
    if (!follows(word, last, band)) continue;
    word.is_taken = true;
    const Band wider{std::min(band.left, word.place.left), std::max(band.right, word.place.right)};
    if (take_rest(rest.substr(word.text.size()), word, wider)) return true;
    word.is_taken = false;
  }
  return false;
}

bool TablePages::take(const std::string& text) {
  for (Word& word : words_) {
    if (word.is_taken || word.text.empty() || !text.starts_with(word.text)) continue;
    word.is_taken = true;
    const std::string_view rest = std::string_view(text).substr(word.text.size());
    if (take_rest(rest, word, {word.place.left, word.place.right})) return true;
    word.is_taken = false;
  }
  return false;
}

bool TablePages::take_scattered(std::string_view text) {
  if (text.empty()) return true;
  for (Word& word : words_) {
    if (word.is_taken || word.text.empty() || !text.starts_with(word.text)) continue;
    word.is_taken = true;
    if (take_scattered(text.substr(word.text.size()))) return true;
    word.is_taken = false;
  }
  return false;
}

std::vector<std::string> TablePages::remainder(const GoldenTable& table) const {
  const auto is_repeated = [&](const Word& word) {
    if (word.page == words_.front().page) return false;
    const std::string text = without_continued_mark(word.text);
    for (const auto& row : table.rows) {
      for (const std::string& cell : row) {
        if (cell.find(text) != std::string::npos) return true;
      }
    }
    return false;
  };
  std::vector<std::string> out;
  for (const Word& word : words_) {
    if (!word.is_taken && !is_repeated(word)) out.push_back(word.text);
  }
  return out;
}

}  // namespace gongkai
