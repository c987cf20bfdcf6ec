#pragma once

// Parses JSON whose texts may have been pasted from anywhere.

#include <memory>

#include "source/json.h"

namespace gongkai {

/// Like parse_json(), but strings and names are cleaned with cleaned_text(); reports what was
/// cleaned and what could not be.
std::shared_ptr<const JsonTree> parse_json_cleaned(SourceText source, Findings& findings);

}  // namespace gongkai
