#pragma once

// The order in which a file's members are written: that in which its shape declares them.

#include <cstddef>
#include <string_view>
#include <vector>

#include "source/new_json.h"
#include "source/schema.h"

namespace gongkai {

/// The order of the members of one value, and of what it holds.
class MemberOrder {
 public:
  /// Of the root of the files that a schema document describes; the document must outlive it.
  explicit MemberOrder(const Schema& document);

  MemberOrder member(std::string_view name) const;  ///< of the member of this name
  MemberOrder element() const;                      ///< of the elements of an array

  static constexpr std::size_t kUndeclared = static_cast<std::size_t>(-1);

  /// The position of a member among those declared.
  std::size_t rank(std::string_view name) const;

 private:
  void add(const Schema* part);

  const Schema* document_;
  std::vector<const Schema*> parts_;  // a value may be of one of several shapes
};

/// Sorts the members of all objects in a value; undeclared ones follow as they are.
void sort_members(NewJson& value, const MemberOrder& order);

}  // namespace gongkai
