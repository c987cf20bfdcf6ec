#pragma once

// Lists of names in findings: what there is, and which of it was meant.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// The words with `between` between neighbours.
std::string joined(const std::vector<std::string>& words, std::string_view between = "、");

/// The candidate most like `word`, by letters or, in Chinese, all characters but one; or empty.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// How the names of a list are written in findings.
struct NameWords {
  std::string_view before = "\"";  ///< before and after a name that is proposed
  std::string_view after = "\"";
  std::string_view listed_in = "";  ///< where all the names stand; empty: nowhere else
};

/// What a finding says of a name that is not among the known ones.
struct UnknownName {
  std::string expected;  ///< the known names; of a long list the most alike and how many there are
  std::string help;      ///< proposes the name that was meant; empty: none is alike
};

/// The members of a finding on `name`, which is none of `known`.
UnknownName unknown_name(std::string_view name, const std::vector<std::string>& known,
                         const NameWords& words = {});

}  // namespace gongkai
