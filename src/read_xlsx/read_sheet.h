#pragma once

// The parts of a workbook with the contents of cells: shared strings and sheets.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read_xlsx/part_reader.h"
#include "read_xlsx/workbook.h"

namespace gongkai {

/// Parses "$B$7" into row and column from 0; false if it is not a reference.
bool read_reference(std::string_view text, int& row, int& column);

/// The shared strings; empty for one that exceeds the limit of a cell's text.
using SharedStrings = std::vector<std::optional<std::string>>;

/// Adds the strings of a part. False: an error was reported.
bool read_strings(PartReader& parts, const std::string& part, SharedStrings& strings);

/// Totals over the sheets read so far.
struct WorkbookCounts {
  std::size_t cells = 0;
  std::size_t merged_ranges = 0;
  std::size_t text_bytes = 0;
};

/// Fills a sheet, which has its name, from a part. False: an error was reported.
bool read_sheet(PartReader& parts, const std::string& part, const SharedStrings& strings,
                WorkbookCounts& counts, WorkbookSheet& sheet);

}  // namespace gongkai
