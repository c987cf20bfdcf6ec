#pragma once

// Describes what differs between two packs in Chinese, for those who maintain them.

#include <string>
#include <vector>

#include "compare/diff_json.h"
#include "compare/written_pack.h"

namespace gongkai {

/// The differences, one per line: of the packs as a whole, table by table, then the chapters. The
/// lines of a section are indented below its title. Empty ⇔ the packs print the same.
std::vector<std::string> diff_packs(const WrittenPack& a, const WrittenPack& b);

/// What differs between two tables.
void diff_tables(const Json& a, const Json& b, DiffLines& out);

}  // namespace gongkai
