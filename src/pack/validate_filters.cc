#include "pack/validate_filters.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <type_traits>

namespace gongkai {
namespace {

using Codes = std::vector<std::string>;
using Kind = LedgerEntry::Kind;
using Conditions = std::vector<const Condition*>;

constexpr std::array kCodeFields = {&Condition::unit,     &Condition::function,
                                    &Condition::economic, &Condition::government_economic,
                                    &Condition::source,   &Condition::project};

// Fields that income does not have.
constexpr std::array kSpendingFields = {
    &Condition::function, &Condition::economic, &Condition::government_economic,
    &Condition::project,  &Condition::kind,     &Condition::procurement};

// The intersection of two prefix lists; an empty list matches every code.
std::optional<Codes> in_both(const Codes& a, const Codes& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Codes out;
  for (const std::string& left : a) {
    for (const std::string& right : b) {
      if (left.starts_with(right)) out.push_back(left);
      if (right.starts_with(left) && left != right) out.push_back(right);
    }
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::vector<Kind> kinds_of(FactSet facts) {
  std::vector<Kind> out;
  if (facts != FactSet::kIncome) {
    out = {Kind::kPersonnel, Kind::kOperating, Kind::kOtherOperating, Kind::kSpecific};
  }
  if (facts == FactSet::kOutlays) out.push_back(Kind::kYearEnd);
  return out;
}

bool takes_kind(const Condition& condition, Kind kind) {
  const auto chain = kind_chain(kind);
  return condition.kind.empty() || std::ranges::any_of(condition.kind, [&](const std::string& k) {
           return std::ranges::find(chain, k) != chain.end();
         });
}

// Whether `except` excludes everything with these codes.
bool leaves_nothing(const Condition& except, const std::array<Codes, kCodeFields.size()>& codes) {
  if (!except.kind.empty() || !except.procurement.empty() || !except.unit_kind.empty() ||
      !except.texts.empty() || except.carried_over || except.deferred || except.lead_unit ||
      except.key || except.has_goals) {
    return false;  // excludes only a part
  }
  for (std::size_t f = 0; f < kCodeFields.size(); ++f) {
    const Codes& excepted = except.*kCodeFields[f];
    if (excepted.empty()) continue;
    const auto is_excepted = [&](const std::string& code) {
      return std::ranges::any_of(excepted,
                                 [&](const std::string& e) { return code.starts_with(e); });
    };
    if (codes[f].empty() || !std::ranges::all_of(codes[f], is_excepted)) return false;
  }
  return true;
}

template <class T>
bool agree(const Conditions& conditions, std::optional<T> Condition::*field) {
  std::optional<T> stated;
  for (const Condition* condition : conditions) {
    const std::optional<T>& value = condition->*field;
    if (value && stated && *value != *stated) return false;
    if (value) stated = value;
  }
  return true;
}

bool can_meet(FactSet facts, const Conditions& conditions) {
  std::array<Codes, kCodeFields.size()> codes;
  for (const Condition* condition : conditions) {
    for (std::size_t f = 0; f < kCodeFields.size(); ++f) {
      auto both = in_both(codes[f], condition->*kCodeFields[f]);
      if (!both) return false;
      codes[f] = *std::move(both);
    }
    const bool asks_for_spending = std::ranges::any_of(
        kSpendingFields, [&](auto field) { return !(condition->*field).empty(); });
    if (facts == FactSet::kIncome && (condition->key || condition->has_goals)) return false;
    if (facts == FactSet::kIncome && asks_for_spending) return false;
  }
  const std::vector<Kind> kinds = kinds_of(facts);
  const auto is_taken = [&](Kind kind) {
    return std::ranges::all_of(conditions,
                               [&](const Condition* c) { return takes_kind(*c, kind); });
  };
  if (!kinds.empty() && std::ranges::none_of(kinds, is_taken)) return false;
  for (const auto flag : {&Condition::carried_over, &Condition::deferred, &Condition::lead_unit,
                          &Condition::key, &Condition::has_goals}) {
    if (!agree(conditions, flag)) return false;
  }
  for (const Condition* condition : conditions) {
    for (const Condition& except : condition->except) {
      if (leaves_nothing(except, codes)) return false;
    }
  }
  return true;
}

// Tries one condition of each filter from `at` on, beside those chosen.
bool can_choose(FactSet facts, const Filters& filters, std::size_t at, Conditions& chosen) {
  if (at == filters.size()) return can_meet(facts, chosen);
  if (filters[at].any_of.empty()) return can_choose(facts, filters, at + 1, chosen);
  return std::ranges::any_of(filters[at].any_of, [&](const Condition& condition) {
    chosen.push_back(&condition);
    const bool is_good = can_choose(facts, filters, at + 1, chosen);
    chosen.pop_back();
    return is_good;
  });
}

class FilterChecker {
 public:
  explicit FilterChecker(Findings& findings) : findings_(findings) {}

  void check(const Pivot& pivot) {
    if (!can_match(pivot.facts, {pivot.where})) {
      report(pivot.columns.front().where_it_stands, "本表");
      return;
    }
    check_headings(pivot.facts, pivot.columns, {pivot.where});
  }

  void check(const Balance& balance) {
    for (const BalanceSide& side : balance.sides) {
      check_headings(side.facts, side.columns, {side.where});
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) check_line(side, line);
      }
    }
  }

  void check(const Records& records) { check_headings(FactSet::kExpenditure, records.columns, {}); }

  void check(const Form& form) {
    for (const FormRows& group : form.rows) {
      for (const FormRow& row : group.rows) {
        for (const FormCell& cell : row.cells) {
          if (cell.amount && !can_match(cell.amount->facts, {cell.amount->where})) {
            report(row.where, "这一行的金额");
          }
        }
      }
    }
  }

 private:
  void check_headings(FactSet facts, const std::vector<Heading>& headings, const Filters& above) {
    for (const Heading& heading : headings) {
      Filters filters = above;
      filters.push_back(heading.where);
      if (!can_match(facts, filters)) {
        report(heading.where_it_stands, "“" + std::string(heading.text.where().text()) + "”列");
        continue;
      }
      check_headings(facts, heading.below, filters);
    }
  }

  void check_line(const BalanceSide& side, const BalanceLine& line) {
    if (!line.where) return;
    const Filters filters = {line.facts ? Filter() : side.where, *line.where};
    if (!can_match(line.facts.value_or(side.facts), filters))
      report(line.where_it_stands, "这一行");
  }

  void report(const JsonValue& where, const std::string& what) {
    findings_.add(
        {.id = "filter-never-matches",
         .where = where.find("where") ? where.member_place("where") : where.place(),
         .message = what + "的取数条件不可能满足，结果始终为空",
         .expected = "与全表和上级表头的 where 不矛盾；收入只有 unit、source、carried_over",
         .help = "改正其中一个 where；只印文字的列用 label，只印文字的行用 "
                 "\"amounts\": false"});
  }

  Findings& findings_;
};

}  // namespace

bool can_match(FactSet facts, const Filters& filters) {
  Conditions chosen;
  return can_choose(facts, filters, 0, chosen);
}

void check_filters(const PackTable& table, Findings& findings) {
  FilterChecker checker(findings);
  std::visit([&](const auto& body) { checker.check(body); }, table.body);
}

}  // namespace gongkai
