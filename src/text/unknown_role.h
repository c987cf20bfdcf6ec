#pragma once

// The finding for a role that fonts.json lacks, shared by all renderers.

#include <string>

#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// Lists the existing roles and proposes the nearest.
Finding unknown_role_finding(const std::string& name, const FontSet& fonts);

}  // namespace gongkai
