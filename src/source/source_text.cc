#include "source/source_text.h"

#include <algorithm>
#include <utility>

namespace gongkai {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % kStep == 0) characters_before_.push_back(characters);
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
    if (starts_character(text_[i])) ++characters;
  }
  if (text_.size() % kStep == 0) characters_before_.push_back(characters);
}

// A whole budget may stand on one line: counting from the line's start would make each of a
// thousand findings as dear as reading the file.
std::size_t SourceText::characters_before(std::size_t offset) const {
  const std::size_t step = offset / kStep;
  const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(step * kStep);
  const auto end = text_.begin() + static_cast<std::ptrdiff_t>(offset);
  return characters_before_[step] +
         static_cast<std::size_t>(std::count_if(begin, end, starts_character));
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  const std::size_t characters = characters_before(offset) - characters_before(*std::prev(next));
  return {.line = static_cast<int>(next - line_starts_.begin()),
          .column = static_cast<int>(characters) + 1};
}

std::string_view SourceText::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > line_starts_.size()) return {};
  const auto index = static_cast<std::size_t>(number);
  const std::size_t begin = line_starts_[index - 1];
  const std::size_t end =
      index < line_starts_.size() ? line_starts_[index] - 1 : text_.size();  // without "\n"
  const std::string_view line = text().substr(begin, end - begin);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace gongkai
