#pragma once

// Whether a table of a pack is sound: its rows, columns and texts fit together.

#include <vector>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// Reports what would keep the table from being expanded.
void validate_table(const PackTable& table, const Pack& pack, const NameChecks& names,
                    Findings& findings);

/// Reports fields of captions that have no value there.
void check_captions(const std::vector<PackCaption>& captions, const std::vector<FieldScope>& known,
                    const NameChecks& names);

}  // namespace gongkai
