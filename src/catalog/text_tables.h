#pragma once

// What texts are compared with: characters and words.

#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// A word that should not stand in what is published.
struct WatchedWord {
  enum class Kind {
    kSecretMarking,  ///< 密级标志
    kSecret,         ///< 不宜公开
    kPlaceholder,    ///< 占位符: to be filled in
    kPerson          ///< 自然人: in the name of a project
  };
  std::string word;
  Kind kind = Kind::kSecretMarking;
  std::string meaning;
};

struct TextTables {
  /// Traditional characters that no simplified text has, with the simplified form; sorted.
  std::vector<std::pair<char32_t, std::string>> traditional;
  std::vector<WatchedWord> words;
  /// In names of cost indicators: of the whole project, and of a single unit or part of it.
  std::vector<std::string> total_cost_words;
  std::vector<std::string> unit_cost_words;

  /// The simplified form of a traditional character; null for all others.
  const std::string* simplified(char32_t character) const;
};

/// Reads `folder`/traditional.tsv, watched-words.tsv and cost-words.tsv. False ⇔ it added an error.
bool read_text_tables(const std::string& folder, TextTables& out, Findings& findings);

}  // namespace gongkai
