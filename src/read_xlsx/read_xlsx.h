#pragma once

// Reads workbooks (.xlsx) made by anyone, within limits.

#include <optional>
#include <string>
#include <string_view>

#include "read_xlsx/limits.h"
#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// The workbook in these bytes. Reports, under this file's name, bytes that are not one, a part
/// that is damaged (its checksum is compared), and what is beyond the limits; empty ⇔ an error was
/// added.
std::optional<Workbook> read_xlsx(std::string_view bytes, const std::string& file_name,
                                  Findings& findings, const WorkbookLimits& limits = {});

}  // namespace gongkai
