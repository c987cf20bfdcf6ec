#pragma once

// How an amount changed since last year, and the pack's words for it.

#include "pack/pack.h"

namespace gongkai {

/// 增减变动. A difference too small to print counts as equal.
enum class Change { kHigher, kLower, kEqual, kAdded, kEnded, kUnknown };

/// The words for a change; null: none for an unknown change.
const Prose* words_for(Change change, const ChangeWords& words);

}  // namespace gongkai
