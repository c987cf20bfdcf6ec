#pragma once

// The format number of a file. It is raised when a newer program would misread files of the current
// format.

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// The member that holds it; a file without one is of format 1.
inline constexpr const char* kFormatMember = "format";

/// Reports a file ("newer-format") of a later format than `known`; false ⇔ it did. A value that is
/// not a number is left to the reader of the file.
bool check_format(const JsonValue& file, int known, Findings& findings);

}  // namespace gongkai
