#pragma once

// The data beyond the facts that a pack prints and therefore requires: 政府采购, “三公”经费,
// 国有资产 …

#include <string>
#include <vector>

#include "check/settings.h"
#include "pack/pack.h"

namespace gongkai {

/// Enables the completeness checks for what the pack's chapters and tables print: missing data is
/// an error, data computed from the facts a note, unless the pack sets another severity. Checks for
/// data that is not printed are off, even if a base pack sets them.
void ask_for_facts(Pack& pack);

/// The names of the choices in the pack's forms.
std::vector<std::string> choice_names(const Pack& pack);

}  // namespace gongkai
