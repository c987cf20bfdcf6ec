#pragma once

// Names of codes as a budget writes them: its own first, then the catalogue's.

#include <string>
#include <string_view>
#include <unordered_map>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// Valid as long as the list and the budget's names.
class Names {
 public:
  Names(const CodeList& list, const NameOverrides::Names& own) : list_(list) {
    for (const auto& [code, name] : own) own_.emplace(code, &name);
  }

  /// Null if the code has no name.
  const std::string* find(std::string_view code) const {
    const auto found = own_.find(code);
    return found == own_.end() ? list_.name(code) : found->second;
  }

 private:
  const CodeList& list_;
  std::unordered_map<std::string_view, const std::string*> own_;
};

}  // namespace gongkai
