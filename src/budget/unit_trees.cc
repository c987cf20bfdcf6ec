#include "budget/unit_trees.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "budget/shapes.h"
#include "source/json_draft.h"

namespace gongkai {
namespace {

constexpr const char* kDepartment = "department";
constexpr const char* kUnits = "units";
constexpr const char* kUnit = "unit";

// Lists whose entries belong to a unit each.
constexpr std::array<std::string_view, 4> kFactLists = {"income", "expenditure", "year_end",
                                                        "projects"};

const std::vector<std::string>& statement_names() {
  static const std::vector<std::string> kNames = own_statement_names();
  return kNames;
}

std::string_view text_of(const JsonValue& object, std::string_view member) {
  const auto found = object.find(member);
  return found ? found->text() : std::string_view();
}

bool states_own(const JsonValue& unit) {
  return std::ranges::any_of(statement_names(),
                             [&](const std::string& name) { return unit.find(name).has_value(); });
}

// The same value under the name of another.
JsonDraft named_as(const JsonValue& value, const JsonValue& name) {
  JsonDraft out(value);
  out.name = name.written();
  return out;
}

// A member name that may stand in no file: entries of a unit's own file need not name the unit.
JsonValue unit_name() {
  static const std::shared_ptr<const JsonTree> kTree = [] {
    Findings none;
    return parse_json(SourceText({}, R"({"unit": ""})"), none);
  }();
  return *kTree->root().find(kUnit);
}

/// Puts one unit's file into the department's budget.
class UnitFile {
 public:
  UnitFile(JsonDraft& whole, JsonDraft& unit, const JsonValue& file, Findings& findings)
      : whole_(whole),
        unit_(unit),
        file_(file),
        name_(unit.find(kUnitFile)->value),
        findings_(findings) {}

  void add() {
    if (!is_of_this_unit()) return;
    const bool is_of_same_year = is_same("year");  // each is asked: all that differs is reported
    const bool is_in_same_unit = is_same("money_unit");
    const bool has_room = has_no_more_decimals();
    if (!is_of_same_year || !is_in_same_unit || !has_room || !is_without_facts()) return;
    for (const std::string_view list : kFactLists) append(list, true);
    append("project_groups", false);
    add_names();
    add_statements();
  }

 private:
  Finding differs(Place where, std::string message, std::string expected, std::string help) const {
    return {.id = "unit-file-differs",
            .where = std::move(where),
            .message = std::move(message),
            .expected = std::move(expected),
            .help = std::move(help),
            .notes = {{"部门的文件在这里指明它", name_.place()}}};
  }

  bool is_of_this_unit() {
    const std::vector<JsonValue> units = units_of_file(file_);
    const std::string code(unit_.find("code")->text());
    const bool is_one = units.size() == 1 && text_of(units.front(), "code") == code;
    if (is_one) return true;
    const std::string found = units.size() == 1
                                  ? "单位 " + std::string(text_of(units.front(), "code"))
                                  : std::to_string(units.size()) + " 个单位";
    findings_.add(differs(file_.member_place(kDepartment),
                          "这个文件是" + found + "的预算，部门的文件把它指为单位 " + code + " 的",
                          "只有单位 " + code + " 的预算",
                          "改正部门文件中的 \"file\"，或改用这个单位的文件"));
    return false;
  }

  bool is_same(const char* member) {
    const std::string here(text_of(file_, member));
    const JsonDraft* there = whole_.find(member);
    if (there == nullptr || here == there->text()) return true;
    findings_.add(differs(
        file_.member_place(member),
        std::string(member) + " 是 " + here + "，部门的文件是 " + std::string(there->text()),
        "与部门的文件相同", "改正其中一个文件；金额单位不同的，连同金额一并换算"));
    return false;
  }

  bool has_no_more_decimals() {
    const auto decimals = [](std::string_view text) { return text.empty() ? "2" : text; };
    const JsonDraft* there = whole_.find("amount_decimals");
    const std::string_view most = decimals(there == nullptr ? "" : there->text());
    const std::string_view here = decimals(text_of(file_, "amount_decimals"));
    if (here <= most) return true;  // one digit each
    findings_.add(differs(
        file_.member_place("amount_decimals"),
        "金额最多 " + std::string(here) + " 位小数，部门的文件最多 " + std::string(most) + " 位",
        "不多于部门的文件", "在部门的文件中写 \"amount_decimals\": " + std::string(here)));
    return false;
  }

  // An amount stands in one file only.
  bool is_without_facts() {
    const std::string_view code = unit_.find("code")->text();
    for (const std::string_view list : kFactLists) {
      const JsonDraft* facts = whole_.find(list);
      if (facts == nullptr) continue;
      for (const JsonDraft& fact : facts->children) {
        const JsonDraft* unit = fact.find(kUnit);
        const bool is_twice = unit != nullptr && unit->text() == code &&
                              fact.value.place().file == name_.place().file;
        if (!is_twice) continue;
        findings_.add({.id = "unit-stated-twice",
                       .where = fact.value.place(),
                       .message = "单位 " + std::string(code) +
                                  " 有自己的预算文件，部门的文件又写了它的" +
                                  (list == "projects" ? "项目" : "收支"),
                       .expected = "单位的收支和项目只写在一个文件中",
                       .help = "从其中一个文件删去",
                       .notes = {{"单位的文件在这里指明", name_.place()}}});
        return false;
      }
    }
    return true;
  }

  void append(std::string_view list, bool is_of_unit) {
    const auto entries = file_.find(list);
    if (!entries || entries->kind() != JsonKind::kArray) return;
    if (whole_.find(list) == nullptr) {
      whole_.set(JsonDraft::without_children(*entries));
    }
    JsonDraft& all = *whole_.find(list);
    entries->for_each_child([&](const JsonValue& entry) {
      JsonDraft added(entry);
      if (is_of_unit && added.kind() == JsonKind::kObject && added.find(kUnit) == nullptr) {
        added.set(named_as(unit_.find("code")->value, unit_name()));
      }
      all.children.push_back(std::move(added));
    });
  }

  // Names of codes that the department does not name itself; a code has one name in a package.
  void add_names() {
    const auto lists = file_.find("names");
    if (!lists) return;
    if (whole_.find("names") == nullptr) {
      whole_.set(JsonDraft(*lists));
      return;
    }
    JsonDraft& all = *whole_.find("names");
    lists->for_each_child([&](const JsonValue& names) {
      JsonDraft* known = all.find(names.key());
      if (known == nullptr) return all.set(JsonDraft(names));
      names.for_each_child([&](const JsonValue& name) { add_name(name, *known); });
    });
  }

  void add_name(const JsonValue& name, JsonDraft& known) {
    const JsonDraft* there = known.find(name.key());
    if (there == nullptr) return known.set(JsonDraft(name));
    if (there->text() == name.text()) return;
    findings_.add({.id = "unit-names-differ",
                   .severity = Severity::kWarning,
                   .where = name.place(),
                   .message = "编码 " + std::string(name.key()) + " 在这里名为“" +
                              std::string(name.text()) + "”，部门的包用“" +
                              std::string(there->text()) + "”",
                   .expected = "部门和单位用同一名称",
                   .help = "改正其中一个",
                   .notes = {{"另一个名称", there->value.place()}}});
  }

  void add_statements() {
    const auto add = [&](const std::string& member) {
      const auto stated = file_.find(member);
      if (!stated) return;
      if (const JsonDraft* there = unit_.find(member)) {
        findings_.add({.id = "unit-stated-twice",
                       .where = there->value.place(),
                       .message = "单位自己的预算文件也写有 \"" + member + "\"",
                       .expected = "只写在一个文件中",
                       .help = "从其中一个文件删去",
                       .notes = {{"单位的文件", stated->place()}}});
        return;
      }
      unit_.set(JsonDraft(*stated));
    };
    for (const std::string& member : statement_names()) add(member);
    if (unit_.find(kUnitPack) == nullptr) add(kUnitPack);
  }

  JsonDraft& whole_;
  JsonDraft& unit_;
  const JsonValue file_;
  const JsonValue name_;  // where the department's file names this one
  Findings& findings_;
};

bool all_name(const JsonValue& list, std::string_view member) {
  const std::vector<JsonValue> entries = list.children();
  return std::ranges::all_of(
      entries, [&](const JsonValue& entry) { return entry.find(member).has_value(); });
}

/// Takes one unit's budget out of its department's.
class UnitTaker {
 public:
  UnitTaker(const JsonValue& file, const JsonValue& unit, const UnitColumns& columns)
      : file_(file),
        unit_(unit),
        columns_(columns),
        code_(text_of(unit, "code")),
        is_only_(units_of_file(file).size() == 1) {}

  JsonDraft take(UnitAs as) const {
    JsonDraft out = JsonDraft::without_children(file_);
    out.value = unit_.written();  // what is missing is missing at the unit
    file_.for_each_child([&](const JsonValue& member) {
      if (member.key() == kDepartment) {
        out.set(department(as));
      } else if (auto taken = take_member(member)) {
        out.set(*std::move(taken));
      }
    });
    for (const std::string& member : statement_names()) {
      if (const auto stated = unit_.find(member)) out.set(JsonDraft(*stated));
    }
    if (const auto pack = unit_.find(kUnitPack)) out.set(JsonDraft(*pack));
    return out;
  }

 private:
  std::optional<JsonDraft> take_member(const JsonValue& member) const {
    const std::string_view key = member.key();
    if (is_fact_list(key)) return entries_of_unit(member, kUnit);
    if (key == "project_groups") return groups(member);
    if (is_only_ || std::ranges::find(statement_names(), key) == statement_names().end()) {
      return JsonDraft(member);
    }
    // What is stated of the department is not the unit's, but for words that hold for both.
    if (key == "glossary" || key == kLastYearFile) return JsonDraft(member);
    if (key == "last_year_lists") return last_year_lists(member);
    if (key == "lists") return lists(member);
    if (key == "waived") return waivers(member);
    return std::nullopt;
  }

  static bool is_fact_list(std::string_view key) {
    return std::ranges::find(kFactLists, key) != kFactLists.end();
  }

  bool is_of_unit(const JsonValue& entry, std::string_view column) const {
    const auto unit = entry.find(column);
    return unit ? unit->text() == code_ : is_only_;
  }

  JsonDraft entries_of_unit(const JsonValue& list, std::string_view column) const {
    JsonDraft out = JsonDraft::without_children(list);
    list.for_each_child([&](const JsonValue& entry) {
      if (is_of_unit(entry, column)) out.children.emplace_back(entry);
    });
    return out;
  }

  // Of the groups that the text describes, those with a project of the unit.
  JsonDraft groups(const JsonValue& all) const {
    std::set<std::string_view> used;
    if (const auto projects = file_.find("projects")) {
      projects->for_each_child([&](const JsonValue& project) {
        if (is_of_unit(project, kUnit)) used.insert(text_of(project, "group"));
      });
    }
    JsonDraft out = JsonDraft::without_children(all);
    all.for_each_child([&](const JsonValue& group) {
      if (used.contains(text_of(group, "name"))) out.children.emplace_back(group);
    });
    return out;
  }

  std::optional<JsonDraft> last_year_lists(const JsonValue& all) const {
    JsonDraft out = JsonDraft::without_children(all);
    all.for_each_child([&](const JsonValue& list) {
      const auto lines = list.find("lines");
      if (!lines || !all_name(*lines, kUnit)) return;
      JsonDraft taken(list);
      taken.set(entries_of_unit(*lines, kUnit));
      out.children.push_back(std::move(taken));
    });
    return out.children.empty() ? std::nullopt : std::optional(std::move(out));
  }

  JsonDraft lists(const JsonValue& all) const {
    JsonDraft out = JsonDraft::without_children(all);
    all.for_each_child([&](const JsonValue& list) {
      const auto column = columns_.find(list.key());
      if (column == columns_.end() || !all_name(list, column->second)) return;
      out.children.push_back(entries_of_unit(list, column->second));
    });
    return out;
  }

  // Those of the unit's facts and projects: what they accept is found in its package as well.
  JsonDraft waivers(const JsonValue& all) const {
    std::set<std::string, std::less<>> taken;
    for (const std::string_view key : kFactLists) {
      const auto list = file_.find(key);
      if (!list) continue;
      list->for_each_child([&](const JsonValue& entry) {
        if (is_of_unit(entry, kUnit)) taken.insert(entry.place().pointer);
      });
    }
    JsonDraft out = JsonDraft::without_children(all);
    all.for_each_child([&](const JsonValue& waiver) {
      const std::string_view pointer = text_of(waiver, "pointer");
      const std::size_t list = pointer.find('/', 1);
      const std::size_t entry = list == pointer.npos ? pointer.npos : pointer.find('/', list + 1);
      if (taken.contains(pointer.substr(0, entry))) out.children.emplace_back(waiver);
    });
    return out;
  }

  // Stands where the unit is, like the whole.
  JsonDraft department(UnitAs as) const {
    JsonDraft out = JsonDraft::without_children(*file_.find(kDepartment));
    out.value = unit_.written();
    file_.find(kDepartment)->for_each_child([&](const JsonValue& member) {
      const bool is_of_unit = as == UnitAs::kDepartment && unit_.find(member.key());
      if (member.key() == kUnits) {
        out.set(units(member));
      } else {
        out.set(JsonDraft(is_of_unit ? *unit_.find(member.key()) : member));
      }
    });
    return out;
  }

  JsonDraft units(const JsonValue& all) const {
    JsonDraft out = JsonDraft::without_children(all);
    JsonDraft& unit = out.children.emplace_back(unit_);
    for (const std::string& member : statement_names()) unit.erase(member);
    return out;
  }

  const JsonValue file_;
  const JsonValue unit_;
  const UnitColumns& columns_;
  const std::string_view code_;
  const bool is_only_;
};

}  // namespace

std::vector<JsonValue> units_of_file(const JsonValue& file) {
  const auto department = file.find(kDepartment);
  const auto units = department ? department->find(kUnits) : std::nullopt;
  return units ? units->children() : std::vector<JsonValue>{};
}

PutTogether with_unit_files(std::shared_ptr<const JsonTree> department, const ReadNamedTree& read,
                            Findings& findings) {
  const std::vector<JsonValue> units = units_of_file(department->root());
  const auto has_file = [](const JsonValue& unit) {
    return !text_of(unit, kUnitFile).empty() && !text_of(unit, "code").empty();
  };
  if (std::ranges::none_of(units, has_file)) return {std::move(department), {}};
  JsonDraft whole(department->root());
  PutTogether out{.tree = nullptr, .parts = {std::move(department)}};
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!has_file(units[i])) continue;
    auto tree = read(*units[i].find(kUnitFile));
    if (!tree) continue;
    JsonDraft& unit = whole.find(kDepartment)->find(kUnits)->children[i];
    UnitFile(whole, unit, tree->root(), findings).add();
    unit.erase(kUnitFile);
    out.parts.push_back(std::move(tree));
  }
  out.tree = merged_tree(whole);
  return out;
}

bool has_own_statements(const JsonValue& department_file) {
  return std::ranges::any_of(units_of_file(department_file), states_own);
}

std::shared_ptr<const JsonTree> without_own_statements(const JsonValue& department_file) {
  JsonDraft out(department_file);
  for (JsonDraft& unit : out.find(kDepartment)->find(kUnits)->children) {
    for (const std::string& member : statement_names()) unit.erase(member);
  }
  return merged_tree(out);
}

std::shared_ptr<const JsonTree> unit_tree(const JsonValue& department_file, const JsonValue& unit,
                                          UnitAs as, const UnitColumns& columns) {
  return merged_tree(UnitTaker(department_file, unit, columns).take(as));
}

}  // namespace gongkai
