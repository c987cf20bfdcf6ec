#include "source/json.h"

#include "source/json_pointer.h"
#include "source/unicode.h"

namespace gongkai {
JsonKind JsonValue::kind() const { return exists() ? tree_->nodes_[node_].kind : JsonKind::kNull; }

std::string_view JsonValue::text() const {
  return exists() ? tree_->nodes_[node_].text : std::string_view();
}

std::string_view JsonValue::key() const {
  return exists() ? tree_->nodes_[node_].key : std::string_view();
}

std::vector<JsonValue> JsonValue::children() const {
  std::vector<JsonValue> out;
  for_each_child([&](const JsonValue& child) { out.push_back(child); });
  return out;
}

std::optional<JsonValue> JsonValue::find(std::string_view wanted) const {
  if (!exists()) return std::nullopt;
  for (std::uint32_t child = tree_->nodes_[node_].first_child; child != JsonTree::kNone;
       child = tree_->nodes_[child].next) {
    if (tree_->nodes_[child].key == wanted) return JsonValue(tree_, child);
  }
  return std::nullopt;
}

JsonSpan JsonValue::span() const { return exists() ? tree_->nodes_[node_].span : JsonSpan(); }

JsonSpan JsonValue::key_span() const {
  return exists() ? tree_->nodes_[node_].key_span : JsonSpan();
}

JsonValue JsonValue::written() const {
  return exists() && !tree_->origins_.empty() ? tree_->origins_[node_].value : *this;
}

Place JsonValue::place() const {
  if (!exists()) return {};
  if (!tree_->origins_.empty()) return written().place();
  return tree_->place_of(tree_->nodes_[node_].span, node_);
}

Place JsonValue::key_place() const {
  if (!exists()) return {};
  if (!tree_->origins_.empty()) return tree_->origins_[node_].name.key_place();
  return tree_->place_of(tree_->nodes_[node_].key_span, node_);
}

Place JsonValue::member_place(std::string_view key) const {
  const std::optional<JsonValue> member = kind() == JsonKind::kObject ? find(key) : std::nullopt;
  return member ? member->place() : place();
}

Place JsonValue::text_place(std::size_t begin, std::size_t end) const {
  if (!exists()) return {};
  if (!tree_->origins_.empty()) return written().text_place(begin, end);
  const JsonTree::Node& node = tree_->nodes_[node_];
  const bool has_escapes = node.span.end - node.span.begin != node.text.size() + 2;
  if (has_escapes) return place();
  const auto first = node.span.begin + 1;  // after the quote
  return tree_->place_of(
      {static_cast<std::uint32_t>(first + begin), static_cast<std::uint32_t>(first + end)}, node_);
}

std::string JsonValue::quoted() const {
  if (!exists()) return {};
  if (!tree_->origins_.empty()) return written().quoted();
  const JsonTree::Node& node = tree_->nodes_[node_];
  const auto raw = tree_->source_.text().substr(node.span.begin, node.span.end - node.span.begin);
  return shortened(raw);
}

Place JsonTree::place_of(JsonSpan span, std::uint32_t node) const {
  Place place = source_.place(span.begin, span.end);
  place.pointer = pointer(node);
  return place;
}

std::string JsonTree::pointer(std::uint32_t node) const {
  const Node& here = nodes_[node];
  if (here.parent == kNone) return {};
  const bool is_member = nodes_[here.parent].kind == JsonKind::kObject;
  return pointer(here.parent) +
         (is_member ? pointer_part(here.key) : "/" + std::to_string(here.index));
}

}  // namespace gongkai
