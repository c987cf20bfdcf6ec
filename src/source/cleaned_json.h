#pragma once

// JSON of people who paste from anywhere.

#include <memory>

#include "source/json.h"

namespace gongkai {

/// parse_json() that gives strings and names as cleaned_text(), with what was cleaned and what
/// could not be, where that has errors for refused_characters().
std::shared_ptr<const JsonTree> parse_json_cleaned(SourceText source, Findings& findings);

}  // namespace gongkai
