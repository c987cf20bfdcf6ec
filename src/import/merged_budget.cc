#include "import/merged_budget.h"

#include <algorithm>
#include <set>
#include <utility>

#include "budget/write.h"
#include "money/amount.h"
#include "source/json_pointer.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr const char* kUnit = "unit";
constexpr const char* kAmount = "amount";
constexpr std::size_t kNew = static_cast<std::size_t>(-1);

std::vector<std::string> names_of(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find('/', begin), list.size());
    out.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// Whether two members say the same.
bool is_same(const NewJson& a, const NewJson& b, bool is_amount) {
  if (is_amount) {
    const auto x = parse_exact(a.text, MoneyUnit::kTenThousandYuan);
    const auto y = parse_exact(b.text, MoneyUnit::kTenThousandYuan);
    if (x && y) return *x == *y;
  }
  NewJson left = a, right = b;
  left.key.clear();
  right.key.clear();
  return left == right;
}

// The only unit of a budget, which entries need not name; empty: there are several, or none.
std::string only_unit(const JsonTree& tree) {
  const auto department = tree.root().find("department");
  const auto units = department ? department->find("units") : std::nullopt;
  const auto all = units ? units->children() : std::vector<JsonValue>();
  const auto code = all.size() == 1 ? all.front().find("code") : std::nullopt;
  return code ? std::string(code->text()) : std::string();
}

std::string member_text(const JsonValue& entry, std::string_view member) {
  const auto found = entry.find(member);
  return found ? std::string(found->text()) : std::string();
}

class ListMerger {
 public:
  ListMerger(const JsonTree& tree, ReadEntries& list, Findings& findings)
      : list_(list), findings_(findings), only_unit_(only_unit(tree)) {
    std::optional<JsonValue> at = tree.root();
    owner_ = tree.root();
    for (const std::string& name : names_of(list.list)) {
      path_ += pointer_part(name);
      if (at) owner_ = *at;
      missing_ += at ? 0 : 1;
      at = at ? at->find(name) : std::nullopt;
    }
    if (at) old_ = at->children();
    array_ = at;
    after_.resize(old_.size() + 1);
    becomes_.assign(old_.size(), kNew);
    is_removed_.assign(old_.size(), false);
  }

  void merge(std::vector<JsonEdit>& edits, MergedBudget& out) {
    if (list_.key.empty()) {
      match_lines();
    } else {
      match_keys();
    }
    write(edits, out);
  }

 private:
  std::string unit_of(const std::string& stated) const {
    return stated.empty() ? only_unit_ : stated;
  }

  using Members = std::map<std::string, std::string>;

  // ---- which entry becomes which ------------------------------------------------------------

  void match_keys() {
    std::map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < old_.size(); ++i)
      by_key.emplace(member_text(old_[i], list_.key), i);
    for (std::size_t i = 0; i < list_.entries.size(); ++i) {
      const auto found = by_key.find(key_of(list_.entries[i]));
      if (found == by_key.end()) {
        after_[old_.size()].push_back(i);
      } else {
        becomes_[found->second] = i;
      }
    }
  }

  void match_lines() {
    std::set<std::string> units;
    for (const ReadEntry& entry : list_.entries) {
      NewJson value = entry.value;
      const NewJson* unit = value.find(kUnit);
      if (unit != nullptr) units.insert(unit->text);
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
      const std::string unit = unit_of(member_text(old_[i], kUnit));
      is_removed_[i] = units.empty() || units.contains(unit);
    }
    std::vector<std::size_t> matches(list_.entries.size(), kNew);
    match_equal(matches);
    match_similar(matches);
    place_lines(matches);
  }

  void take(std::size_t entry, std::size_t old, std::vector<std::size_t>& matches) {
    matches[entry] = old;
    becomes_[old] = entry;
    is_removed_[old] = false;
  }

  // Lines that say the same, but for the amount.
  void match_equal(std::vector<std::size_t>& matches) {
    std::multimap<std::string, std::size_t> known;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (is_removed_[i]) known.emplace(line_key(stated(NewJson(old_[i]))), i);
    }
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const auto found = known.find(line_key(stated(list_.entries[i].value)));
      if (found == known.end()) continue;
      take(i, found->second, matches);
      known.erase(found);
    }
  }

  // Lines of which the file says less than the table, and nothing else.
  void match_similar(std::vector<std::size_t>& matches) {
    constexpr std::size_t kMostCandidates = 200;
    const std::set<std::string> common = common_members();
    std::map<std::string, std::vector<std::size_t>> known;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (is_removed_[i]) known[line_key(stated(NewJson(old_[i])), &common)].push_back(i);
    }
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i] != kNew) continue;
      const Members wanted = stated(list_.entries[i].value);
      auto& candidates = known[line_key(wanted, &common)];
      const std::size_t count = std::min(candidates.size(), kMostCandidates);
      for (std::size_t at = 0; at < count; ++at) {
        if (!says_no_more(stated(NewJson(old_[candidates[at]])), wanted)) continue;
        take(i, candidates[at], matches);
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      }
    }
  }

  // The members that all lines of the file which may be replaced state.
  std::set<std::string> common_members() const {
    std::set<std::string> out = list_.members;
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (!is_removed_[i]) continue;
      const Members members = stated(NewJson(old_[i]));
      std::erase_if(out, [&](const std::string& name) { return !members.contains(name); });
    }
    return out;
  }

  static bool says_no_more(const Members& old, const Members& entry) {
    return std::ranges::all_of(old, [&](const auto& member) {
      const auto found = entry.find(member.first);
      return found != entry.end() && found->second == member.second;
    });
  }

  // New lines stand after the line that precedes them in the table.
  void place_lines(const std::vector<std::size_t>& matches) {
    std::size_t place = 0;  // the first line that changes
    const auto changes = [&](std::size_t i) { return is_removed_[i] || becomes_[i] != kNew; };
    while (place < old_.size() && !changes(place)) ++place;
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i] == kNew) {
        after_[place].push_back(i);
      } else {
        place = matches[i] + 1;
      }
    }
  }

  // What a line says of the members that the table states, but for its amount.
  Members stated(const NewJson& entry) const {
    Members out;
    for (const NewJson& member : entry.children) {
      const bool is_stated = list_.members.contains(member.key) && member.key != kAmount;
      if (is_stated && member.text != "false") out[member.key] = member.text;
    }
    if (list_.members.contains(kUnit)) out[kUnit] = unit_of(out[kUnit]);
    return out;
  }

  static std::string line_key(const Members& members, const std::set<std::string>* of = nullptr) {
    std::string out;
    for (const auto& [name, text] : members) {
      if (of == nullptr || of->contains(name)) out += name + "\t" + text + "\n";
    }
    return out;
  }

  // ---- what is written ----------------------------------------------------------------------

  void write(std::vector<JsonEdit>& edits, MergedBudget& out) {
    std::size_t position = 0;
    int added = 0, changed = 0, removed = 0, same = 0;
    NewJson whole = NewJson::array();  // if there is no array yet
    for (std::size_t i = 0; i <= old_.size(); ++i) {
      for (const std::size_t entry : after_[i]) {
        if (array_) {
          edits.push_back(InsertElement{.array = *array_,
                                        .value = list_.entries[entry].value,
                                        .before = i == old_.size() ? InsertElement::kAtEnd : i});
        } else {
          whole.children.push_back(list_.entries[entry].value);
        }
        note(entry, position++, out);
        ++added;
      }
      if (i == old_.size()) break;
      if (is_removed_[i]) {
        edits.push_back(RemoveValue{old_[i]});
        ++removed;
        continue;
      }
      if (becomes_[i] != kNew) {
        const bool is_changed = change(old_[i], list_.entries[becomes_[i]], edits);
        note(becomes_[i], position, out);
        ++(is_changed ? changed : same);
      }
      ++position;
    }
    if (!array_ && !whole.children.empty()) add_array(std::move(whole), edits);
    const int kept = static_cast<int>(position) - added - changed - same;
    out.changes.push_back(list_.title + "：" + summary(added, changed, same, removed, kept));
  }

  static std::string summary(int added, int changed, int same, int removed, int kept) {
    std::vector<std::string> out;
    const auto say = [&](const char* what, int count) {
      if (count > 0) out.push_back(what + (" " + std::to_string(count)) + " 项");
    };
    say("新增", added);
    say("修改", changed);
    say("相同", same);
    say("删除", removed);
    say("表中没有、保留", kept);
    return out.empty() ? "没有" : joined(out, "，");
  }

  void note(std::size_t entry, std::size_t position, MergedBudget& out) {
    out.entries.emplace(path_ + "/" + std::to_string(position),
                        std::move(list_.entries[entry].cells));
  }

  bool change(const JsonValue& old, const ReadEntry& entry, std::vector<JsonEdit>& edits) {
    bool is_changed = false;
    for (const NewJson& member : entry.value.children) {
      const auto found = old.find(member.key);
      NewJson value = member;
      value.key.clear();
      if (!found) {
        const bool is_understood = member.key == kUnit && member.text == only_unit_;
        if (is_understood) continue;
        edits.push_back(AddMember{.object = old, .name = member.key, .value = std::move(value)});
      } else {
        const NewJson before(*found);
        if (is_same(before, member, list_.amounts.contains(member.key))) continue;
        if (!list_.key.empty()) tell_change(entry, member, before, *found);
        edits.push_back(ReplaceValue{.value = *found, .by = std::move(value)});
      }
      is_changed = true;
    }
    return is_changed;
  }

  void tell_change(const ReadEntry& entry, const NewJson& member, const NewJson& before,
                   const JsonValue& where) {
    const auto cell = entry.cells.members.find(pointer_part(member.key));
    Finding finding{.id = "import-changes",
                    .severity = Severity::kWarning,
                    .where = where.place(),
                    .message = list_.title + " " + key_of(entry) + " 的“" + before.text + "”改为“" +
                               member.text + "”",
                    .expected = {},
                    .help = "核对；表中的写法不对的，改正表后再导入一次"};
    if (cell != entry.cells.members.end())
      finding.notes.push_back({.message = "表中写在这里",
                               .where = {.file = entry.cells.file, .pointer = cell->second}});
    findings_.add(std::move(finding));
  }

  std::string key_of(const ReadEntry& entry) const {
    NewJson value = entry.value;
    const NewJson* key = value.find(list_.key);
    return key == nullptr ? std::string() : key->text;
  }

  // Adds the array, and the objects above it that are not there.
  void add_array(NewJson array, std::vector<JsonEdit>& edits) const {
    const std::vector<std::string> names = names_of(list_.list);
    const auto first = static_cast<std::size_t>(static_cast<int>(names.size()) - 1 - missing_);
    NewJson value = std::move(array);
    for (std::size_t i = names.size() - 1; i > first; --i) {
      NewJson object = NewJson::object();
      object.set(names[i], std::move(value));
      value = std::move(object);
    }
    edits.push_back(AddMember{.object = owner_, .name = names[first], .value = std::move(value)});
  }

  ReadEntries& list_;
  Findings& findings_;
  const std::string only_unit_;
  std::string path_;  // pointer of the array
  JsonValue owner_;   // the innermost object on the way to it
  int missing_ = 0;   // how many objects between it and the array are not there
  std::optional<JsonValue> array_;
  std::vector<JsonValue> old_;
  std::vector<std::size_t> becomes_;  // of the old: which new one, or kNew
  std::vector<bool> is_removed_;
  std::vector<std::vector<std::size_t>> after_;  // new ones before each of the old, and at the end
};

// Whether the file holds a list of objects where entries are to be put.
bool may_hold(const JsonTree& tree, const ReadEntries& list, Findings& findings) {
  std::optional<JsonValue> at = tree.root();
  for (const std::string& name : names_of(list.list)) {
    if (at->kind() != JsonKind::kObject) break;
    at = at->find(name);
    if (!at) return true;
  }
  const auto is_object = [](const JsonValue& entry) { return entry.kind() == JsonKind::kObject; };
  if (at->kind() == JsonKind::kArray && std::ranges::all_of(at->children(), is_object)) return true;
  findings.add({.id = "import-into",
                .where = at->place(),
                .message = "预算文件的“" + list.list + "”不是列表，不能读入" + list.title,
                .expected = "[ { … }, … ]",
                .help = "先改正预算文件"});
  return false;
}

std::string line_text(const NewJson& entry) {
  std::map<std::string, std::string> members;
  for (const NewJson& member : entry.children) members[member.key] = member.text;
  std::string out;
  for (const auto& [name, text] : members) out += name + "\t" + text + "\n";
  return out;
}

// Adds the entries of another table to a list.
void add_entries(ReadEntries& all, ReadEntries more, Findings& findings) {
  std::map<std::string, std::size_t> known;
  const auto key_of = [&](ReadEntry& entry) {
    return all.key.empty() ? line_text(entry.value) : entry.value.find(all.key)->text;
  };
  for (std::size_t i = 0; i < all.entries.size(); ++i) known.emplace(key_of(all.entries[i]), i);
  for (ReadEntry& entry : more.entries) {
    const auto found = known.find(key_of(entry));
    if (found == known.end()) {
      all.entries.push_back(std::move(entry));
      continue;
    }
    const ReadEntry& before = all.entries[found->second];
    const bool is_same_line = all.key.empty();
    if (is_same_line || line_text(before.value) != line_text(entry.value)) {
      Finding finding{.id = is_same_line ? "import-line-twice" : "import-entries-differ",
                      .severity = is_same_line ? Severity::kWarning : Severity::kError,
                      .where = {.file = entry.cells.file, .pointer = entry.cells.first},
                      .message = is_same_line
                                     ? all.title + "的这一行，另一张表中也有，内容和金额相同"
                                     : all.title + " " + found->first + " 在两张表中写法不同",
                      .expected = is_same_line ? "一笔只列一次" : "同一编码的写法一致",
                      .help = "核对；重复的删去一行"};
      finding.notes.push_back(
          {.message = "另一处",
           .where = {.file = before.cells.file, .pointer = before.cells.first}});
      findings.add(std::move(finding));
    }
    if (is_same_line) all.entries.push_back(std::move(entry));
  }
}

}  // namespace

void add_lists(std::vector<ReadEntries>& all, std::vector<ReadEntries> more, Findings& findings) {
  for (ReadEntries& list : more) {
    const auto found = std::ranges::find(all, list.list, &ReadEntries::list);
    if (found == all.end()) {
      all.push_back(std::move(list));
    } else {
      add_entries(*found, std::move(list), findings);
    }
  }
}

std::optional<MergedBudget> merged_budget(const SourceText& file, const JsonTree& tree,
                                          std::vector<ReadEntries> lists, Findings& findings) {
  MergedBudget out;
  std::vector<JsonEdit> edits;
  for (ReadEntries& list : lists) {
    if (list.entries.empty()) continue;
    if (!may_hold(tree, list, findings)) return std::nullopt;
    ListMerger(tree, list, findings).merge(edits, out);
  }
  auto text = edited_budget_file(file, tree, std::move(edits), findings);
  if (!text) return std::nullopt;
  out.text = *std::move(text);
  return out;
}

}  // namespace gongkai
