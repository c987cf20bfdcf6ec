#pragma once

// The number of a file's format: it is raised when files of the form of today would be misread.

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// The member that holds it; a file without one is of format 1.
inline constexpr const char* kFormatMember = "format";

/// Reports a file ("newer-format") of a later format than `known`; false ⇔ it did. What is no
/// number is left to the reader of the file.
bool check_format(const JsonValue& file, int known, Findings& findings);

}  // namespace gongkai
