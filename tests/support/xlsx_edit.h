#pragma once

// A workbook changed as a person would: a value typed over what stood in a cell; and workbooks as
// other programs might write them.

#include <string>
#include <utility>
#include <vector>

namespace gongkai {

/// Puts a number into a cell of the nth sheet (from 0) of a workbook that we wrote, in place of
/// what it held, formula or not; nothing else changes, no result is computed anew. False if the
/// file or the cell is not there.
bool type_over(const std::string& path, int sheet, const std::string& cell,
               const std::string& number);

/// Names and contents of the files in an archive.
using ArchiveParts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a ZIP archive of these parts; one whose name cannot be given is left out. Empty if
/// it can't be made.
std::string zip_of(const ArchiveParts& parts);

/// The parts of an archive in these bytes; none if it can't be read.
ArchiveParts parts_of(const std::string& bytes);

}  // namespace gongkai
