#pragma once

// Collects the codes that facts use, so that a wrong code that occurs a thousand times is one
// finding.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/json.h"

namespace gongkai {

/// A code that occurs in facts.
struct CodeUse {
  std::string_view code;
  JsonValue where;  ///< the first fact with it
  int count = 0;
};

/// "（共 37 处）" after a message, if there is more than one use.
inline std::string in_all(const CodeUse& use) {
  return use.count > 1 ? "（共 " + std::to_string(use.count) + " 处）" : "";
}

/// The different codes, in the order in which facts first use them. Valid as long as the facts.
class CodeUses {
 public:
  void add(std::string_view code, const JsonValue& where) {
    const auto [at, is_new] = index_.emplace(code, uses_.size());
    if (is_new) uses_.push_back({.code = code, .where = where});
    ++uses_[at->second].count;
  }

  const std::vector<CodeUse>& all() const { return uses_; }

 private:
  std::vector<CodeUse> uses_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

}  // namespace gongkai
