#pragma once

#include "pack/pack.h"

namespace gongkai {

/// Completes each breakdown that does not name its whole: it becomes the last figure before it in
/// its paragraph. Stays empty if there is none.
void complete_breakdowns(Pack& pack);

}  // namespace gongkai
