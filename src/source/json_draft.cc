#include "source/json_draft.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace gongkai {
namespace {

// The first value beyond the allowed depth; null if there is none.
const JsonDraft* too_deep(const JsonDraft& draft, int levels_left) {
  if (draft.children.empty()) return nullptr;
  if (levels_left == 0) return &draft;
  for (const JsonDraft& child : draft.children) {
    if (const JsonDraft* found = too_deep(child, levels_left - 1)) return found;
  }
  return nullptr;
}

// The value whose key is the name of another: in a merged tree it may have been renamed.
JsonValue name_of(const JsonValue& value) {
  const JsonValue written = value.written();
  return value.key() == written.key() ? written : value;
}

}  // namespace

JsonDraft::JsonDraft(const JsonValue& whole) : value(whole.written()), name(name_of(whole)) {
  whole.for_each_child([&](const JsonValue& child) { children.emplace_back(child); });
}

JsonDraft JsonDraft::without_children(const JsonValue& value) {
  JsonDraft out;
  out.value = value.written();
  out.name = name_of(value);
  return out;
}

JsonDraft* JsonDraft::find(std::string_view member) {
  const auto found = std::ranges::find(children, member, &JsonDraft::key);
  return found == children.end() ? nullptr : &*found;
}

const JsonDraft* JsonDraft::find(std::string_view member) const {
  const auto found = std::ranges::find(children, member, &JsonDraft::key);
  return found == children.end() ? nullptr : &*found;
}

void JsonDraft::set(JsonDraft member) {
  if (JsonDraft* same = find(member.key())) {
    *same = std::move(member);
  } else {
    children.push_back(std::move(member));
  }
}

void JsonDraft::erase(std::string_view member) {
  std::erase_if(children, [&](const JsonDraft& child) { return child.key() == member; });
}

bool check_depth(const JsonDraft& draft, Findings& findings) {
  const JsonDraft* deep = too_deep(draft, kDeepestJson);
  if (deep == nullptr) return true;
  findings.add(
      {.id = "json-too-deep",
       .where = deep->value.place(),
       .message = "与所继承的合在一起，括号嵌套超过 " + std::to_string(kDeepestJson) + " 层",
       .expected = "预算文件和模板的嵌套都不超过十层",
       .help = "检查是否多写了一层，或继承了不该继承的文件"});
  return false;
}

// Lays the values of a draft out as the nodes of a tree.
class JsonTreeMerger {
 public:
  explicit JsonTreeMerger(JsonTree& tree) : tree_(tree) {}

  std::uint32_t add(const JsonDraft& draft, std::uint32_t parent, std::uint32_t index) {
    const auto id = static_cast<std::uint32_t>(tree_.nodes_.size());
    JsonTree::Node node{.kind = draft.kind(), .span = {}, .key_span = {}, .text = draft.text()};
    node.key = draft.key();
    node.parent = parent;
    node.index = index;
    tree_.nodes_.push_back(node);
    tree_.origins_.push_back({draft.value, draft.name});
    std::uint32_t last = JsonTree::kNone;
    std::uint32_t position = 0;
    for (const JsonDraft& child : draft.children) {
      const std::uint32_t added = add(child, id, position++);
      (last == JsonTree::kNone ? tree_.nodes_[id].first_child : tree_.nodes_[last].next) = added;
      last = added;
    }
    return id;
  }

  static constexpr std::uint32_t kNoParent = JsonTree::kNone;

 private:
  JsonTree& tree_;
};

std::shared_ptr<const JsonTree> merged_tree(const JsonDraft& draft) {
  auto tree = std::make_shared<JsonTree>(SourceText({}, {}));
  JsonTreeMerger(*tree).add(draft, JsonTreeMerger::kNoParent, 0);
  return tree;
}

}  // namespace gongkai
