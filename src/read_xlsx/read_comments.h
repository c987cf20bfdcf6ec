#pragma once

// 批注 of a sheet: notes, and the threads of newer programs.

#include <string>

#include "read_xlsx/part_reader.h"
#include "read_xlsx/workbook.h"

namespace gongkai {

/// Adds the comments of the sheet whose part this is. False: an error was reported.
bool read_comments(PartReader& parts, const std::string& sheet_part, WorkbookSheet& sheet);

}  // namespace gongkai
