#pragma once

// A share of the work list that one machine of several takes.

#include <optional>
#include <string_view>

namespace gongkai {

/// Share `number` (from 1) of `count`.
struct Shard {
  int number = 1;
  int count = 1;

  /// Follows from the name alone, so that all machines agree whatever else is in their lists.
  bool holds(std::string_view name) const;
};

/// Reads "3/8"; empty if it is not a share.
std::optional<Shard> parse_shard(std::string_view text);

}  // namespace gongkai
