#pragma once

// Splits running text into clauses and classifies them by their words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/text_tables.h"

namespace gongkai {

/// The non-empty parts of a text between commas, semicolons and full stops.
std::vector<std::string_view> clauses_of(std::string_view text);

/// The length of a comparison with last year at the start of a text ("比上年", "较2022年预算数");
/// 0: none.
std::size_t comparison_at(std::string_view text, int last_year);

/// Whether a clause is about last year, other than comparing with it.
bool is_about_last_year(std::string_view clause, int last_year, const TextTables& tables);

/// The first word of a kind in a text that is not negated by 不, 未, 为 and the like; empty: none.
std::string_view find_word(std::string_view text, ChangeWord::Kind kind, const TextTables& tables);

/// The longest word of a kind with which a text begins; empty: none.
std::string_view word_at(std::string_view text, ChangeWord::Kind kind, const TextTables& tables);

}  // namespace gongkai
