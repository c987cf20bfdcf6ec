#pragma once

// Long numbers in running text, as people write them: 13812345678, 138-1234-5678, １３８…, with
// blanks between groups.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A group of adjacent digits.
struct DigitGroup {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::string digits;  ///< ASCII; includes the X that may end an identity number
};

/// Groups separated by single blanks or hyphens. Not part of a decimal number or a word, and not an
/// amount (…元).
struct DigitRun {
  std::vector<DigitGroup> groups;

  /// All digits.
  std::string digits() const;
};

/// The runs of a text that have at least `least` digits.
std::vector<DigitRun> digit_runs(std::string_view text, std::size_t least);

}  // namespace gongkai
