#pragma once

// Tables that extend others: single headings changed, removed or added.

#include "template/pack_file.h"

namespace gongkai {

/// Carries out `column_changes` and `columns_after` of a table. False ⇔ an error was added: a path
/// without heading, a change that is wrong.
bool change_columns(TableFile& file, Findings& findings);

}  // namespace gongkai
