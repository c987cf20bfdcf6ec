#pragma once

// Changes to a JSON file that leave all else in it as it is.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/member_order.h"
#include "source/new_json.h"

namespace gongkai {

/// Puts another value in the place of one; a member keeps its name.
struct ReplaceValue {
  JsonValue value;
  NewJson by;
};

/// Removes a member or an element; never the root.
struct RemoveValue {
  JsonValue value;
};

/// Adds a member after the nearest one that precedes it in the published order; at the end if its
/// name is not declared.
struct AddMember {
  JsonValue object;
  std::string name;
  NewJson value;
};

/// Inserts an element before another; several at one place in the order of the edits.
struct InsertElement {
  static constexpr std::size_t kAtEnd = static_cast<std::size_t>(-1);

  JsonValue array;
  NewJson value;
  std::size_t before = kAtEnd;  ///< an index in the file as it is
};

using JsonEdit = std::variant<ReplaceValue, RemoveValue, AddMember, InsertElement>;

/// The text of a parsed file (tree.source()) with all these edits, whose values belong to the tree.
/// All else stays byte for byte. New entries look like their neighbours: on a line of their own, so
/// indented, or in the same line; the members of new values are in the published order. How deep
/// they nest is not checked. Contradictory edits are an error (a value changed twice, or within one
/// that is replaced or removed; a name added that is there).
std::optional<std::string> edited_json(const JsonTree& tree, std::vector<JsonEdit> edits,
                                       const MemberOrder& order, Findings& findings);

}  // namespace gongkai
