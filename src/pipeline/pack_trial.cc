#include "pipeline/pack_trial.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "budget/load.h"
#include "chapters/figure.h"
#include "check/checked.h"
#include "document/table_index.h"
#include "pack/validate.h"
#include "pipeline/expand.h"
#include "pipeline/trial_budgets.h"
#include "source/json.h"
#include "verify/verify.h"

namespace gongkai {
namespace {

constexpr const char* kTrialFile = "试用的预算";

// What the budget lacks is not the pack's fault.
std::optional<Checked> checked_trial(const std::string& text, const Catalog& catalog,
                                     const Pack& pack) {
  Findings ignored;
  auto budget = load_budget(parse_json(SourceText(kTrialFile, text), ignored), ignored);
  if (!budget) return std::nullopt;
  const CheckSettings settings{.is_whole = false, .lists = pack.checks.lists};
  return check(*std::move(budget), catalog, settings, ignored);
}

// With the "/" at its end.
std::string folder_of(const std::string& file) { return file.substr(0, file.rfind('/') + 1); }

class PackTrial {
 public:
  PackTrial(const Pack& pack, const Relations& relations, Findings& findings)
      : pack_(pack), relations_(relations), findings_(findings) {}

  void try_budget(const std::string& text, const Catalog& catalog) {
    const auto checked = checked_trial(text, catalog, pack_);
    if (!checked) return;
    Findings ignored;  // that the form lacks a line for a code is said where a budget has it
    const std::vector<Table> tables = expand_tables(pack_, *checked, ignored);
    std::vector<const Table*> pointers;
    for (const Table& table : tables) pointers.push_back(&table);
    TableIndexes indexes(pointers);
    for (const PackFigure& figure : pack_.figures) {
      if (used_.contains(figure.name)) try_figure(figure, indexes);
    }
    Findings of_relations;
    verify(pointers, relations_, {}, of_relations);
    for (const Finding& finding : of_relations.all()) {
      if (finding.id == "relation-cell-missing") report(finding, own_place(""));
    }
  }

 private:
  void try_figure(const PackFigure& figure, TableIndexes& tables) {
    const auto* query = std::get_if<CellQuery>(&figure.source);
    if (query == nullptr) return;
    const auto& made = tables.of(query->table);
    const bool is_repeated = made.empty();  // for each of what this budget has none of
    if (is_repeated || made.front()->find_cell(query->row, query->column) != nullptr) return;
    report(figure_cell_missing(figure, *query), own_place(query->table));
  }

  static Place place_of(const JsonTree& tree) { return tree.root().place(); }

  // The pack's own file of a table, else its pack.json, which is the first of its sources.
  Place own_place(const std::string& table) const {
    const std::string file = own_folder_ + "tables/" + table + ".json";
    const auto is_of_table = [&](const auto& tree) { return place_of(*tree).file == file; };
    const auto own = std::ranges::find_if(pack_.sources, is_of_table);
    return place_of(own == pack_.sources.end() ? *pack_.sources.front() : **own);
  }

  // Once a cause; of what is inherited in the pack's own file.
  void report(Finding finding, Place own) {
    if (!reported_.insert(finding.message).second) return;
    if (!finding.where.file.starts_with(own_folder_)) {
      finding.notes.push_back({"继承的此处引用了它", std::move(finding.where)});
      finding.where = std::move(own);
      finding.help = "不改这个名称，或在本包中改写用到它的数字和勾稽关系";
    }
    findings_.add(std::move(finding));
  }

  const Pack& pack_;
  const Relations& relations_;
  Findings& findings_;
  std::string own_folder_ = folder_of(place_of(*pack_.sources.front()).file);
  std::set<std::string> used_ = used_figures(pack_);
  std::set<std::string> reported_;
};

}  // namespace

void try_pack(const Pack& pack, const Relations& relations, const Catalogs& catalogs,
              Findings& findings) {
  const Catalog& catalog = catalogs.for_year(std::numeric_limits<int>::max());
  PackTrial trial(pack, relations, findings);
  trial.try_budget(
      full_budget(catalog, pack.is_for_one_unit ? TrialUnits::kOne : TrialUnits::kOneOfEachKind,
                  pack.lists),
      catalog);
  trial.try_budget(least_budget(catalog), catalog);
}

}  // namespace gongkai
