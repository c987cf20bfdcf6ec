#pragma once

// How an amount changed from last year's, and the words that a pack has for it.

#include "pack/pack.h"

namespace gongkai {

/// 增减变动. An amount that differs by less than what is printed is equal.
enum class Change { kHigher, kLower, kEqual, kAdded, kEnded, kUnknown };

/// The words of a change; null: none for one that is not known.
const Prose* words_for(Change change, const ChangeWords& words);

}  // namespace gongkai
