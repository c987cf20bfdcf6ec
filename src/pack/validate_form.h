#pragma once

// Validates a form: its cells fill its columns and use only fields that are known there.

#include <vector>

#include "pack/pack.h"
#include "pack/validate_names.h"
#include "source/finding.h"

namespace gongkai {

/// `known`: the scopes of fields in the table; if it contains projects, the table is for one
/// project.
void validate_form(const Form& form, const std::vector<FieldScope>& known, const NameChecks& names,
                   Findings& findings);

}  // namespace gongkai
