#include "pipeline/chosen_pack.h"

#include <algorithm>
#include <string>

#include "budget/shapes.h"
#include "pipeline/resources.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

// "city-2024" for "city-2023" and 2024; empty: the name has no year, or this one.
std::string name_for_year(const std::string& pack, int year) {
  const std::string wanted = std::to_string(year);
  for (std::size_t at = pack.find("-20"); at != std::string::npos; at = pack.find("-20", at + 1)) {
    const std::size_t end = std::min(pack.find('-', at + 1), pack.size());
    const std::string digits = pack.substr(at + 1, end - at - 1);
    if (digits.size() != wanted.size() || !is_digits(digits)) continue;
    if (digits == wanted) return {};
    return pack.substr(0, at + 1) + wanted + pack.substr(end);
  }
  return {};
}

}  // namespace

const Pack* chosen_pack(const Budget& budget, const Resources& resources,
                        const RenderOptions& options, Findings& findings) {
  if (!options.pack.empty()) return resources.cache().pack_at(options.pack, findings);
  if (budget.pack.empty()) return nullptr;
  const Place where = budget.source->root().find("pack")->place();
  return resources.cache().pack_named(budget.pack, where, findings);
}

const Pack* pack_of_unit(const JsonValue& unit, const Pack* of_department,
                         const Resources& resources, const RenderOptions& options,
                         Findings& findings) {
  if (!options.pack.empty()) return of_department;
  if (const auto own = unit.find(kUnitPack)) {
    return resources.cache().pack_named(std::string(own->text()), own->place(), findings);
  }
  if (of_department == nullptr || of_department->unit_pack.empty()) return of_department;
  const Place where = of_department->sources.front()->root().member_place("unit_pack");
  return resources.cache().pack_named(of_department->unit_pack, where, findings);
}

void note_pack_of_other_year(const Budget& budget, const Resources& resources, Findings& findings) {
  const std::string better = name_for_year(budget.pack, budget.year);
  if (better.empty()) return;
  Findings unused;  // who cannot see the packs hears of it elsewhere
  const auto names = resources.cache().pack_names(unused);
  if (std::ranges::find(names, better) == names.end()) return;
  findings.add({.id = "pack-of-other-year",
                .severity = Severity::kNote,
                .where = budget.source->root().member_place("pack"),
                .message = "预算年度是 " + std::to_string(budget.year) + "，用的是模板包 \"" +
                           budget.pack + "\"，另有 \"" + better + "\"",
                .help = "当年样式已改变的，填 \"" + better + "\"；否则无需修改"});
}

}  // namespace gongkai
