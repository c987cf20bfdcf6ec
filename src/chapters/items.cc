#include "chapters/items.h"

#include <algorithm>
#include <utility>

#include "budget/kind_names.h"
#include "money/percent.h"
#include "tables/groups.h"

namespace gongkai {
namespace {

GroupOrder group_order(ItemOrder order) {
  switch (order) {
    case ItemOrder::kCode:
      return GroupOrder::kCode;
    case ItemOrder::kListed:
      return GroupOrder::kListed;
    case ItemOrder::kFirst:
    case ItemOrder::kAmount:
      return GroupOrder::kFirst;
  }
  return GroupOrder::kFirst;
}

Coded upper(const std::string& code, std::size_t digits, const UpperNames::ByCode& names) {
  if (code.size() < digits) return {};
  const std::string above = code.substr(0, digits);
  const auto found = names.find(above);
  return {.code = above, .name = found == names.end() ? above : found->second};
}

constexpr std::size_t kClass = 3;
constexpr std::size_t kSection = 5;

// What a group is called by the key that it is told apart by last.
void name_item(GroupKey key, const LedgerEntry& fact, const UpperNames& upper_names, Item& out) {
  const auto take = [&](const Coded& coded) {
    out.code = coded.code;
    out.name = coded.name;
  };
  const auto take_code = [&](const Coded& coded, const UpperNames::ByCode& names,
                             bool has_section) {
    take(coded);
    out.above = upper(coded.code, kClass, names);
    if (has_section) out.section = upper(coded.code, kSection, names);
  };
  switch (key) {
    case GroupKey::kDepartment:
      break;
    case GroupKey::kUnit:
      take({fact.unit->code, fact.unit->name});
      break;
    case GroupKey::kFunctionClass:
      take(upper(fact.function.code, kClass, upper_names.functions));
      break;
    case GroupKey::kFunctionSection:
      take(upper(fact.function.code, kSection, upper_names.functions));
      out.above = upper(fact.function.code, kClass, upper_names.functions);
      break;
    case GroupKey::kFunction:
      take_code(fact.function, upper_names.functions, true);
      break;
    case GroupKey::kEconomicClass:
      take(upper(fact.economic.code, kClass, upper_names.economic));
      break;
    case GroupKey::kEconomic:
      take_code(fact.economic, upper_names.economic, false);
      break;
    case GroupKey::kGovernmentEconomicClass:
      take(upper(fact.government_economic.code, kClass, upper_names.government_economic));
      break;
    case GroupKey::kGovernmentEconomic:
      take_code(fact.government_economic, upper_names.government_economic, false);
      break;
    case GroupKey::kProject:
      if (fact.project != nullptr) {
        take({fact.project->code, fact.project->name});
      } else if (fact.last_year != nullptr) {
        const LastYearLine& line = *fact.last_year;
        take({line.project, line.project_name.empty() ? line.project : line.project_name});
      }
      break;
    case GroupKey::kLine:
      out.name = fact.line;
      break;
    case GroupKey::kKind:
      out.name = fact.kind == LedgerEntry::Kind::kYearEnd
                     ? "年终结转结余"
                     : std::string(kind_chain(fact.kind).back());
      break;
  }
}

// The pack's names for the codes of an item.
void rename(GroupKey key, const NameOverrides& names, Item& out) {
  using Key = GroupKey;
  const bool is_function =
      key == Key::kFunction || key == Key::kFunctionSection || key == Key::kFunctionClass;
  const bool is_economic = key == Key::kEconomic || key == Key::kEconomicClass;
  const bool is_government =
      key == Key::kGovernmentEconomic || key == Key::kGovernmentEconomicClass;
  if (!is_function && !is_economic && !is_government) return;
  const NameOverrides::Names& own = is_function   ? names.functions
                                    : is_economic ? names.economic
                                                  : names.government_economic;
  for (const auto& [code, name] : own) {
    if (code == out.code) out.name = name;
    if (code == out.above.code) out.above.name = name;
    if (code == out.section.code) out.section.name = name;
  }
}

class ItemMaker {
 public:
  ItemMaker(const PackItems& items, const FigureSource& source, Findings& findings)
      : items_(items), source_(source), findings_(findings) {}

  ItemValues make(const std::optional<FigureValue>& of) {
    const Samples* samples = source_.samples;
    Facts facts = (samples != nullptr ? samples->facts : source_.facts)
                      .select(items_.facts.facts, items_.facts.where);
    const Checked& named_by = samples != nullptr ? samples->checked : source_.checked;
    const bool knows_last_year = add_last_year(facts);
    ItemValues out{.items = {}, .whole = zero(knows_last_year)};
    for (const Facts& group : groups_of(items_.by, group_order(items_.order), facts)) {
      Item item{.value = zero(knows_last_year)};
      name_item(items_.by.back(), *group.front(), named_by.upper_names(), item);
      rename(items_.by.back(), items_.names, item);
      for (const LedgerEntry* fact : group) add(*fact, item.value);
      if (samples != nullptr && !take_stated(group, item)) return {};
      add(item.value, out.whole);
      const bool was_zero = !item.value.last_year || item.value.last_year->is_zero();
      if (!item.value.amount.is_zero() || !was_zero) out.items.push_back(std::move(item));
    }
    if (of) {
      report_remainder(out.whole, out.items.size(), *of);
      out.whole = *of;
    }
    if (items_.order == ItemOrder::kAmount) {
      std::ranges::stable_sort(out.items, std::ranges::greater(),
                               [](const Item& item) { return item.value.amount; });
    }
    if (items_.from_percent > 0) join_small(out);
    return out;
  }

 private:
  FigureValue zero(bool knows_last_year) const {
    return {.amount = {},
            .origin = "items " + items_.name,
            .last_year = knows_last_year ? std::optional<Amount>(Amount()) : std::nullopt,
            .last_year_origin = origin_};
  }

  static void add(const LedgerEntry& fact, FigureValue& value) {
    (fact.last_year == nullptr ? value.amount : *value.last_year) += fact.amount;
  }

  static void add(const FigureValue& part, FigureValue& whole) {
    whole.amount += part.amount;
    if (part.last_year) *whole.last_year += *part.last_year;
  }

  // The amount of samples becomes that of the stated tables. False ⇔ an error was added.
  bool take_stated(Facts group, Item& item) {
    std::erase_if(group, [](const LedgerEntry* fact) { return fact->last_year != nullptr; });
    const auto amount = source_.samples->cells.find(group);
    if (amount) {
      item.value.amount = *amount;
    } else {
      findings_.add(not_in_tables("{{items." + items_.name + "}} 的“" + item.name + "”", source_,
                                  items_.where.place()));
    }
    return amount.has_value();
  }

  // Last year's amounts among the facts, if they are asked for and known.
  bool add_last_year(Facts& facts) {
    if (!items_.compare) return false;
    const auto answer = source_.facts.last_year({.figure = *items_.compare,
                                                 .facts = items_.facts.facts,
                                                 .sums = {{items_.facts.where}},
                                                 .keys = items_.by});
    if (answer.entries) facts.insert(facts.end(), answer.entries->begin(), answer.entries->end());
    if (!answer.entries && answer.too_coarse != nullptr) {
      findings_.add(
          last_year_too_coarse(*items_.compare, *answer.too_coarse, items_.where.place()));
    } else {
      origin_ = last_year_list_origin(*items_.compare);
    }
    return answer.entries.has_value();
  }

  void report_remainder(const FigureValue& parts, std::size_t count, const FigureValue& whole) {
    if (adds_up(parts.amount, count, whole.amount, source_)) return;
    const MoneyUnit unit = MoneyUnit::kTenThousandYuan;
    findings_.add({.id = "items-remainder",
                   .where = items_.where.place(),
                   .message = "{{items." + items_.name + "}} 的各项之和为 " +
                              exact_text(parts.amount, unit) + "万元，所分的 {{" + items_.of +
                              "}} 为 " + exact_text(whole.amount, unit) + "万元",
                   .expected = "每笔金额列入且只列入一项",
                   .help = "使 items 的 facts、where 与 figures 中“" + items_.of + "”的取数一致",
                   .hinders_publication_only = true});
  }

  void join_small(ItemValues& values) const {
    Item rest{.name = items_.rest, .is_rest = true, .value = zero(items_.compare.has_value())};
    const bool has_whole = !values.whole.amount.is_zero();
    const auto is_small = [&](const Item& item) {
      return has_whole && hundredths_of_percent(item.value.amount, values.whole.amount) <
                              static_cast<HundredthsOfPercent>(items_.from_percent) * 100;
    };
    std::size_t count = 0;
    for (const Item& item : values.items) {
      if (!is_small(item)) continue;
      ++count;
      rest.value.amount += item.value.amount;
      if (item.value.last_year && rest.value.last_year) {
        *rest.value.last_year += *item.value.last_year;
      } else {
        rest.value.last_year.reset();
      }
    }
    if (count < 2) return;  // one alone is as short as 其他
    std::erase_if(values.items, is_small);
    values.items.push_back(std::move(rest));
  }

  const PackItems& items_;
  const FigureSource& source_;
  Findings& findings_;
  std::string origin_;  // of last year's amounts
};

}  // namespace

ItemValues items_of(const PackItems& items, const FigureSource& source,
                    const std::optional<FigureValue>& of, Findings& findings) {
  return ItemMaker(items, source, findings).make(of);
}

}  // namespace gongkai
