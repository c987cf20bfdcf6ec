// Single lines of a balance changed, removed or added.

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "pack/pack_file.h"
#include "pack/table_changes.h"
#include "source/inherit.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// A line of the base table, with its change.
struct Line {
  std::string name;
  int number = 1;  // counted among lines of the same name
  JsonValue change;
  JsonValue added;  // the lines after it
};

std::string name_of(const JsonDraft& line) {
  for (const char* member : {"text", "id"}) {
    if (const JsonDraft* name = line.find(member)) return std::string(name->text());
  }
  return {};
}

// "小计#2" → "小计", 2.
std::optional<std::pair<std::string_view, int>> numbered(std::string_view name) {
  const std::size_t mark = name.rfind('#');
  if (mark == std::string_view::npos) return std::nullopt;
  int number = 0;
  const char* const last = name.data() + name.size();
  const auto [end, error] = std::from_chars(name.data() + mark + 1, last, number);
  if (error != std::errc() || end != last) return std::nullopt;
  return std::pair(name.substr(0, mark), number);
}

// Carries out the changes of one table. Names refer to the table before the changes.
class LineChanger {
 public:
  LineChanger(JsonDraft& table, Findings& findings) : table_(table), findings_(findings) {
    for_each_list([this](JsonDraft& list) {
      for (const JsonDraft& line : list.children) {
        std::string name = name_of(line);
        const int number = ++times_[name];
        lines_.push_back({.name = std::move(name), .number = number});
      }
    });
  }

  void add_after(const JsonValue& added) {
    if (Line* line = find(added)) line->added = added;
  }

  void change(const JsonValue& change) {
    if (Line* line = find(change)) line->change = change;
  }

  void carry_out() const {
    auto line = lines_.begin();
    for_each_list([&](JsonDraft& list) {
      std::vector<JsonDraft> changed;
      for (JsonDraft& before : list.children) {
        carry_out(*line++, before, changed);
      }
      list.children = std::move(changed);
    });
  }

 private:
  template <class Visit>
  void for_each_list(const Visit& visit) const {
    JsonDraft* sides = table_.find("sides");
    if (sides == nullptr) return;
    for (JsonDraft& side : sides->children) {
      for (const char* member : {"lines", "closing"}) {
        JsonDraft* list = side.find(member);
        if (list != nullptr && list->kind() == JsonKind::kArray) visit(*list);
      }
    }
  }

  void carry_out(const Line& line, JsonDraft& before, std::vector<JsonDraft>& out) const {
    const bool is_removed = line.change.exists() && line.change.kind() == JsonKind::kNull;
    if (line.change.exists() && !is_removed) {
      inherit(JsonDraft(line.change), line_inheritance(), before, findings_);
    }
    if (!is_removed) out.push_back(std::move(before));
    for (const JsonValue& added : line.added.children()) out.emplace_back(added);
  }

  Line* find(const JsonValue& stated) {
    const std::string_view name = stated.key();
    const int times = times_of(name);
    if (times > 1) {
      report_several(stated, times);
      return nullptr;
    }
    const auto alone = std::pair(name, 1);
    const auto wanted = times == 1 ? alone : numbered(name).value_or(alone);
    const auto found = std::ranges::find_if(lines_, [&](const Line& line) {
      return line.name == wanted.first && line.number == wanted.second;
    });
    if (found != lines_.end()) return &*found;
    report_unknown(stated);
    return nullptr;
  }

  int times_of(std::string_view name) const {
    const auto found = times_.find(name);
    return found == times_.end() ? 0 : found->second;
  }

  // With their numbers where several are called the same.
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const Line& line : lines_) {
      const bool is_single = times_of(line.name) == 1;
      out.push_back(is_single ? line.name : line.name + "#" + std::to_string(line.number));
    }
    return out;
  }

  void report_unknown(const JsonValue& stated) const {
    UnknownName advice = unknown_name(stated.key(), names());
    findings_.add({.id = "unknown-line",
                   .where = stated.key_place(),
                   .message = "所继承的表没有 \"" + std::string(stated.key()) + "\" 这一行",
                   .expected = std::move(advice.expected),
                   .help = std::move(advice.help)});
  }

  void report_several(const JsonValue& stated, int times) const {
    const std::string name(stated.key());
    std::vector<std::string> each;
    for (int i = 1; i <= times; ++i) each.push_back("\"" + name + "#" + std::to_string(i) + "\"");
    findings_.add({.id = "several-lines",
                   .where = stated.key_place(),
                   .message = "所继承的表有 " + std::to_string(times) + " 行 \"" + name + "\"",
                   .expected = joined(each) + " 之一，自左侧起从上往下数",
                   .help = "在名称后写明是第几行，如 " + each.back()});
  }

  JsonDraft& table_;
  Findings& findings_;
  std::vector<Line> lines_;
  std::map<std::string, int, std::less<>> times_;  // how many lines have a name
};

}  // namespace

void change_lines(const JsonValue& file, JsonDraft& table, Findings& findings) {
  const auto added = stated_additions(file, "lines_after", findings);
  const auto changed = stated_changes(file, "line_changes", findings);
  LineChanger changer(table, findings);
  for (const JsonValue& each : added) changer.add_after(each);
  for (const JsonValue& each : changed) changer.change(each);
  changer.carry_out();
}

}  // namespace gongkai
