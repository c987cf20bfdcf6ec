#pragma once

// Whether a form is sound: its cells fill its columns and use only what is known where they stand.

#include <functional>
#include <string>
#include <vector>

#include "source/finding.h"
#include "template/pack.h"

namespace gongkai {

/// Checks of texts and styles against the whole pack; each reports what it finds.
struct TextChecks {
  std::function<void(const FieldText&, const std::vector<FieldScope>& known)> fields;
  std::function<void(const std::string& style, const JsonValue& where)> style;
};

/// `known`: what fields in the table may speak of; with projects among it, the table is for one.
void validate_form(const Form& form, const std::vector<FieldScope>& known, const TextChecks& checks,
                   Findings& findings);

}  // namespace gongkai
