#pragma once

// Reads a file with tables in any format that offices and systems export.

#include <optional>

#include "read_xlsx/workbook.h"
#include "source/source_text.h"

namespace gongkai {

/// The workbook (.xlsx), XML Spreadsheet 2003 or CSV in a file's bytes; a CSV is a sheet without a
/// name. Texts may be UTF-8, UTF-16 with a mark or GB 18030. Reports other formats, with how to
/// save them, and what the readers of each format report; empty ⇔ an error was added.
std::optional<Workbook> read_table_file(const SourceText& file, Findings& findings);

}  // namespace gongkai
