#include "support/random_edits.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

namespace gongkai {
namespace {

void collect(const JsonValue& value, std::vector<JsonValue>& out) {
  out.push_back(value);
  value.for_each_child([&](const JsonValue& child) { collect(child, out); });
}

bool is_within(const JsonValue& inner, const JsonValue& outer) {
  return inner.span().begin >= outer.span().begin && inner.span().end <= outer.span().end;
}

JsonValue target(const ReplaceValue& edit) { return edit.value; }
JsonValue target(const RemoveValue& edit) { return edit.value; }
JsonValue target(const AddMember& edit) { return edit.object; }
JsonValue target(const InsertElement& edit) { return edit.array; }

class Generator {
 public:
  Generator(const JsonTree& tree, std::uint32_t seed) : random_(seed), root_(tree.root()) {
    collect(root_, values_);
  }

  std::vector<JsonEdit> edits() {
    std::vector<JsonEdit> out;
    for (std::size_t tries = 1 + below(12); tries > 0; --tries) {
      const JsonValue target = values_[below(values_.size())];
      switch (below(5)) {
        case 0:
          if (may_end(target)) out.push_back(ReplaceValue{end(target), new_value(3)});
          break;
        case 1:
        case 2:
          if (target != root_ && may_end(target)) out.push_back(RemoveValue{end(target)});
          break;
        default:
          add_entry(target, out);
      }
    }
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  // Whether a value may be replaced or removed: nothing in it is changed, nor is what it is in.
  bool may_end(const JsonValue& value) const {
    return !is_ended(value) && std::ranges::none_of(changed_, [&](const JsonValue& other) {
      return is_within(other, value);
    });
  }

  bool is_ended(const JsonValue& value) const {
    return std::ranges::any_of(ended_,
                               [&](const JsonValue& other) { return is_within(value, other); });
  }

  JsonValue end(const JsonValue& value) {
    ended_.push_back(value);
    changed_.push_back(value);
    return value;
  }

  void add_entry(const JsonValue& target, std::vector<JsonEdit>& out) {
    if (is_ended(target)) return;
    if (target.kind() == JsonKind::kArray) {
      const std::size_t size = target.children().size();
      const std::size_t before = below(size + 2);
      changed_.push_back(target);
      out.push_back(
          InsertElement{target, new_value(2), before > size ? InsertElement::kAtEnd : before});
    }
    if (target.kind() != JsonKind::kObject) return;
    const std::string name = new_name();
    if (target.find(name)) return;
    for (const JsonEdit& edit : out) {
      const auto* other = std::get_if<AddMember>(&edit);
      if (other != nullptr && other->object == target && other->name == name) return;
    }
    changed_.push_back(target);
    out.push_back(AddMember{target, name, new_value(2)});
  }

  std::string new_name() {
    constexpr std::string_view kNames[] = {"$schema", "approved_on", "year",  "unit", "line",
                                           "amount",  "goal",        "names", "a\"b", "备注"};
    return std::string(kNames[below(std::size(kNames))]);
  }

  NewJson new_value(std::size_t levels) {
    if (below(4) == 0) return NewJson(values_[below(values_.size())]);
    const std::size_t kind = below(levels == 0 ? 4 : 7);
    if (kind == 0) return NewJson::number("12.50");
    if (kind == 1) return NewJson::boolean(below(2) == 0);
    if (kind == 2) return NewJson();
    if (kind == 3) return NewJson::string(new_text());
    NewJson out = kind == 4 ? NewJson::array() : NewJson::object();
    for (std::size_t size = below(4); size > 0; --size) {
      NewJson child = new_value(levels - 1);
      child.key.clear();
      if (kind == 4) {
        out.children.push_back(std::move(child));
      } else {
        out.set(new_name(), std::move(child));
      }
    }
    return out;
  }

  std::string new_text() {
    constexpr std::string_view kTexts[] = {"",        "基本工资", "a \"b\" \\ /",   "\n\t",
                                           "2080150", "𠮷",       "{\"a\": [1, 2]}"};
    std::string out(kTexts[below(std::size(kTexts))]);
    if (below(8) != 0) return out;
    for (int i = 0; i < 100; ++i) out += "很长";
    return out;
  }

  std::mt19937 random_;
  JsonValue root_;
  std::vector<JsonValue> values_;
  std::vector<JsonValue> changed_;
  std::vector<JsonValue> ended_;
};

void sort_by_name(NewJson& value) {
  if (value.kind == JsonKind::kObject) std::ranges::stable_sort(value.children, {}, &NewJson::key);
  for (NewJson& child : value.children) sort_by_name(child);
}

// Whether a value in a file is a new one; the order of members is not compared.
bool is_new(const JsonValue& now, NewJson expected) {
  NewJson found(now);
  expected.key = found.key;
  sort_by_name(found);
  sort_by_name(expected);
  return found == expected;
}

class Comparison {
 public:
  Comparison(const JsonTree& before, const std::vector<JsonEdit>& edits, const JsonTree& after)
      : before_(before), edits_(edits), after_(after) {}

  void compare(const JsonValue& old, const JsonValue& now) {
    if (!wrong_.empty()) return;
    if (const auto* edit = of<ReplaceValue>(old)) {
      if (!is_new(now, edit->by)) fail(now, "not what replaces the value");
      return;
    }
    if (!is_concerned(old)) {
      if (text(before_, old) != text(after_, now)) fail(now, "changed without an edit");
      return;
    }
    if (old.kind() != now.kind()) return fail(now, "another kind");
    compare_entries(old, now);
  }

  std::string wrong() const { return wrong_; }

 private:
  template <class Edit>
  const Edit* of(const JsonValue& value) const {
    for (const JsonEdit& edit : edits_) {
      const auto* found = std::get_if<Edit>(&edit);
      if (found != nullptr && target(*found) == value) return found;
    }
    return nullptr;
  }

  bool is_concerned(const JsonValue& value) const {
    return std::ranges::any_of(edits_, [&](const JsonEdit& edit) {
      return std::visit([&](const auto& each) { return is_within(target(each), value); }, edit);
    });
  }

  // Pairs the entries that stay with their present ones, and compares what stands between.
  void compare_entries(const JsonValue& old, const JsonValue& now) {
    std::vector<const NewJson*> added;
    const std::vector<JsonValue> olds = old.children();
    const std::vector<JsonValue> nows = now.children();
    std::size_t at = 0;
    std::size_t last_kept = 0;  // 1 + its index
    std::size_t last_now = 0;
    for (std::size_t i = 0; i <= olds.size(); ++i) {
      at += passed(old, i, olds.size(), nows, at);
      if (i == olds.size()) break;
      if (of<RemoveValue>(olds[i]) != nullptr) continue;
      if (at >= nows.size()) return fail(now, "too short");
      if (olds[i].key() != nows[at].key()) return fail(nows[at], "another name or order");
      compare(olds[i], nows[at]);
      if (i > 0 && last_kept == i && last_now == at && at > 0 &&
          gap(before_, olds[i - 1], olds[i]) != gap(after_, nows[at - 1], nows[at])) {
        fail(nows[at], "another gap before it");
      }
      last_kept = i + 1;
      last_now = ++at;
    }
    if (at != nows.size()) fail(now, "too long");
  }

  // How many new entries stand before the old one `index`; what they hold is compared.
  std::size_t passed(const JsonValue& old, std::size_t index, std::size_t size,
                     const std::vector<JsonValue>& nows, std::size_t at) {
    std::size_t out = 0;
    if (old.kind() == JsonKind::kObject) {
      while (at + out < nows.size()) {
        const AddMember* added = added_member(old, nows[at + out].key());
        if (added == nullptr) break;
        if (!is_new(nows[at + out++], added->value)) fail(nows[at], "not the added member");
      }
      return out;
    }
    for (const JsonEdit& edit : edits_) {
      const auto* inserted = std::get_if<InsertElement>(&edit);
      if (inserted == nullptr || inserted->array != old) continue;
      if (std::min(inserted->before, size) != index) continue;
      if (at + out >= nows.size() || !is_new(nows[at + out], inserted->value)) {
        fail(old, "not the inserted element");
      }
      ++out;
    }
    return out;
  }

  const AddMember* added_member(const JsonValue& object, std::string_view name) const {
    for (const JsonEdit& edit : edits_) {
      const auto* added = std::get_if<AddMember>(&edit);
      if (added != nullptr && added->object == object && added->name == name) return added;
    }
    return nullptr;
  }

  static std::string_view text(const JsonTree& tree, const JsonValue& value) {
    return tree.source().text().substr(value.span().begin, value.span().end - value.span().begin);
  }

  static std::string_view gap(const JsonTree& tree, const JsonValue& one, const JsonValue& next) {
    return tree.source().text().substr(one.span().end, next.span().begin - one.span().end);
  }

  void fail(const JsonValue& value, std::string_view what) {
    if (wrong_.empty()) wrong_ = value.place().pointer + ": " + std::string(what);
  }

  const JsonTree& before_;
  const std::vector<JsonEdit>& edits_;
  const JsonTree& after_;
  std::string wrong_;
};

}  // namespace

std::vector<JsonEdit> random_edits(const JsonTree& tree, std::uint32_t seed) {
  return Generator(tree, seed).edits();
}

std::string wrongly_edited(const JsonTree& before, const std::vector<JsonEdit>& edits,
                           const JsonTree& after) {
  Comparison comparison(before, edits, after);
  comparison.compare(before.root(), after.root());
  return comparison.wrong();
}

}  // namespace gongkai
