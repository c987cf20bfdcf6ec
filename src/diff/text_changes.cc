#include "diff/text_changes.h"

#include <algorithm>
#include <cstdint>

#include "source/ascii.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostSteps = 16'000'000;  // of one comparison

bool is_of_number(char32_t c) {
  return (c >= U'0' && c <= U'9') || c == U'.' || c == U',' || c == U'%';
}

bool is_of_word(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

std::vector<std::string> words_of(std::string_view text) {
  const std::u32string characters = to_code_points(std::string(text));
  std::vector<std::string> out;
  for (std::size_t at = 0; at < characters.size();) {
    std::size_t end = at + 1;
    for (const auto& is_of : {is_of_number, is_of_word}) {
      if (!is_of(characters[at])) continue;
      while (end < characters.size() && is_of(characters[end])) ++end;
    }
    out.push_back(to_utf8(std::u32string_view(characters).substr(at, end - at)));
    at = end;
  }
  return out;
}

void add(std::vector<TextPiece>& out, PieceKind kind, const std::string& text) {
  if (text.empty()) return;
  if (!out.empty() && out.back().kind == kind) {
    out.back().text += text;
  } else {
    out.push_back({kind, text});
  }
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> common_elements(
    const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::size_t begin = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  std::vector<std::pair<std::size_t, std::size_t>> out;
  while (begin < shorter && before[begin] == after[begin]) {
    out.emplace_back(begin, begin);
    ++begin;
  }
  std::size_t end = 0;  // how many at the ends are the same
  while (end < shorter - begin &&
         before[before.size() - 1 - end] == after[after.size() - 1 - end]) {
    ++end;
  }
  const std::size_t rows = before.size() - begin - end;
  const std::size_t columns = after.size() - begin - end;
  if (rows > 0 && columns > 0 && rows <= kMostSteps / columns) {
    // lengths[i][j]: of what is common to the rest from i and from j on.
    std::vector<std::uint32_t> lengths((rows + 1) * (columns + 1));
    const auto length = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return lengths[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        length(i, j) = before[begin + i] == after[begin + j]
                           ? length(i + 1, j + 1) + 1
                           : std::max(length(i + 1, j), length(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (before[begin + i] == after[begin + j]) {
        out.emplace_back(begin + i++, begin + j++);
      } else {
        length(i + 1, j) >= length(i, j + 1) ? ++i : ++j;
      }
    }
  }
  for (std::size_t i = end; i > 0; --i) out.emplace_back(before.size() - i, after.size() - i);
  return out;
}

std::vector<TextPiece> text_pieces(std::string_view before, std::string_view after) {
  const std::vector<std::string> old_words = words_of(before);
  const std::vector<std::string> new_words = words_of(after);
  std::vector<TextPiece> out;
  std::size_t i = 0, j = 0;
  const auto add_up_to = [&](std::size_t old_end, std::size_t new_end) {
    while (i < old_end) add(out, PieceKind::kRemoved, old_words[i++]);
    while (j < new_end) add(out, PieceKind::kAdded, new_words[j++]);
  };
  for (const auto& [in_old, in_new] : common_elements(old_words, new_words)) {
    add_up_to(in_old, in_new);
    add(out, PieceKind::kSame, old_words[i++]);
    ++j;
  }
  add_up_to(old_words.size(), new_words.size());
  return out;
}

}  // namespace gongkai
