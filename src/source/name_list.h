#pragma once

// Lists of names in findings: the known names, and the one that was probably meant.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// Joins the words with `between`.
std::string joined(const std::vector<std::string>& words, std::string_view between = "、");

/// The candidate most similar to `word`, by edit distance; in Chinese at most one character may
/// differ. Empty if there is none.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// How the names of a list are written in findings.
struct NameWords {
  std::string_view before = "\"";  ///< before and after a name that is proposed
  std::string_view after = "\"";
  std::string_view listed_in;  ///< where all the names are listed; empty: nowhere else
};

/// The parts of a finding on an unknown name.
struct UnknownName {
  std::string expected;  ///< the known names; of a long list the most similar and the count
  std::string help;      ///< proposes the name that was meant; empty: none is similar
};

/// The members of a finding on `name`, which is none of `known`.
UnknownName unknown_name(std::string_view name, const std::vector<std::string>& known,
                         const NameWords& words = {});

}  // namespace gongkai
