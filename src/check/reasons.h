#pragma once

// 增减原因: the words of a reason beside the change that it is to explain.

#include <optional>
#include <string_view>

#include "check/quantities.h"

namespace gongkai {

/// The word of a reason that says the opposite of the change ("压减" of an increase); empty: none,
/// or it speaks of both.
std::string_view contradicting_word(std::string_view reason, Direction direction, int year,
                                    const TextTables& tables);

/// "无", "/", "——": nothing that explains a change.
bool says_nothing(std::string_view reason, const TextTables& tables);

/// The change below which an amount is printed as before.
Amount least_change(const Catalog& catalog);

/// What the budget calls a reason's name: "公务接待费".
std::string_view reason_title(std::string_view name);

/// An amount as the file writes it, with its unit.
std::string with_unit(Amount amount, const Budget& budget);

}  // namespace gongkai
