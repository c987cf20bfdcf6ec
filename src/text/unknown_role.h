#pragma once

// What to say of a role that fonts.json lacks: the same whoever writes the pages.

#include <string>

#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// Names the roles that there are, and the nearest of them.
Finding unknown_role_finding(const std::string& name, const FontSet& fonts);

}  // namespace gongkai
