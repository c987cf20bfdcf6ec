#include "pack/indicator_levels.h"

#include <algorithm>
#include <array>
#include <variant>

#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 3> kBlanks = {" ", "\u3000", "\u00A0"};
constexpr std::array<std::string_view, 2> kEnds = {"指标", "目标"};

std::string plain(std::string_view name) {
  std::string out(name);
  for (const std::string_view blank : kBlanks) {
    for (std::size_t at = out.find(blank); at != std::string::npos; at = out.find(blank)) {
      out.erase(at, blank.size());
    }
  }
  for (const std::string_view end : kEnds) {
    if (out.size() <= end.size() || !out.ends_with(end)) continue;
    out.erase(out.size() - end.size());
    break;
  }
  return out;
}

void add(const std::string& level, std::vector<std::string>& out) {
  if (std::ranges::find(out, level) == out.end()) out.push_back(level);
}

void add_levels(const std::vector<Heading>& headings, std::vector<std::string>& out) {
  for (const Heading& heading : headings) {
    if (!heading.list.empty() && heading.list != "*") add(heading.list, out);
    add_levels(heading.below, out);
  }
}

void add_levels(const Form& form, std::vector<std::string>& out) {
  for (const FormRows& group : form.rows) {
    for (const std::string& level : group.level1) add(level, out);
    for (const auto& place : group.tree) add(place.first, out);
  }
}

}  // namespace

bool is_same_level(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

void report_without_place(const std::vector<const Indicator*>& indicators,
                          const IndicatorPlaces& known, Findings& findings) {
  if (indicators.empty()) return;
  const bool has_second = known.levels.find('/') != std::string::npos;
  std::vector<std::string> missing;
  std::string help;
  std::string without;
  for (const Indicator* indicator : indicators) {
    const bool names_both = has_second && !indicator->level2.empty();
    const std::string place =
        names_both ? indicator->level1 + "/" + indicator->level2 : indicator->level1;
    if (std::ranges::find(missing, place) != missing.end()) continue;
    missing.push_back(place);
    without += (without.empty() ? "“" : "、“") + place + "”";
    const std::string like = nearest(place, known.places);
    if (!like.empty()) help += "是否应为 " + like + "？";
  }
  std::string expected;
  for (const std::string& name : known.places) expected += (expected.empty() ? "" : "、") + name;
  std::vector<Note> notes;
  constexpr std::size_t kMostNotes = 3;
  for (std::size_t i = 1; i < indicators.size() && i <= kMostNotes; ++i) {
    notes.push_back({"这一条也没有", indicators[i]->where.place()});
  }
  findings.add({.id = "indicator-not-in-form",
                .where = indicators.front()->where.place(),
                .message = "《" + known.table + "》没有" + without + "栏，这些绩效指标（共 " +
                           std::to_string(indicators.size()) + " 条）无法列示",
                .expected = known.levels + " 为 " + expected + " 之一",
                .help = help.empty() ? "改正一级、二级指标的名称" : help,
                .notes = std::move(notes)});
}

std::vector<std::string> printed_levels(const Pack& pack) {
  std::vector<std::string> out;
  for (const PackTable& table : pack.tables) {
    if (const auto* pivot = std::get_if<Pivot>(&table.body)) add_levels(pivot->columns, out);
    if (const auto* form = std::get_if<Form>(&table.body)) add_levels(*form, out);
  }
  return out;
}

bool all_have_indicator(const Budget& budget, std::string_view level1) {
  const auto is_of = [&](const Indicator& each) { return is_same_level(each.level1, level1); };
  bool has_any = false;
  for (const Project& project : budget.projects) {
    if (project.indicators.empty()) continue;
    has_any = true;
    if (std::ranges::none_of(project.indicators, is_of)) return false;
  }
  return has_any;
}

}  // namespace gongkai
