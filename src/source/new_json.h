#pragma once

// JSON that is to be written: a value without a place, built by code or copied from a file
// (json_draft.h merges values that keep their places).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/json.h"

namespace gongkai {

/// A value to be written (json_writer.h).
struct NewJson {
  JsonKind kind = JsonKind::kNull;
  std::string text;               ///< a string's characters (UTF-8), a number as it is to be
                                  ///< written, "true" or "false"; empty for other kinds
  std::string key;                ///< the name of a member; empty for others
  std::vector<NewJson> children;  ///< elements of an array or members of an object

  NewJson() = default;

  /// A copy of a whole value with its name. Numbers stay as they are written.
  explicit NewJson(const JsonValue& value);

  static NewJson string(std::string characters);
  static NewJson number(std::string digits);  ///< "12.50": a number as JSON writes it
  static NewJson boolean(bool is_true);
  static NewJson array(std::vector<NewJson> elements = {});
  static NewJson object(std::vector<std::pair<std::string, NewJson>> members = {});

  /// The first member of this name; null if there is none.
  NewJson* find(std::string_view member);

  /// Replaces the member of this name, or appends it.
  void set(std::string member, NewJson value);

  friend bool operator==(const NewJson&, const NewJson&) = default;
};

}  // namespace gongkai
