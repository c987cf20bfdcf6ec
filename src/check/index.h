#pragma once

// Units and projects by code.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gongkai {

/// Items (units, projects) by their codes; the first of equal ones. Valid as long as the items.
template <class Item>
class Index {
 public:
  explicit Index(const std::vector<Item>& items) {
    for (const Item& item : items) by_code_.emplace(item.code, &item);
  }

  /// Null if there is none.
  const Item* find(std::string_view code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const Item*> by_code_;
};

}  // namespace gongkai
