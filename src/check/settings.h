#pragma once

// The settings of a pack and the command line for checks: severity, and whether a check runs.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// The severity of a check's findings; kOff: it does not run.
enum class CheckLevel { kOff, kNote, kWarning, kError };

struct CheckSettings {
  using Levels = std::vector<std::pair<std::string, CheckLevel>>;

  /// Checks with other than default severity, by id; the last entry of an id counts.
  Levels levels;
  /// Words that must not be published, in addition to the catalogue's.
  std::vector<std::string> secret_words;
  /// 草稿: errors that concern publication only are warnings.
  bool is_draft = false;
  /// False: only some tables are made, so completeness is not checked.
  bool is_whole = true;

  /// The level set for an id; empty: not set.
  std::optional<CheckLevel> level(std::string_view id) const {
    for (auto entry = levels.rbegin(); entry != levels.rend(); ++entry) {
      if (entry->first == id) return entry->second;
    }
    return std::nullopt;
  }
};

/// Downgrades an error in a draft to a warning that says so.
inline void let_pass(Finding& finding) {
  if (finding.severity != Severity::kError) return;
  finding.severity = Severity::kWarning;
  finding.message += "（草稿予以保留，公开前必须改正）";
}

}  // namespace gongkai
