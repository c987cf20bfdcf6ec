#pragma once

// JSON of people who paste from anywhere.

#include <memory>

#include "source/json.h"

namespace gongkai {

/// parse_json() that takes the hidden characters (is_hidden()) out of strings and names, with a
/// warning at each, where that refuses them.
std::shared_ptr<const JsonTree> parse_json_cleaned(SourceText source, Findings& findings);

}  // namespace gongkai
