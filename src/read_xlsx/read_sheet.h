#pragma once

// The parts of a workbook that hold what cells say: shared strings and sheets.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read_xlsx/part_reader.h"
#include "read_xlsx/workbook.h"

namespace gongkai {

/// "$B$7" as a place, from 0; false if it is none.
bool read_reference(std::string_view text, int& row, int& column);

/// The strings that cells share; nothing for one longer than a cell's text may be.
using SharedStrings = std::vector<std::optional<std::string>>;

/// Adds the strings of a part. False: an error was reported.
bool read_strings(PartReader& parts, const std::string& part, SharedStrings& strings);

/// What the sheets that were read hold together.
struct WorkbookCounts {
  std::size_t cells = 0;
  std::size_t merged_ranges = 0;
  std::size_t text_bytes = 0;
};

/// Fills a sheet, which has its name, from a part. False: an error was reported.
bool read_sheet(PartReader& parts, const std::string& part, const SharedStrings& strings,
                WorkbookCounts& counts, WorkbookSheet& sheet);

}  // namespace gongkai
