#pragma once

// What differs between two packs, said in Chinese for a person who keeps them.

#include <string>
#include <vector>

#include "compare/diff_json.h"
#include "compare/written_pack.h"

namespace gongkai {

/// The differences, one a line: of the packs as a whole, table by table, then the chapters. What a
/// section holds is indented below its title. Empty ⇔ the packs print the same.
std::vector<std::string> diff_packs(const WrittenPack& a, const WrittenPack& b);

/// What differs between two tables.
void diff_tables(const Json& a, const Json& b, DiffLines& out);

}  // namespace gongkai
