#pragma once

// Whether a form is sound: its cells fill its columns and use only what is known where they stand.

#include <vector>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// `known`: what fields in the table may speak of; with projects among it, the table is for one.
void validate_form(const Form& form, const std::vector<FieldScope>& known, const NameChecks& names,
                   Findings& findings);

}  // namespace gongkai
