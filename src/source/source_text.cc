#include "source/source_text.h"

#include <algorithm>
#include <utility>

namespace gongkai {
namespace {

// Characters are counted from the start of a block: a line may be as long as the file.
constexpr std::size_t kBlock = 4096;

// An excerpt has at least this many bytes on both sides of a place; a finding shows fewer.
constexpr std::size_t kExcerptBytes = 400;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0}, block_starts_{0} {
  for (std::size_t i = text_.find('\n'); i != std::string::npos; i = text_.find('\n', i + 1)) {
    line_starts_.push_back(i + 1);
  }
  for (std::size_t i = 0; i + kBlock < text_.size(); i += kBlock) {
    block_starts_.push_back(block_starts_.back() +
                            count_characters(this->text().substr(i, kBlock)));
  }
}

std::size_t SourceText::characters_before(std::size_t offset) const {
  const std::size_t block = std::min(offset / kBlock, block_starts_.size() - 1);
  return block_starts_[block] +
         count_characters(text().substr(block * kBlock, offset - block * kBlock));
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  const std::size_t characters = characters_before(offset) - characters_before(*std::prev(next));
  return {.line = static_cast<int>(next - line_starts_.begin()),
          .column = static_cast<int>(characters) + 1};
}

Place SourceText::place(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  const Position at = position(begin);
  const std::string_view whole = line(at.line);
  const std::size_t line_start = line_starts_[static_cast<std::size_t>(at.line) - 1];
  const std::size_t line_end = line_start + whole.size();

  std::size_t first = begin - std::min(begin - line_start, kExcerptBytes);
  while (first > line_start && !starts_character(text_[first])) --first;
  std::size_t last = std::min(begin + kExcerptBytes, std::max(line_end, begin));
  while (last < line_end && !starts_character(text_[last])) ++last;

  const std::size_t meant = std::clamp(end, begin, last) - begin;
  const std::string_view excerpt = text().substr(first, std::min(last, line_end) - first);
  return {.file = name_,
          .line = at.line,
          .column = at.column,
          .pointer = {},
          .excerpt = std::string(excerpt),
          .length = std::max(1, static_cast<int>(count_characters(text().substr(begin, meant)))),
          .excerpt_column =
              at.column - static_cast<int>(count_characters(text().substr(first, begin - first)))};
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
