#pragma once

// Reads tables of separated values (CSV), as systems export them.

#include <optional>

#include "read_xlsx/limits.h"
#include "read_xlsx/workbook.h"
#include "source/source_text.h"

namespace gongkai {

/// A table as a workbook of one sheet without a name. Values are separated by commas, tabs or
/// semicolons (whichever the first lines have most of); quoted ones may hold separators, line feeds
/// and doubled quotes. ="001", which keeps Excel from making numbers of texts, is the text 001.
/// Reports a quote without its end, NUL characters and what is beyond the limits of sheets; empty ⇔
/// an error was added.
std::optional<Workbook> read_csv(const SourceText& text, Findings& findings,
                                 const WorkbookLimits& limits = {});

}  // namespace gongkai
