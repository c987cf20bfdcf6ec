#pragma once

// Texts that repeat what the template prints around them: “主要原因：” before a reason, “主要用于”
// before a purpose, brackets around a bracketed remark.

#include <string>
#include <string_view>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// A reason or purpose without the words that the template prints and without trailing punctuation;
/// the whole text if nothing would remain.
std::string_view without_lead(std::string_view text, LeadWords::Place place,
                              const TextTables& tables);

/// A remark without enclosing brackets and without a trailing full stop.
std::string_view without_brackets(std::string_view text);

/// The budget with its reasons, purposes and remarks trimmed in this way.
Budget with_texts_cut(Budget budget, const Catalog& catalog);

}  // namespace gongkai
