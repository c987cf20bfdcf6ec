#include "document/cross_checks.h"

namespace gongkai {

bool holds(CheckKind kind, Amount difference, Amount tail) {
  const Amount opposite = Amount() - difference;
  const bool is_at_most = difference <= tail;
  const bool is_at_least = opposite <= tail;
  if (kind == CheckKind::kAtMost) return is_at_most;
  if (kind == CheckKind::kAtLeast) return is_at_least;
  return is_at_most && is_at_least;
}

}  // namespace gongkai
