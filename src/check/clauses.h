#pragma once

// Running text in clauses, and what words say of them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/text_tables.h"

namespace gongkai {

/// The parts of a text between commas, semicolons and full stops; none is empty.
std::vector<std::string_view> clauses_of(std::string_view text);

/// A comparison with last year at the begin of a text ("比上年", "较2022年预算数"); its length.
std::size_t comparison_at(std::string_view text, int last_year);

/// Whether a clause speaks of last year, other than to compare with it.
bool is_about_last_year(std::string_view clause, int last_year, const TextTables& tables);

/// The first word of a kind in a text, but not after 不, 未, 为 and the like; empty: none.
std::string_view find_word(std::string_view text, ChangeWord::Kind kind, const TextTables& tables);

/// The longest word of a kind with which a text begins; empty: none.
std::string_view word_at(std::string_view text, ChangeWord::Kind kind, const TextTables& tables);

}  // namespace gongkai
