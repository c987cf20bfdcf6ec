#include "pack/narrative_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pack/indicator_levels.h"
#include "pack/record_lists.h"

namespace gongkai {
namespace {

using B = const Budget&;

template <auto Member>
std::optional<int> asset(B budget) {
  if (!budget.assets) return std::nullopt;
  return *budget.assets.*Member;
}

template <auto Member>
std::optional<int> headcount(B budget) {
  if (!budget.headcount) return std::nullopt;
  return *budget.headcount.*Member;
}

template <auto Member>
std::optional<Amount> procurement(B budget) {
  if (!budget.procurement || budget.procurement->of_facts) return std::nullopt;
  return *budget.procurement.*Member;
}

std::optional<int> vehicles(B budget) {
  return budget.assets ? std::optional(budget.assets->vehicles()) : std::nullopt;
}

std::optional<Amount> procurement_total(B budget) {
  return budget.procurement ? std::optional(budget.procurement->total()) : std::nullopt;
}

std::optional<int> count_projects(B budget, bool (*counts)(const Project&)) {
  return static_cast<int>(std::ranges::count_if(budget.projects, counts));
}

// Whether a part is stated and not {"none": true}.
template <class T>
bool has(const std::optional<T>& part) {
  return part && !part->is_none;
}

template <class T>
bool has_none(const std::optional<T>& part) {
  return part && part->is_none;
}

int count_of(const auto& list) { return static_cast<int>(list.size()); }

constexpr CountField kCounts[] = {
    {"assets.vehicles", vehicles},
    {"assets.leader_vehicles", asset<&Assets::leader_vehicles>},
    {"assets.general_vehicles", asset<&Assets::general_vehicles>},
    {"assets.enforcement_vehicles", asset<&Assets::enforcement_vehicles>},
    {"assets.special_vehicles", asset<&Assets::special_vehicles>},
    {"assets.other_vehicles", asset<&Assets::other_vehicles>},
    {"assets.general_equipment", asset<&Assets::general_equipment>},
    {"assets.special_equipment", asset<&Assets::special_equipment>},
    {"headcount.administrative_posts", headcount<&Headcount::administrative_posts>},
    {"headcount.institution_posts", headcount<&Headcount::institution_posts>},
    {"headcount.staff", headcount<&Headcount::staff>},
    {"headcount.retired", headcount<&Headcount::retired>},
    {"headcount.veterans", headcount<&Headcount::veterans>},
    {"headcount.employees", headcount<&Headcount::employees>},
    {"headcount.vehicles", headcount<&Headcount::vehicles>},
    {"headcount.vehicle_quota", headcount<&Headcount::vehicle_quota>},
    {"project_count", [](B b) -> std::optional<int> { return count_of(b.projects); }},
    {"key_project_count",
     [](B b) { return count_projects(b, [](const Project& p) { return p.is_key; }); }},
    {"project_with_goals_count", [](B b) { return count_projects(b, has_goals); }},
    {"project_without_goals_count",
     [](B b) { return count_projects(b, [](const Project& p) { return !has_goals(p); }); }},
    {"transfer_count", [](B b) -> std::optional<int> { return count_of(b.transfers); }},
    {"unit_count", [](B b) -> std::optional<int> { return count_of(b.department.units); }}};

constexpr AmountField kAmounts[] = {{"procurement.total", procurement_total},
                                    {"procurement.goods", procurement<&Procurement::goods>},
                                    {"procurement.works", procurement<&Procurement::works>},
                                    {"procurement.services", procurement<&Procurement::services>}};

// "2022-12-31" as 2022年12月31日.
std::string chinese_date(std::string_view date) {
  const auto part = [&](std::size_t at) {
    return std::string(date.substr(date[at] == '0' ? at + 1 : at, date[at] == '0' ? 1 : 2));
  };
  return std::string(date.substr(0, 4)) + "年" + part(5) + "月" + part(8) + "日";
}

constexpr TextField kTexts[] = {
    {"assets.as_of", [](B b) { return b.assets ? chinese_date(b.assets->as_of) : std::string(); }},
    {"assets.vehicle_note", [](B b) { return b.assets ? b.assets->vehicle_note : std::string(); }}};

constexpr SectionField kSections[] = {
    {"assets", [](B b) { return has(b.assets); }},
    {"assets.none", [](B b) { return has_none(b.assets); }},
    {"goals", [](B b) { return !b.goals.annual.empty() || !b.goals.indicators.empty(); }},
    {"headcount", [](B b) { return has(b.headcount); }},
    {"headcount.none", [](B b) { return has_none(b.headcount); }},
    {"procurement", [](B b) { return has(b.procurement); }},
    {"procurement.any",
     [](B b) { return has(b.procurement) && !b.procurement->total().is_zero(); }},
    {"procurement.parts", [](B b) { return has(b.procurement) && !b.procurement->of_facts; }},
    {"procurement.none", [](B b) { return has_none(b.procurement); }},
    {"transfers.none", [](B b) { return b.states("transfers") && b.transfers.empty(); }}};

// The parts of a budget that may be missing, with the section required around their fields.
constexpr std::pair<std::string_view, std::string_view> kParts[] = {
    {"assets", "assets"},
    {"headcount", "headcount"},
    {"procurement", "procurement"},
    {"procurement.goods", "procurement.parts"},
    {"procurement.works", "procurement.parts"},
    {"procurement.services", "procurement.parts"}};

// Fields of an item, beside the words of changes.
constexpr std::array<std::string_view, 16> kItemFields = {
    "number",       "code",    "name",     "class.code",  "class.name", "section.code",
    "section.name", "amount",  "share",    "last_amount", "reason",     "separator",
    "is_first",     "is_last", "is_ended", "is_rest"};

constexpr std::string_view kFigureMembers[] = {"", ".number", ".reason", ".is_zero"};

// The section that guards a name: "assets" for "assets.vehicles".
std::string section_of(std::string_view name) {
  using Part = std::pair<std::string_view, std::string_view>;
  for (const std::string_view part : {name, name.substr(0, name.find('.'))}) {
    const auto* found = std::ranges::find(kParts, part, &Part::first);
    if (found != std::end(kParts)) return std::string(found->second);
  }
  return {};
}

void add_guards(const Pack& pack, ProseNames& names) {
  for (const auto& list : names.lists) names.guards.emplace_back(list.first, "");
  const auto guard = [&](std::string_view name) {
    const std::string section = section_of(name);
    if (!section.empty()) names.guards.emplace_back(name, section);
  };
  for (const CountField& field : kCounts) guard(field.name);
  for (const AmountField& field : kAmounts) guard(field.name);
  guard("assets.as_of");
  names.guards.emplace_back("assets.vehicle_note", "assets.vehicle_note");
  for (const SectionField& section : kSections) names.guards.emplace_back(section.name, "");
  for (const PackFigure& figure : pack.figures) {
    const std::string reason = figure.name + ".reason";
    names.guards.emplace_back(reason, reason);
    const std::string share = figure.name + ".share";
    if (!figure.of.empty()) names.guards.emplace_back(share, share);
    names.guards.emplace_back(figure.name + ".is_zero", "");
  }
  for (const char* text : {"department.level", "goals.annual", "contacts.leader",
                           "contacts.contact", "contacts.phone"}) {
    names.guards.emplace_back(text, text);
  }
}

void add_own_lists(const Pack& pack, ProseNames& out) {
  for (const PackList& own : pack.lists) {
    const std::string list = std::string(kListsOf) + own.form.name;
    std::vector<std::string> fields = {"is_last"};
    for (const ListColumn& column : own.form.columns) {
      fields.push_back(column.name);
      if (column.is_code()) fields.push_back(column.name + ".name");
    }
    out.names.push_back(list);
    out.names.push_back(list + std::string(kCountOf));
    for (const std::string_view size : {kHasAny, kHasOne, kHasMany, kNone}) {
      out.names.push_back(list + std::string(size));
      out.guards.emplace_back(list + std::string(size), "");
    }
    out.lists.emplace_back(list, std::move(fields));
  }
}

void add_figure_names(const Pack& pack, ProseNames& out) {
  for (const PackFigure& figure : pack.figures) {
    for (std::string_view member : kFigureMembers) {
      out.names.push_back(figure.name + std::string(member));
    }
    if (!figure.of.empty()) out.names.push_back(figure.name + ".share");
    for (const ChangeWords& words : pack.changes) {
      out.names.push_back(figure.name + "." + words.name);
    }
  }
  for (const PackItems& items : pack.items) {
    const std::string list = std::string(kItemsOf) + items.name;
    std::vector<std::string> fields = {kItemFields.begin(), kItemFields.end()};
    for (const ChangeWords& words : pack.changes) {
      if (!words.compares_shares) fields.push_back(words.name);
    }
    out.names.push_back(list);
    out.names.push_back(list + std::string(kHasAny));
    out.guards.emplace_back(list + std::string(kHasAny), "");
    out.lists.emplace_back(list, std::move(fields));
  }
  for (const Breakdown& breakdown : pack.breakdowns) {
    out.names.push_back(breakdown.name);
    out.guards.emplace_back(breakdown.name, breakdown.name);
  }
}

}  // namespace

bool has_goals(const Project& project) {
  return !project.goal.empty() || !project.indicators.empty();
}

bool states_one_of(const Project& project, const std::vector<std::string>& texts) {
  return std::ranges::any_of(project.texts, [&](const auto& stated) {
    return std::ranges::find(texts, stated.first) != texts.end();
  });
}

std::span<const CountField> count_fields() { return kCounts; }
std::span<const AmountField> amount_fields() { return kAmounts; }
std::span<const TextField> text_fields() { return kTexts; }
std::span<const SectionField> section_fields() { return kSections; }

const std::vector<std::pair<std::string, std::vector<std::string>>>& list_fields() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> kLists = {
      {"projects", {"code", "name", "amount", "is_last"}},
      {"key_projects", {"code", "name", "amount", "is_last"}},
      {"projects_with_goals", {"code", "name", "amount", "is_last"}},
      {"projects_without_goals", {"code", "name", "amount", "is_last"}},
      {"project_groups", {"name", "amount", "purpose", "is_last"}},
      {"transfers", {"name", "amount", "is_last"}},
      {"units", {"code", "name", "is_last"}},
      {"glossary", {"term", "explanation", "is_last"}}};
  return kLists;
}

ProseNames change_names(const ChangeWords& words, Change kind) {
  ProseNames out{.names = {"amount"}};
  const auto add = [&](std::vector<std::string> names) {
    out.names.insert(out.names.end(), names.begin(), names.end());
  };
  if (kind != Change::kUnknown) {
    if (words.compares_shares) {
      add({"share", "last_share", "points"});
    } else {
      add({"last_amount", "difference"});
      // In the other cases last year's amount is or may be zero, so there is no percentage.
      if (kind != Change::kEqual && kind != Change::kAdded) add({"percent"});
    }
  }
  for (const DocumentField& field : document_fields()) out.names.emplace_back(field.name);
  return out;
}

ProseNames prose_names(const Pack& pack) {
  ProseNames out{.lists = list_fields()};
  for (const DocumentField& field : document_fields()) out.names.emplace_back(field.name);
  for (const CountField& field : kCounts) out.names.emplace_back(field.name);
  for (const AmountField& field : kAmounts) out.names.emplace_back(field.name);
  for (const TextField& field : kTexts) out.names.emplace_back(field.name);
  for (const SectionField& field : kSections) out.names.emplace_back(field.name);
  for (const auto& word : pack.words) out.names.push_back("words." + word.first);
  const auto add_section = [&out](std::string name) {
    out.names.push_back(name);
    out.guards.emplace_back(std::move(name), "");
  };
  for (const auto& list : list_fields()) {
    out.names.push_back(list.first);
    for (const std::string_view size : {kHasAny, kHasOne, kHasMany}) {
      add_section(list.first + std::string(size));
    }
  }
  for (const CountField& field : kCounts)
    add_section(std::string(field.name) + std::string(kHasAny));
  for (const std::string& level : printed_levels(pack)) {
    add_section(std::string(kIndicatorsOf) + level);
  }
  add_figure_names(pack, out);
  add_own_lists(pack, out);
  for (const PackText& text : pack.texts) {
    out.names.push_back("texts." + text.name);
    add_section("texts." + text.name + std::string(kHasAny));
    out.lists.emplace_back("texts." + text.name, std::vector<std::string>{"."});
  }
  for (const PackTable& table : pack.tables) out.names.push_back("tables." + table.id);
  add_guards(pack, out);
  return out;
}

}  // namespace gongkai
