#include "compare/diff_json.h"

#include <algorithm>
#include <iterator>

namespace gongkai {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::vector<std::string> names_of_both(const Json& a, const Json& b) {
  std::vector<std::string> names;
  for (const Json* object : {&a, &b}) {
    for (const auto& entry : object->items()) {
      if (std::ranges::find(names, entry.key()) == names.end()) names.push_back(entry.key());
    }
  }
  return names;
}

// Describes the difference in a member called `called`; `members` are the words for its value's
// members.
void diff_values(const std::string& called, const MemberWords& members, const Json& a,
                 const Json& b, DiffLines& out) {
  if (a == b) return;
  if (!a.is_object() || !b.is_object()) return out.add_change(called, a, b);
  for (const std::string& inner : names_of_both(a, b)) {
    diff_values(called + "／" + members.of(inner), members.below(inner), member(a, inner),
                member(b, inner), out);
  }
}

// Maps each element of a to the element of b that it became.
class Matches {
 public:
  Matches(const Json& a, const Json& b) : a_(a), b_(b), of_a_(a.size(), kNone) {
    taken_.resize(b.size(), false);
  }

  template <class Same>
  void add(const Same& same) {
    for (std::size_t i = 0; i < a_.size(); ++i) {
      for (std::size_t j = 0; j < b_.size() && of_a_[i] == kNone; ++j) {
        if (taken_[j] || !same(a_[i], b_[j])) continue;
        of_a_[i] = j;
        taken_[j] = true;
      }
    }
  }

  std::size_t of(std::size_t i) const { return of_a_[i]; }
  bool is_taken(std::size_t j) const { return taken_[j]; }

 private:
  const Json& a_;
  const Json& b_;
  std::vector<std::size_t> of_a_;
  std::vector<bool> taken_;
};

Json without(Json element, const std::string& name) {
  if (element.is_object()) element.erase(name);
  return element;
}

bool share_a_name(const Json& a, const Json& b, const ListWords& words) {
  return std::ranges::any_of(a, [&](const Json& left) {
    return std::ranges::any_of(
        b, [&](const Json& right) { return words.name(left) == words.name(right); });
  });
}

Matches matched(const Json& a, const Json& b, const ListWords& words) {
  Matches matches(a, b);
  matches.add(
      [&](const Json& left, const Json& right) { return words.name(left) == words.name(right); });
  if (words.name_member.empty()) return matches;
  matches.add([&](const Json& left, const Json& right) {
    return without(left, words.name_member) == without(right, words.name_member);
  });
  matches.add([&](const Json& left, const Json& right) {
    const Json& label = member(left, "label");
    return !label.is_null() && label == member(right, "label");
  });
  if (words.nested.empty()) return matches;
  matches.add([&](const Json& left, const Json& right) {
    return share_a_name(member(left, words.nested), member(right, words.nested), words);
  });
  return matches;
}

std::string quoted(const std::string& path) { return "“" + path + "”"; }

void report_order(const Json& a, const Matches& matches, const ListWords& words,
                  const std::string& path, DiffLines& out) {
  std::vector<std::pair<std::size_t, std::string>> kept;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (matches.of(i) != kNone) kept.emplace_back(matches.of(i), words.name(a[i]));
  }
  const auto by_place = [](const auto& left, const auto& right) {
    return left.first < right.first;
  };
  if (std::ranges::is_sorted(kept, by_place)) return;
  const auto joined = [&kept] {
    std::string text;
    for (const auto& entry : kept) text += (text.empty() ? "" : "、") + entry.second;
    return text;
  };
  const std::string before = joined();
  std::ranges::sort(kept, by_place);
  const std::string place = path.empty() ? "" : quoted(path.substr(0, path.size() - 1)) + "之下";
  out.add(place + words.noun + "的次序：" + before + " → " + joined());
}

void diff_list(const Json& a, const Json& b, const ListWords& words, const std::string& path,
               DiffLines& out) {
  const Matches matches = matched(a, b, words);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::string name = path + words.name(a[i]);
    if (matches.of(i) == kNone) {
      out.add("删去" + words.noun + quoted(name));
      continue;
    }
    const Json& other = b[matches.of(i)];
    const bool is_renamed = words.name(a[i]) != words.name(other);
    if (is_renamed) {
      out.add(words.noun + quoted(name) + "改名为" + quoted(path + words.name(other)));
    }
    DiffLines changes;
    std::vector<std::string_view> skipped = {words.nested};
    if (is_renamed) skipped.push_back(words.name_member);
    diff_members(a[i], other, words.members, skipped, changes);
    out.add_section(words.noun + quoted(path + words.name(other)), changes);
    if (words.nested.empty()) continue;
    ListWords below = words;
    below.members = words.members.below(words.nested).element();
    diff_list(member(a[i], words.nested), member(other, words.nested), below,
              path + words.name(other) + "/", out);
  }
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (matches.is_taken(j)) continue;
    out.add("增加" + words.noun + quoted(path + words.name(b[j])) +
            (j == 0 ? "（在最前）" : "（在" + quoted(words.name(b[j - 1])) + "之后）"));
  }
  report_order(a, matches, words, path, out);
}

// lengths[i][j]: length of the longest common subsequence of a from i and b from j.
using Lengths = std::vector<std::vector<std::size_t>>;

Lengths common_lengths(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  Lengths lengths(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i][j] =
          a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

std::vector<std::string> shown_each(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& element : list) texts.push_back(shown(element));
  return texts;
}

}  // namespace

void DiffLines::add_section(const std::string& title, const DiffLines& inner) {
  if (inner.is_empty()) return;
  add(title);
  for (const std::string& line : inner.lines_) add("  " + line);
}

void DiffLines::add_change(const std::string& what, const Json& a, const Json& b) {
  if (a != b) add(what + "：" + shown(a) + " → " + shown(b));
}

std::string shown(const Json& value) {
  if (value.is_null()) return "（未写）";
  if (value.is_boolean()) return value.get<bool>() ? "是" : "否";
  return value.is_string() ? quoted(value.get<std::string>()) : value.dump();
}

const Json& member(const Json& object, std::string_view name) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

void diff_members(const Json& a, const Json& b, const MemberWords& words,
                  const std::vector<std::string_view>& skipped, DiffLines& out) {
  // A value that is not an object (a cell that is only a text) is compared as a whole.
  if (!a.is_object() || !b.is_object()) return out.add_change("内容", a, b);
  for (const std::string& name : names_of_both(a, b)) {
    if (std::ranges::find(skipped, name) != skipped.end()) continue;
    diff_values(words.of(name), words.below(name), member(a, name), member(b, name), out);
  }
}

void diff_named(const Json& a, const Json& b, const std::string& name, const ComparedPacks& sides,
                DiffLines& out) {
  const MemberWords pack = MemberWords::of_pack();
  const Json& in_a = member(a, name);
  const Json& in_b = member(b, name);
  for (const std::string& each : names_of_both(in_a, in_b)) {
    const Json& left = member(in_a, each);
    const Json& right = member(in_b, each);
    const std::string title = pack.of(name) + quoted(each);
    if (left.is_null() || right.is_null()) {
      out.add(title + "：只在 " + (left.is_null() ? sides.b : sides.a) + " 中");
    } else if (!left.is_object() || !right.is_object()) {
      out.add_change(title, left, right);
    } else {
      DiffLines changes;
      diff_members(left, right, pack.below(name).below(each), {}, changes);
      out.add_section(title, changes);
    }
  }
}

void diff_list(const Json& a, const Json& b, const ListWords& words, DiffLines& out) {
  diff_list(a, b, words, "", out);
}

void diff_sequence(const std::vector<std::string>& a, const std::vector<std::string>& b,
                   const std::string& noun, DiffLines& out) {
  const Lengths lengths = common_lengths(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i, ++j;
    } else if (i < a.size() && j < b.size() && lengths[i + 1][j + 1] == lengths[i][j]) {
      const std::string at = "第 " + std::to_string(i + 1) + " " + noun;
      out.add(at + "：" + a[i++] + " → " + b[j++]);
    } else if (j == b.size() || (i < a.size() && lengths[i + 1][j] >= lengths[i][j + 1])) {
      out.add("删去第 " + std::to_string(i + 1) + " " + noun + "：" + a[i]);
      ++i;
    } else {
      out.add("增加一" + noun + "（第 " + std::to_string(j + 1) + " " + noun + "）：" + b[j]);
      ++j;
    }
  }
}

void diff_sequence(const Json& a, const Json& b, const std::string& noun, DiffLines& out) {
  diff_sequence(shown_each(a), shown_each(b), noun, out);
}

}  // namespace gongkai
