#include "pack/asked_facts.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace gongkai {
namespace {

/// The data that can be required.
struct Asked {
  bool three_public = false;
  bool procurement = false;
  bool procurement_items = false;
  bool indicators = false;  ///< of projects
};

bool speaks_of_procurement(const Condition& condition) {
  return !condition.procurement.empty() ||
         std::ranges::any_of(condition.except, speaks_of_procurement);
}

bool speaks_of_procurement(const Filter& filter) {
  return std::ranges::any_of(filter.any_of,
                             [](const Condition& each) { return speaks_of_procurement(each); });
}

void ask_for(const CellQuery&, Asked&) {}

void ask_for(const Query& query, Asked& out) {
  out.procurement |= speaks_of_procurement(query.where);
}

void ask_for(const ThreePublicQuery&, Asked& out) { out.three_public = true; }

void ask_for(const ProcurementQuery&, Asked& out) {
  out.procurement = out.procurement_items = true;
}

void ask_for(const std::vector<Heading>& headings, Asked& out) {
  for (const Heading& heading : headings) {
    out.procurement |= speaks_of_procurement(heading.where);
    out.indicators |= !heading.list.empty();
    ask_for(heading.below, out);
  }
}

void ask_for(const Pivot& pivot, Asked& out) {
  out.procurement |= speaks_of_procurement(pivot.where);
  ask_for(pivot.columns, out);
}

void ask_for(const Balance& balance, Asked& out) {
  for (const BalanceSide& side : balance.sides) {
    ask_for(side.columns, out);
    for (const auto* lines : {&side.lines, &side.closing}) {
      for (const BalanceLine& line : *lines) {
        out.three_public |= !line.three_public.empty();
        if (line.where) out.procurement |= speaks_of_procurement(*line.where);
      }
    }
  }
}

void ask_for(const Records& records, Asked& out) {
  if (records.of == RecordList::kProcurementItems) {
    out.procurement = out.procurement_items = true;
  } else {
    out.three_public = true;
  }
}

void ask_for(const Form& form, Asked& out) {
  for (const FormRows& group : form.rows) {
    for (const FormRow& row : group.rows) {
      for (const FormCell& cell : row.cells) {
        if (cell.amount) ask_for(*cell.amount, out);
      }
    }
  }
}

// The first parts of the names that the chapters use: "assets" of {{assets.vehicles}}; also the
// figures used in breakdowns and shares.
std::set<std::string, std::less<>> used_names(const Pack& pack) {
  std::set<std::string, std::less<>> out;
  for (const PackPart& part : pack.parts) {
    for (const ProseTag& tag : part.prose.tags())
      out.insert(tag.name.substr(0, tag.name.find('.')));
  }
  for (const Breakdown& breakdown : pack.breakdowns) {
    if (!out.contains(breakdown.name)) continue;
    for (const auto& [words, figure] : breakdown.items) out.insert(figure);
    out.insert(breakdown.of);
  }
  return out;
}

}  // namespace

void ask_for_facts(Pack& pack) {
  const auto names = used_names(pack);
  Asked asked{.procurement = names.contains("procurement")};
  for (const PackFigure& figure : pack.figures) {
    if (!names.contains(figure.name)) continue;
    std::visit([&](const auto& source) { ask_for(source, asked); }, figure.source);
  }
  for (const PackTable& table : pack.tables) {
    std::visit([&](const auto& body) { ask_for(body, asked); }, table.body);
  }
  CheckSettings::Levels& levels = pack.checks.levels;
  const auto ask = [&](bool is_asked, const char* id, CheckLevel level = CheckLevel::kError) {
    if (is_asked) levels.insert(levels.begin(), {id, level});  // the pack's own follow and win
    if (!is_asked) levels.emplace_back(id, CheckLevel::kOff);
  };
  ask(asked.three_public, "three-public-missing");
  ask(asked.three_public, "three-public-computed", CheckLevel::kNote);
  ask(asked.procurement, "procurement-missing");
  ask(asked.procurement, "procurement-computed", CheckLevel::kNote);
  ask(asked.procurement_items, "procurement-items-missing");
  ask(names.contains("assets"), "assets-missing");
  ask(names.contains("headcount"), "headcount-missing");
  ask(names.contains("transfers") || names.contains("transfer_count"), "transfers-missing");
  // Forms report their missing indicators themselves.
  ask(asked.indicators, "project-indicators-missing", CheckLevel::kWarning);
}

}  // namespace gongkai
