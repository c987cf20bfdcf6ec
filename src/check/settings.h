#pragma once

// What a pack says of checks: how grave each is, and whether it is asked.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budget/list_form.h"

namespace gongkai {

/// The severity of a check's findings; kOff: it does not run.
enum class CheckLevel { kOff, kNote, kWarning, kError };

/// A list that a pack declares.
struct AskedList {
  ListForm form;
  bool is_printed = false;  ///< by a table or a chapter
};

struct CheckSettings {
  using Levels = std::vector<std::pair<std::string, CheckLevel>>;

  /// Checks with other than default severity, by id; the last entry of an id counts.
  Levels levels;
  /// Words that must not be published, in addition to the catalogue's.
  std::vector<std::string> secret_words;
  /// False: only some tables are made, so nobody asks whether the budget has all that is published.
  bool is_whole = true;
  /// Lists of the department's own that budgets may state; empty: no pack says.
  std::optional<std::vector<AskedList>> lists;
};

/// What is stated for an id; empty: nothing.
inline std::optional<CheckLevel> level_of(const CheckSettings::Levels& levels,
                                          std::string_view id) {
  for (auto entry = levels.rbegin(); entry != levels.rend(); ++entry) {
    if (entry->first == id) return entry->second;
  }
  return std::nullopt;
}

}  // namespace gongkai
