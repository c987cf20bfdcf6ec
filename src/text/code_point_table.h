#pragma once

// A 16-bit number for each character of Unicode, found in two steps without a search.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai {

/// All numbers are 0 at first. Characters lie in blocks of 256; only blocks in use take memory.
class CodePointTable {
 public:
  CodePointTable() : block_of_(kCharacters / kBlockSize), numbers_(kBlockSize) {}

  std::uint16_t get(char32_t character) const {
    if (character >= kCharacters) return 0;
    return numbers_[block_of_[character / kBlockSize] * kBlockSize + character % kBlockSize];
  }

  /// `character` must be one of Unicode (below U+110000).
  void set(char32_t character, std::uint16_t number) {
    std::uint16_t& block = block_of_[character / kBlockSize];
    if (block == 0) {
      block = static_cast<std::uint16_t>(numbers_.size() / kBlockSize);
      numbers_.resize(numbers_.size() + kBlockSize);
    }
    numbers_[block * kBlockSize + character % kBlockSize] = number;
  }

 private:
  static constexpr std::size_t kCharacters = 0x110000;
  static constexpr std::size_t kBlockSize = 256;

  std::vector<std::uint16_t> block_of_;  // block 0 stays empty: all unused characters share it
  std::vector<std::uint16_t> numbers_;
};

}  // namespace gongkai
