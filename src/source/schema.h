#pragma once

// A JSON Schema under construction: a small JSON value whose members keep their order. The JSON
// library is kept out of this header, since every shape includes it.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gongkai {

/// A JSON Schema (draft 7) or a part of one; an empty object by default.
class Schema {
 public:
  using Member = std::pair<std::string, Schema>;
  using Members = std::vector<Member>;
  using Elements = std::vector<Schema>;

  // NOLINTBEGIN(google-explicit-constructor): a schema is written as a literal.
  Schema() = default;
  Schema(bool value) : value_(value) {}
  Schema(int value) : value_(value) {}
  Schema(std::string text) : value_(std::move(text)) {}
  Schema(std::string_view text) : value_(std::string(text)) {}
  Schema(const char* text) : value_(std::string(text)) {}
  // NOLINTEND(google-explicit-constructor)

  /// An object: Schema{{"type", "string"}, {"pattern", "^[0-9]+$"}}.
  Schema(std::initializer_list<Member> members) : value_(Members(members)) {}

  static Schema list(Elements elements);
  static Schema texts(const std::vector<std::string>& texts);

  /// A value that meets one of these: {"oneOf": [ … ]}.
  static Schema one_of(Elements choices);

  /// A value that meets all of these: {"allOf": [ … ]}.
  static Schema all_of(Elements rules);

  /// The member of this name, added if the object lacks it.
  Schema& operator[](std::string_view name);

  /// Null if there is no such member.
  const Schema* find(std::string_view name) const;

  /// The names of the members that an object may have; `path` leads to its schema.
  std::vector<std::string> property_names(std::initializer_list<std::string_view> path) const;

  /// Members of an object; none for other values.
  const Members& members() const;

  /// Elements of a list; none for other values.
  const Elements& elements() const;

  /// The characters of a text; none for other values.
  std::string_view text() const;

  /// As JSON, indented by this many spaces per level.
  std::string dump(int indent) const;

 private:
  friend struct SchemaWriter;

  std::variant<Members, Elements, std::string, int, bool> value_;
};

/// The "definitions" of a schema: the named object shapes that it uses.
using Definitions = Schema;

}  // namespace gongkai
