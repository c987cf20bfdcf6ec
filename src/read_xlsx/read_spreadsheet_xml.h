#pragma once

// Reads XML Spreadsheet 2003, which systems fill in as a text and call .xls.

#include <optional>
#include <string_view>

#include "read_xlsx/limits.h"
#include "read_xlsx/workbook.h"
#include "source/source_text.h"

namespace gongkai {

/// Whether a text says at its beginning that it is an XML Spreadsheet.
bool is_spreadsheet_xml(std::string_view text);

/// The workbook in a text. Reports XML that is faulty or holds entities, and what is beyond the
/// limits; empty ⇔ an error was added.
std::optional<Workbook> read_spreadsheet_xml(const SourceText& text, Findings& findings,
                                             const WorkbookLimits& limits = {});

}  // namespace gongkai
