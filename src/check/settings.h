#pragma once

// What a pack and the command line say of checks: how grave each is, and whether it is asked.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// How grave a check's findings are; kOff: it is not asked.
enum class CheckLevel { kOff, kNote, kWarning, kError };

struct CheckSettings {
  using Levels = std::vector<std::pair<std::string, CheckLevel>>;

  /// Ids of checks whose findings are not as grave as usual; the last entry of an id holds.
  Levels levels;
  /// Words that must not be published, beside those of the catalogue.
  std::vector<std::string> secret_words;
  /// 草稿: errors that concern publication only are warnings.
  bool is_draft = false;
  /// False: only some tables are made, so nobody asks whether the budget has all that is published.
  bool is_whole = true;

  /// What is stated for an id; empty: nothing.
  std::optional<CheckLevel> level(std::string_view id) const {
    for (auto entry = levels.rbegin(); entry != levels.rend(); ++entry) {
      if (entry->first == id) return entry->second;
    }
    return std::nullopt;
  }
};

/// Lets an error pass in a draft: it becomes a warning that says so.
inline void let_pass(Finding& finding) {
  if (finding.severity != Severity::kError) return;
  finding.severity = Severity::kWarning;
  finding.message += "（草稿照印，公开前必须改正）";
}

}  // namespace gongkai
