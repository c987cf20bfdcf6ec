#pragma once

#include "pack/pack.h"

namespace gongkai {

/// Says of each breakdown that does not state its whole of which figure it names the parts: the
/// last one before it in its paragraph. Stays empty where there is none.
void complete_breakdowns(Pack& pack);

}  // namespace gongkai
