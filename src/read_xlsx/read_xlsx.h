#pragma once

// Reads workbooks (.xlsx) made by anyone. The only user of libzip and pugixml.

#include <optional>
#include <string>

#include "read_xlsx/workbook.h"
#include "source/finding.h"

namespace gongkai {

/// The workbook in these bytes. Reports bytes that are none, under this file's name; empty ⇔ an
/// error was added.
std::optional<Workbook> read_xlsx(const std::string& bytes, const std::string& file_name,
                                  Findings& findings);

}  // namespace gongkai
