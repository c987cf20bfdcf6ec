#include "pack/asked_facts.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "pack/record_lists.h"

namespace gongkai {
namespace {

/// The data that can be required.
struct Asked {
  bool three_public = false;
  bool procurement = false;
  bool procurement_items = false;
  bool transfers = false;
  bool indicators = false;      ///< of projects
  std::set<std::string> lists;  ///< of the department's own
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

void ask_for_list(const std::string& of, Asked& out) {
  if (of.starts_with(kListsOf)) {
    out.lists.insert(of.substr(kListsOf.size()));
  } else if (of == kProcurementItems) {
    out.procurement = out.procurement_items = true;
  } else if (of == kTransfers) {
    out.transfers = true;
  } else {
    out.three_public = true;
  }
}

void ask_for(const RecordQuery& query, Asked& out) { ask_for_list(query.of, out); }

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
  ask_for_list(records.of, out);
  ask_for(records.columns, out);
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

// The lists of the department's own that a chapter speaks of even if the budget does not state
// them: outside of sections that ask whether there are records.
void ask_for_lists(const Prose& prose, Asked& out) {
  std::vector<std::string> open;  // lists of the sections around
  for (const ProseTag& tag : prose.tags()) {
    if (tag.kind == ProseTag::Kind::kEnd) {
      if (!open.empty()) open.pop_back();
      continue;
    }
    std::string list;
    if (tag.name.starts_with(kListsOf)) {
      const std::size_t end = tag.name.find('.', kListsOf.size());
      list = tag.name.substr(kListsOf.size(), end - kListsOf.size());
      const bool is_asked =
          tag.kind == ProseTag::Kind::kSection || std::ranges::find(open, list) != open.end();
      if (!is_asked) out.lists.insert(list);
    }
    if (tag.kind == ProseTag::Kind::kSection) open.push_back(list);
    if (tag.kind == ProseTag::Kind::kInverted) open.emplace_back();
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
  for (const PackPart& part : pack.parts) ask_for_lists(part.prose, asked);
  pack.checks.lists.emplace();
  for (const PackList& list : pack.lists) {
    const bool is_printed = list.is_required || asked.lists.contains(list.form.name);
    pack.checks.lists->push_back({list.form, is_printed});
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
  ask(asked.transfers || names.contains("transfers") || names.contains("transfer_count"),
      "transfers-missing");
  // Forms report their missing indicators themselves.
  ask(asked.indicators, "project-indicators-missing", CheckLevel::kWarning);
}

std::vector<std::string> choice_names(const Pack& pack) {
  std::vector<std::string> out;
  for (const PackTable& table : pack.tables) {
    const auto* form = std::get_if<Form>(&table.body);
    if (form == nullptr) continue;
    for (const FormRows& group : form->rows) {
      for (const FormRow& row : group.rows) {
        for (const FormCell& cell : row.cells) {
          if (cell.choice) out.push_back(cell.choice->name);
        }
      }
    }
  }
  return out;
}

}  // namespace gongkai
