#pragma once

// Limits on reading workbooks. Workbooks are untrusted, and a few KB can unpack to GB.

#include <cstddef>
#include <cstdint>
#include <limits>

namespace gongkai {

/// The limits of a workbook, the same for every reader. A disclosure of 50,000 rows by 17 columns
/// stays far below each of them.
struct WorkbookLimits {
  std::size_t file_bytes = 32U << 20U;        ///< packed
  std::uint64_t part_bytes = 32U << 20U;      ///< of one part, unpacked
  std::uint64_t unpacked_bytes = 64U << 20U;  ///< of all parts that are read
  std::uint64_t parts = 10'000;               ///< in the archive, read or not
  std::size_t sheets = 255;
  std::size_t cells = 1'000'000;         ///< of all sheets; those without content don't count
  std::size_t merged_ranges = 200'000;   ///< of all sheets
  std::size_t cell_characters = 32'767;  ///< of one cell's text, as in Excel
  std::size_t text_bytes = 64U << 20U;   ///< of all cells' texts, shared ones counted per use
};

/// For a workbook just written by this program.
inline constexpr WorkbookLimits kNoLimits{
    .file_bytes = std::numeric_limits<std::size_t>::max(),
    .part_bytes = std::numeric_limits<std::uint64_t>::max(),
    .unpacked_bytes = std::numeric_limits<std::uint64_t>::max(),
    .parts = std::numeric_limits<std::uint64_t>::max(),
    .sheets = std::numeric_limits<std::size_t>::max(),
    .cells = std::numeric_limits<std::size_t>::max(),
    .merged_ranges = std::numeric_limits<std::size_t>::max(),
    .cell_characters = std::numeric_limits<std::size_t>::max(),
    .text_bytes = std::numeric_limits<std::size_t>::max(),
};

}  // namespace gongkai
