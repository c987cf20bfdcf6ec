#pragma once

// Public tables that a system or an office made → the tables that a budget states. For
// import_tables.cc only.

#include <optional>
#include <string>
#include <vector>

#include "gongkai.h"
#include "pack/pack.h"
#include "read_xlsx/workbook.h"

namespace gongkai {

/// A table file, and the workbook that it is read as.
struct TableFile {
  std::string name;
  Workbook workbook;
};

/// Whether one of the files holds public tables in the form of the pack.
bool has_public_tables(const std::vector<TableFile>& files, const Pack& pack);

/// A budget file with the tables in it: `into`, or a new one of this pack and year. Empty ⇔ an
/// error was added.
std::optional<ImportedTables> import_public_tables(const std::vector<TableFile>& files,
                                                   const Pack& pack, int year,
                                                   const std::optional<SourceText>& into,
                                                   Findings& findings);

}  // namespace gongkai
