#pragma once

// Texts that bring along what the template prints around them: “主要原因：” before a reason,
// “主要用于” before a purpose, brackets around a remark in brackets.

#include <string>
#include <string_view>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// The part of a reason or a purpose that the template's own words do not say, without marks at its
/// end; the whole text if nothing would remain.
std::string_view without_lead(std::string_view text, LeadWords::Place place,
                              const TextTables& tables);

/// A remark without brackets around all of it and without a full stop at its end.
std::string_view without_brackets(std::string_view text);

/// The budget with its reasons, purposes and remarks cut so.
Budget with_texts_cut(Budget budget, const Catalog& catalog);

}  // namespace gongkai
