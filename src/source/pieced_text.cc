#include "source/pieced_text.h"

#include <algorithm>
#include <iterator>

namespace gongkai {

void PiecedText::add(const std::shared_ptr<const SourceText>& file, std::size_t begin,
                     std::size_t end) {
  pieces_.push_back({.at = text_.size(), .file = file, .begin = begin, .end = end});
  text_ += file->text().substr(begin, end - begin);
}

void PiecedText::add(const PiecedText& other) {
  for (Piece piece : other.pieces_) {
    piece.at += text_.size();
    pieces_.push_back(std::move(piece));
  }
  text_ += other.text_;
}

Place PiecedText::place(std::size_t begin, std::size_t end) const {
  const auto next = std::ranges::upper_bound(pieces_, begin, {}, &Piece::at);
  if (next == pieces_.begin()) return {};
  const Piece& piece = *std::prev(next);
  const auto in_file = [&piece](std::size_t offset) {
    return std::min(piece.begin + offset - piece.at, piece.end);
  };
  return piece.file->place(in_file(begin), in_file(std::max(begin, end)));
}

}  // namespace gongkai
