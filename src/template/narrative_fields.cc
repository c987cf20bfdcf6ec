#include "template/narrative_fields.h"

#include <algorithm>

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
  if (!budget.procurement) return std::nullopt;
  return *budget.procurement.*Member;
}

std::optional<int> vehicles(B budget) {
  if (!budget.assets) return std::nullopt;
  const Assets& all = *budget.assets;
  return all.leader_vehicles + all.general_vehicles + all.enforcement_vehicles +
         all.special_vehicles + all.other_vehicles;
}

std::optional<Amount> procurement_total(B budget) {
  if (!budget.procurement) return std::nullopt;
  return budget.procurement->goods + budget.procurement->works + budget.procurement->services;
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
     [](B b) -> std::optional<int> {
       return static_cast<int>(std::ranges::count_if(b.projects, &Project::is_key));
     }},
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
    {"assets", [](B b) { return b.assets.has_value(); }},
    {"headcount", [](B b) { return b.headcount.has_value(); }},
    {"procurement", [](B b) { return b.procurement.has_value(); }}};

constexpr std::string_view kFigureMembers[] = {"", ".number", ".reason", ".is_zero"};

// The section that guards a name: "assets" for "assets.vehicles".
std::string section_of(std::string_view name) {
  const std::string_view first = name.substr(0, name.find('.'));
  const bool is_guarded =
      std::ranges::find(kSections, first, &SectionField::name) != std::end(kSections);
  return is_guarded ? std::string(first) : std::string();
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
  for (const char* text :
       {"goals.annual", "contacts.leader", "contacts.contact", "contacts.phone"}) {
    names.guards.emplace_back(text, text);
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
  for (const Breakdown& breakdown : pack.breakdowns) {
    out.names.push_back(breakdown.name);
    out.guards.emplace_back(breakdown.name, breakdown.name);
  }
}

}  // namespace

std::span<const CountField> count_fields() { return kCounts; }
std::span<const AmountField> amount_fields() { return kAmounts; }
std::span<const TextField> text_fields() { return kTexts; }
std::span<const SectionField> section_fields() { return kSections; }

const std::vector<std::pair<std::string, std::vector<std::string>>>& list_fields() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> kLists = {
      {"projects", {"code", "name", "amount", "is_last"}},
      {"key_projects", {"code", "name", "amount", "is_last"}},
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
      // Last year's amount is or may be zero in the others: there are no percentages of it.
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
  for (const auto& list : list_fields()) {
    const std::string any = list.first + std::string(kAny);
    out.names.push_back(list.first);
    out.names.push_back(any);
    out.guards.emplace_back(any, "");
  }
  add_figure_names(pack, out);
  for (const PackText& text : pack.texts) {
    out.names.push_back("texts." + text.name);
    out.lists.emplace_back("texts." + text.name, std::vector<std::string>{"."});
  }
  for (const PackTable& table : pack.tables) out.names.push_back("tables." + table.id);
  add_guards(pack, out);
  return out;
}

}  // namespace gongkai
