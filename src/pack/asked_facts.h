#pragma once

// What a pack prints of a budget beside its facts, and therefore asks for: 政府采购, “三公”经费,
// 国有资产 …

#include "check/settings.h"
#include "pack/pack.h"

namespace gongkai {

/// Adds to the pack's checks those that concern what its chapters and tables print: what is missing
/// is an error, what is computed from the facts a note, unless the pack says how grave it is. Of
/// what it prints nothing of, it asks nothing, whatever a pack that it extends says.
void ask_for_facts(Pack& pack);

}  // namespace gongkai
