#include "next_year/next_budget.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "budget/kind_names.h"
#include "money/amount.h"
#include "next_year/rolled_text.h"
#include "source/ascii.h"
#include "source/json_pointer.h"

namespace gongkai {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::array<std::string_view, 6> kTexts = {"texts",    "glossary",       "goals",
                                                    "projects", "project_groups", "notes"};

void remove(NewJson& object, const Names& members) {
  std::erase_if(object.children, [&](const NewJson& member) {
    return std::ranges::find(members, member.key) != members.end();
  });
}

/// Makes the new budget of a copy of the old one.
class BudgetRoller {
 public:
  BudgetRoller(const JsonValue& file, int year, bool keeps_amounts)
      : year_(year), keeps_amounts_(keeps_amounts) {
    out_.budget = NewJson(file);
    if (const auto projects = file.find("projects")) {
      for (const JsonValue& project : projects->children()) {
        if (const auto name = project.find("name")) names_.emplace_back(name->text());
      }
    }
  }

  NextBudget make(const std::string& pack) {
    NewJson& budget = out_.budget;
    if (!pack.empty()) budget.set("pack", NewJson::string(pack));
    budget.set("year", NewJson::number(std::to_string(year_ + 1)));
    remove(budget, {"published_on", "approved_on"});
    out_.emptied.emplace_back("/published_on");
    if (!keeps_amounts_) empty_facts(budget);
    roll_statements(budget, "");
    if (NewJson* department = budget.find("department")) {
      if (NewJson* units = department->find("units")) {
        for (std::size_t i = 0; i < units->children.size(); ++i) {
          remove(units->children[i], {"file"});  // what it holds stands here now
          roll_statements(units->children[i], "/department/units/" + std::to_string(i));
        }
      }
    }
    return std::move(out_);
  }

 private:
  void empty_facts(NewJson& budget) {
    for (const char* list : {"income", "expenditure"}) budget.set(list, NewJson::array());
    remove(budget, {"year_end"});
    NewJson* projects = budget.find("projects");
    if (projects == nullptr) return;
    for (NewJson& project : projects->children) remove(project, {"amounts"});
  }

  // What a department, or a unit, states for itself.
  void roll_statements(NewJson& owner, const std::string& pointer) {
    remove(owner, {"last_year", "last_year_lists", "last_year_file", "reasons", "item_reasons",
                   "waived", "tables"});
    roll_three_public(owner, pointer);
    if (!keeps_amounts_) {
      remove(owner, {"three_public", "procurement", "procurement_items", "transfers", "lists"});
    }
    if (NewJson* assets = owner.find("assets"); assets != nullptr && assets->find("as_of")) {
      remove(*assets, {"as_of"});
      out_.emptied.push_back(pointer + "/assets/as_of");
    }
    for (NewJson& member : owner.children) {
      const bool has_texts = std::ranges::find(kTexts, member.key) != kTexts.end();
      if (has_texts) roll(member, pointer + pointer_part(member.key));
    }
  }

  void roll_three_public(NewJson& owner, const std::string& pointer) {
    remove(owner, {"three_public_last_year"});
    NewJson* now = owner.find("three_public");
    if (now == nullptr || pointer.empty()) return;  // the department's is taken over exactly
    NewJson copy = *now;
    if (copy.find("none") == nullptr) owner.set("three_public_last_year", std::move(copy));
  }

  // Rolls all texts of a value; names and codes of projects stay.
  void roll(NewJson& value, const std::string& pointer) {
    if (value.kind == JsonKind::kString) return roll_text(value, pointer);
    for (std::size_t i = 0; i < value.children.size(); ++i) {
      NewJson& child = value.children[i];
      const bool is_member = value.kind == JsonKind::kObject;
      const bool is_name = is_member && (child.key == "name" || child.key == "code" ||
                                         child.key == "start" || child.key == "end");
      if (!is_name) {
        roll(child, pointer + (is_member ? pointer_part(child.key) : "/" + std::to_string(i)));
      }
    }
  }

  void roll_text(NewJson& value, const std::string& pointer) {
    RolledText rolled = rolled_text(value.text, year_, names_);
    for (std::string& hit : rolled.rolled) out_.hits.push_back({pointer, std::move(hit), true});
    for (std::string& hit : rolled.kept) out_.hits.push_back({pointer, std::move(hit), false});
    value.text = std::move(rolled.text);
  }

  int year_;
  bool keeps_amounts_;
  std::vector<std::string> names_;  // of projects
  NextBudget out_;
};

NewJson line_json(const LastYearLine& line, bool has_unit, MoneyUnit unit) {
  NewJson out = NewJson::object();
  const auto say = [&](const char* member, const std::string& text) {
    if (!text.empty()) out.set(member, NewJson::string(text));
  };
  if (has_unit) say("unit", line.unit);
  say("function", line.function);
  say("economic", line.economic);
  say("source", line.source);
  say("kind", line.kind);
  say("project", line.project);
  if (line.is_carried_over) out.set("carried_over", NewJson::boolean(*line.is_carried_over));
  out.set("amount", NewJson::string(exact_text(line.amount, unit)));
  return out;
}

// The lists of a unit, or of all units (empty).
NewJson lists_json(const Budget& taken, const std::string& unit) {
  std::vector<NewJson> lists;
  for (const LastYearList& list : taken.last_year_lists) {
    std::vector<NewJson> lines;
    for (const LastYearLine& line : list.lines) {
      if (!unit.empty() && line.unit != unit) continue;
      lines.push_back(line_json(line, unit.empty(), taken.money_unit));
    }
    if (lines.empty()) continue;
    NewJson out = NewJson::object({{"figure", NewJson::string(std::string(name(list.figure)))}});
    if (list.of == LastYearOf::kIncome) out.set("of", NewJson::string("income"));
    out.set("lines", NewJson::array(std::move(lines)));
    lists.push_back(std::move(out));
  }
  return NewJson::array(std::move(lists));
}

void add_names(const Budget& taken, NewJson& budget) {
  for (const LastYearList& list : taken.last_year_lists) {
    for (const auto& [member, codes] :
         {std::pair("functions", &list.names.functions), {"economic", &list.names.economic}}) {
      if (codes->empty()) continue;
      if (budget.find("names") == nullptr) budget.set("names", NewJson::object());
      NewJson& names = *budget.find("names");
      if (names.find(member) == nullptr) names.set(member, NewJson::object());
      for (const auto& [code, text] : *codes) names.find(member)->set(code, NewJson::string(text));
    }
  }
}

NewJson three_public_json(const ThreePublic& amounts, MoneyUnit unit) {
  const auto text = [unit](Amount amount) { return NewJson::string(exact_text(amount, unit)); };
  return NewJson::object({{"abroad", text(amounts.abroad)},
                          {"vehicle_purchase", text(amounts.vehicle_purchase)},
                          {"vehicle_operation", text(amounts.vehicle_operation)},
                          {"reception", text(amounts.reception)}});
}

bool states_last_year(const JsonValue& unit) {
  return unit.find("last_year") || unit.find("last_year_lists");
}

}  // namespace

NextBudget next_budget(const JsonValue& file, int year, bool keeps_amounts,
                       const std::string& pack) {
  return BudgetRoller(file, year, keeps_amounts).make(pack);
}

void add_last_year(const JsonValue& former, const Budget& taken, NewJson& budget) {
  add_names(taken, budget);
  const auto department = former.find("department");
  const auto units = department ? department->find("units") : std::nullopt;
  const std::vector<JsonValue> all = units ? units->children() : std::vector<JsonValue>();
  const bool is_by_unit = std::ranges::any_of(all, states_last_year);
  if (is_by_unit) {
    for (NewJson& unit : budget.find("department")->find("units")->children) {
      NewJson lists = lists_json(taken, unit.find("code")->text);
      if (!lists.children.empty()) unit.set("last_year_lists", std::move(lists));
    }
    return;
  }
  NewJson totals = NewJson::object();
  for (const auto& [member, amount] : taken.last_year) {
    totals.set(member, NewJson::string(exact_text(amount, taken.money_unit)));
  }
  if (!totals.children.empty()) budget.set("last_year", std::move(totals));
  budget.set("last_year_lists", lists_json(taken, {}));
  const bool is_of_units = std::ranges::any_of(
      all, [](const JsonValue& unit) { return unit.find("three_public").has_value(); });
  if (taken.three_public_last_year && !is_of_units) {
    budget.set("three_public_last_year",
               three_public_json(*taken.three_public_last_year, taken.money_unit));
  }
}

}  // namespace gongkai
