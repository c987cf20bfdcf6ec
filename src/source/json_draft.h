#pragma once

// JSON put together from the values of several files, each of which keeps its own place: a draft is
// changed until it is whole, then made a tree that is read like any other.

#include <memory>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// A value in the making. The trees that its parts were taken from must outlive it and what is made
/// of it.
struct JsonDraft {
  JsonValue value;                  ///< as it was written: its kind, its text and its place
  JsonValue name;                   ///< what holds its name, as it was written
  std::vector<JsonDraft> children;  ///< of an array or an object

  /// A copy of the whole value.
  explicit JsonDraft(const JsonValue& whole);

  JsonKind kind() const { return value.kind(); }
  std::string_view text() const { return value.text(); }
  std::string_view key() const { return name.key(); }

  /// The first member of this name; null if there is none.
  JsonDraft* find(std::string_view member);
  const JsonDraft* find(std::string_view member) const;

  /// Puts a member in the place of the one of the same name, or after all others.
  void set(JsonDraft member);

  /// Takes away all members of this name.
  void erase(std::string_view member);
};

/// Reports a draft that nests deeper than a file may.
bool check_depth(const JsonDraft& draft, Findings& findings);

/// The draft as a tree. Its values give the place, the name's place and the quotation of the file
/// where they were written.
std::shared_ptr<const JsonTree> merged_tree(const JsonDraft& draft);

}  // namespace gongkai
