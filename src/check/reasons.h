#pragma once

// 增减原因: compares the words of a reason with the change that it explains.

#include <optional>
#include <string_view>

#include "check/quantities.h"

namespace gongkai {

/// The word of a reason that contradicts the direction of the change ("压减" for an increase);
/// empty: none, or the reason mentions both directions.
std::string_view contradicting_word(std::string_view reason, Direction direction, int year,
                                    const TextTables& tables);

/// Whether a reason explains nothing: "无", "/", "——".
bool says_nothing(std::string_view reason, const TextTables& tables);

/// The smallest change that is visible in print.
Amount least_change(const Catalog& catalog);

/// The title of a reason's name: "公务接待费".
std::string_view reason_title(std::string_view name);

/// An amount in the file's unit, with the unit's name.
std::string with_unit(Amount amount, const Budget& budget);

}  // namespace gongkai
