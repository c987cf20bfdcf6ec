#pragma once

// Puts what a pack says in one place where its tables use it.

#include "pack/pack.h"

namespace gongkai {

/// Gives tables their names (`titles`) and numbers (`table_numbers`), names and titles of tables
/// the pack's words, tables and items its names of codes, and records the forms of their lists. Of
/// a pack that was checked.
void bind_names(Pack& pack);

}  // namespace gongkai
