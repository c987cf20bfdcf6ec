#pragma once

// The Chinese names of the members of a pack's files, taken from the titles in their shapes.

#include <string>
#include <string_view>
#include <vector>

#include "source/schema.h"

namespace gongkai {

/// The words for the members of a value in a pack's files.
class MemberWords {
 public:
  /// Of pack.json and of a table's file.
  static MemberWords of_pack();
  static MemberWords of_table();

  /// The word for a member; its own name if the pack chose that name.
  std::string of(std::string_view member) const;

  /// Of the value of this member.
  MemberWords below(std::string_view member) const;

  /// Of the elements of a list.
  MemberWords element() const;

  /// Whether the pack chooses the names of the members.
  bool are_names() const;

 private:
  explicit MemberWords(const Schema& document) : document_(&document) {}

  void add(const Schema& schema);

  const Schema* document_;
  std::vector<const Schema*> choices_;  // the alternative schemas of the value
};

}  // namespace gongkai
