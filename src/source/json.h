#pragma once

// JSON with the place of every value: nlohmann_json parses, this tree records the places. Numbers
// are kept as written, so that an amount never passes through binary floating point.

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// The largest input that is read, in bytes; a budget of 100,000 facts needs about 20 MB.
constexpr std::size_t kLargestJson = 128U << 20U;

/// How deep arrays and objects may nest.
constexpr int kDeepestJson = 64;

enum class JsonKind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

/// The bytes [begin, end) of a file's text.
struct JsonSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class JsonTree;

/// A value in a tree: cheap to copy, valid as long as its tree. A default-constructed one belongs
/// to no tree: it is null, empty and without a place.
class JsonValue {
 public:
  JsonValue() = default;
  JsonValue(const JsonTree* tree, std::uint32_t node) : tree_(tree), node_(node) {}

  bool exists() const { return tree_ != nullptr; }
  JsonKind kind() const;

  /// A string's characters, a number as written, "true" or "false"; empty for other kinds.
  std::string_view text() const;
  bool as_boolean() const { return text() == "true"; }

  /// The name under which an object holds this value; empty for others.
  std::string_view key() const;

  /// Elements of an array or members of an object, in the file's order.
  std::vector<JsonValue> children() const;

  /// Calls visit(child) for each of them.
  template <class Visit>
  void for_each_child(const Visit& visit) const;

  std::optional<JsonValue> find(std::string_view key) const;

  Place place() const;
  Place key_place() const;  ///< the place of its name in the object

  /// The place of a member's value; of this value if it has no such member.
  Place member_place(std::string_view key) const;

  /// The place of the bytes [begin, end) of text(); of the whole text if it holds escapes.
  Place text_place(std::size_t begin, std::size_t end) const;

  /// The value as written in the file, shortened for quoting.
  std::string quoted() const;

  /// Where it stands in the source() of its tree, quotes and brackets included. Empty in a merged
  /// tree.
  JsonSpan span() const;
  JsonSpan key_span() const;  ///< likewise its name; empty without one

  /// The value in the file where it was written: for a merged tree (json_draft.h) the original
  /// value, else itself.
  JsonValue written() const;

  /// Whether both are the same node of the same tree; contents are not compared.
  friend bool operator==(const JsonValue&, const JsonValue&) = default;

 private:
  const JsonTree* tree_ = nullptr;
  std::uint32_t node_ = 0;
};

/// A parsed file, made by parse_json, or a merge of values from several files, made by merged_tree.
class JsonTree {
 public:
  explicit JsonTree(SourceText source) : source_(std::move(source)) {}
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  JsonValue root() const { return {this, 0}; }
  const SourceText& source() const { return source_; }

 private:
  friend class JsonValue;
  friend class JsonTreeBuilder;
  friend class JsonTreeMerger;

  static constexpr std::uint32_t kNone = ~0U;
  struct Node {
    JsonKind kind = JsonKind::kNull;
    JsonSpan span;      // in the file, quotes included
    JsonSpan key_span;  // likewise; empty without a key
    std::string_view text;
    std::string_view key;
    std::uint32_t parent = kNone;
    std::uint32_t first_child = kNone;
    std::uint32_t next = kNone;
    std::uint32_t index = 0;  // among its parent's children
  };

  // Where a value of a merged tree and its name were written.
  struct Origin {
    JsonValue value;
    JsonValue name;
  };

  Place place_of(JsonSpan span, std::uint32_t node) const;
  std::string pointer(std::uint32_t node) const;

  SourceText source_;
  std::vector<Node> nodes_;
  std::vector<Origin> origins_;      // of each node; empty unless the tree is merged
  std::deque<std::string> decoded_;  // strings that hold escapes
};

template <class Visit>
void JsonValue::for_each_child(const Visit& visit) const {
  if (!exists()) return;
  for (std::uint32_t child = tree_->nodes_[node_].first_child; child != JsonTree::kNone;
       child = tree_->nodes_[child].next) {
    visit(JsonValue(tree_, child));
  }
}

/// Parses a whole file, in any encoding that decode() knows. Null if it is not JSON: of another
/// format, with NUL bytes, too large, nested too deeply, or malformed; each is a finding. A
/// duplicate field is a finding too, but the tree is returned so that other faults can be found.
std::shared_ptr<const JsonTree> parse_json(SourceText source, Findings& findings,
                                           std::size_t largest = kLargestJson);

/// Visits every string of a value, at any depth.
template <class Visit>
void for_each_string(const JsonValue& value, const Visit& visit) {
  if (value.kind() == JsonKind::kString) return visit(value);
  value.for_each_child([&](const JsonValue& child) { for_each_string(child, visit); });
}

}  // namespace gongkai
