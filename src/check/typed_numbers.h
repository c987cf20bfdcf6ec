#pragma once

// Amounts and percentages as persons type them into running text: "1,234.50万元", "12.5%".

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/text_tables.h"
#include "money/amount.h"

namespace gongkai {

/// A number with its unit: an amount, or hundredths of a percent.
struct TypedNumber {
  std::size_t size = 0;         ///< bytes, unit included
  std::int64_t value = 0;       ///< 分, or hundredths of a percent
  std::int64_t last_place = 0;  ///< the value of one unit in its last decimal
  bool is_percent = false;
};

/// The exact number at the start of a text; empty: none, or only an approximate one.
std::optional<TypedNumber> read_number(std::string_view text, const TextTables& tables);

/// All exact amounts of money in a text.
std::vector<Amount> amounts_in(std::string_view text, const TextTables& tables);

}  // namespace gongkai
