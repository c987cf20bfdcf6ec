#pragma once

// Validates a table of a pack: its rows, columns and texts fit together.

#include <vector>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// Reports what would keep the table from being expanded.
void validate_table(const PackTable& table, const Pack& pack, const NameChecks& names,
                    Findings& findings);

/// Reports fields without a value in captions.
void check_captions(const std::vector<PackCaption>& captions, const std::vector<FieldScope>& known,
                    const NameChecks& names);

}  // namespace gongkai
