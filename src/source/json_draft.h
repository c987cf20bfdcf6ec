#pragma once

// JSON merged from values of several files, each of which keeps its own place: a draft is changed
// until it is complete, then converted to a tree that is read like any other.

#include <memory>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// A value under construction. The trees that its parts come from must outlive it and the tree made
/// from it.
struct JsonDraft {
  JsonValue value;                  ///< as it was written: its kind, its text and its place
  JsonValue name;                   ///< the value whose key is its name
  std::vector<JsonDraft> children;  ///< of an array or an object

  /// A copy of the whole value.
  explicit JsonDraft(const JsonValue& whole);

  /// The value without its children.
  static JsonDraft without_children(const JsonValue& value);

  JsonKind kind() const { return value.kind(); }
  std::string_view text() const { return value.text(); }
  std::string_view key() const { return name.key(); }

  /// The first member of this name; null if there is none.
  JsonDraft* find(std::string_view member);
  const JsonDraft* find(std::string_view member) const;

  /// Replaces the member of the same name, or appends it.
  void set(JsonDraft member);

  /// Removes all members of this name.
  void erase(std::string_view member);

 private:
  JsonDraft() = default;
};

/// Reports a draft that nests deeper than a file may.
bool check_depth(const JsonDraft& draft, Findings& findings);

/// The draft as a tree. Its values give place, name's place and quotation from the file where they
/// were written.
std::shared_ptr<const JsonTree> merged_tree(const JsonDraft& draft);

}  // namespace gongkai
