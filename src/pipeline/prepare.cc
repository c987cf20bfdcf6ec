#include "pipeline/prepare.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/contacts.h"
#include "check/severities.h"
#include "pipeline/chosen_pack.h"
#include "pipeline/expand.h"
#include "pipeline/formats.h"
#include "pipeline/make_profile.h"
#include "pipeline/read_budget.h"
#include "pipeline/resources.h"
#include "pipeline/sample_facts.h"
#include "pipeline/verification.h"
#include "tables/rounding.h"

namespace gongkai {
namespace {

// What the pack and the options say of checks.
CheckSettings check_settings(const Pack* pack, const RenderOptions& options) {
  CheckSettings out = pack == nullptr ? CheckSettings{} : pack->checks;
  out.is_whole = part_for(options) == Part::kDocument;
  if (options.is_internal) out.levels.emplace_back("contact-hidden", CheckLevel::kOff);
  return out;
}

// Says in the files' names and at the head of every page that this is not for publishing.
void mark(const std::string& word, Document& document) {
  document.whole.file_name += "_" + word;
  document.tables.file_name += "_" + word;
  document.page_mark += (document.page_mark.empty() ? "" : "　") + word;
}

void mark(const RenderOptions& options, Document& document, Findings& findings) {
  if (options.is_draft) mark("草稿", document);
  if (!options.is_internal) return;
  mark("内部", document);
  Place nowhere;
  findings.add({.id = "internal-variant",
                .severity = Severity::kNote,
                .where = std::move(nowhere),
                .message = "内部版列示负责人、联系人和电话，不得公开",
                .help = "公开时不用 --internal"});
}

// Which of the findings that a waiver may speak of were looked for.
FoundAll found_all(const Prepared& prepared, const RenderOptions& options) {
  if (!prepared.checked || options.is_internal) return FoundAll::kNo;
  const bool is_whole = part_for(options) == Part::kDocument;
  return prepared.document && is_whole ? FoundAll::kYes : FoundAll::kChecksOnly;
}

// Asks the relations of the tables. Gives the checks of the sheet 勾稽 over those that are shown,
// none if that is not wanted.
CrossChecks ask(const Document& document, const std::vector<bool>& is_shown,
                const Relations& relations, const RenderOptions& options,
                const std::string& budget_file, Findings& findings) {
  if (options.has_cross_checks) {
    return cross_check_document(document, is_shown, relations, budget_file, findings);
  }
  verify_document(document, relations, budget_file, findings);
  return {};
}

// Adds what is found at places where no check found an error: it would be said of the same cause.
void add_elsewhere(const Findings& more, Findings& findings) {
  std::set<std::pair<std::string, std::string>> wrong;
  for (const Finding& finding : findings.all()) {
    const bool has_place = !finding.where.pointer.empty();
    if (finding.severity == Severity::kError && has_place) {
      wrong.emplace(finding.where.file, finding.where.pointer);
    }
  }
  for (const Finding& finding : more.all()) {
    if (!wrong.contains({finding.where.file, finding.where.pointer})) findings.add(finding);
  }
}

void add_for_publication(const Findings& more, Findings& findings) {
  for (Finding finding : more.all()) {
    finding.hinders_publication_only = true;
    findings.add(std::move(finding));
  }
}

// The document of a checked budget, and what must hold between its tables.
void expand_checked(const Resources& resources, const RenderOptions& options, Prepared& out,
                    Findings& findings, Findings& of_relations) {
  if (!check_options(options, findings)) return;
  const Pack& pack = *out.pack;
  auto document = expand(pack, out.shown(), part_for(options), findings, out.samples_or_null());
  if (!document) return;
  if (out.balanced) {
    Findings same;  // what is wrong is said of the balanced document
    report_adjustments(expand_tables(pack, *out.checked, same), *document, findings);
  }
  const Relations* relations = resources.cache().relations(pack, findings);
  const auto is_shown = selected_blocks(options.tables, *document, findings);
  if (relations == nullptr || !is_shown) return;
  const std::string file = out.checked->budget().source->root().place().file;
  out.checks = ask(*document, *is_shown, *relations, options, file, of_relations);
  keep_blocks(*is_shown, *document);
  mark(options, *document, findings);
  out.document = std::move(document);
}

// The part of the unit that the options name, in the unit's form. False ⇔ an error was added.
bool take_unit(const Resources& resources, const RenderOptions& options, const Catalogs& catalogs,
               const Pack*& pack, Budget& budget, Findings& findings) {
  const auto unit = chosen_unit(budget, catalogs.for_year(budget.year), options, findings);
  if (!unit) return false;
  pack = pack_of_unit(*unit, pack, resources, options, findings);
  ReadBudget of_unit = budget_of_unit(budget, *unit, pack, catalogs, findings);
  budget = std::move(of_unit.budget);
  return of_unit.is_whole;
}

// The budget with facts made up, which say what the stated tables hold. Empty ⇔ an error was added.
std::optional<Checked> samples_for(const Checked& checked, const Pack& pack, const Catalog& catalog,
                                   const CheckSettings& settings, Findings& findings) {
  Findings of_samples;
  auto out =
      check(with_sample_facts(checked.budget(), pack, catalog), catalog, settings, of_samples);
  if (out) return out;
  std::string why;
  for (const Finding& finding : of_samples.all()) {
    if (finding.severity == Severity::kError && why.empty()) why = finding.message;
  }
  findings.add({.id = "tables-not-understood",
                .where = checked.budget().place_of("tables", ""),
                .message = "没有收支数据，不能确定各表中是哪些数：" + why,
                .expected = "预算的单位、项目和科目名称无误",
                .help = "改正后再试；仍不行的，填列收支数据"});
  return std::nullopt;
}

enum class Until { kChecked, kDocument };

Prepared prepare(const SourceText& source, const Resources& resources, const RenderOptions& options,
                 Until until, Findings& findings) {
  Prepared out;
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  auto read_in =
      catalogs == nullptr ? std::nullopt : read_budget_file(source, *catalogs, options, findings);
  if (!read_in) return out;
  auto& [budget, is_whole] = *read_in;
  out.profile = profile_of(budget);

  Findings found;
  Findings of_pack;
  out.pack = chosen_pack(budget, resources, options, of_pack);
  std::optional<NamedUnit> unit;
  if (is_whole && !options.unit.empty()) {
    is_whole = take_unit(resources, options, *catalogs, out.pack, budget, found);
    if (is_whole) unit = named_unit(budget);
    out.profile = profile_of(budget);
    if (is_whole) out.profile.department = out.profile.units.front();
    if (is_whole && out.pack != nullptr) out.profile.pack = out.pack->name;
  }
  if (!options.pack.empty()) out.profile.pack = options.pack;
  const CheckSettings settings = check_settings(out.pack, options);
  const Severities severities(budget, settings.levels,
                              options.is_draft ? IsDraft::kYes : IsDraft::kNo);
  const Catalog& catalog = catalogs->for_year(budget.year);
  if (is_whole && take_last_year(source, resources, options, out.pack, *catalogs, budget, found)) {
    if (out.pack != nullptr && options.pack.empty()) {
      note_pack_of_other_year(budget, resources, found);
    }
    if (!options.is_internal) budget = without_contacts(std::move(budget));
    out.checked = check(std::move(budget), catalog, settings, found);
  } else {
    check_readable_part(budget, catalog, settings, found);
  }
  if (unit) name_unit(*unit, found);
  found.add_all(std::move(of_pack));

  if (out.checked) {
    const bool is_tables_only = out.checked->budget().states_tables_only;
    if (!is_tables_only) out.profile.totals = totals_of(*out.checked, catalog);
    if (options.attaches_data) out.data = fact_data(*out.checked, catalog);
    if (is_tables_only) note_passed_over(out.checked->budget(), settings, found);
    if (is_tables_only && out.pack != nullptr) {
      out.samples = samples_for(*out.checked, *out.pack, catalog, settings, found);
    } else if (out.pack != nullptr && out.pack->rounding == Rounding::kBalanced) {
      out.balanced = out.checked->balanced(coarsest_format(*out.pack));
    }
    const bool lacks_samples = is_tables_only && !out.samples;
    if (out.pack != nullptr && until == Until::kDocument && !lacks_samples) {
      const bool is_contradictory = severities.are_contradictory(found);
      Findings of_document;
      Findings of_relations;
      expand_checked(resources, options, out, of_document, of_relations);
      add_elsewhere(of_document, found);
      // Of figures that contradict each other relations would only say the same again.
      if (!is_contradictory) add_for_publication(of_relations, found);
    }
  }
  Findings settled;
  severities.settle(found, found_all(out, options), settled);
  if (settled.has_errors()) {
    out.checked.reset();
    out.document.reset();
  }
  findings.add_all(std::move(settled));
  return out;
}

}  // namespace

// Data are for publishing; the tables of the internal variant name persons.
bool check_options(const RenderOptions& options, Findings& findings) {
  if (!options.attaches_data || !options.is_internal) return true;
  Place nowhere;
  findings.add({.id = "data-internal",
                .where = std::move(nowhere),
                .message = "内部版不能附数据文件：数据供公开使用，内部版列示负责人、联系人和电话",
                .help = "去掉 --internal 或 --attach-data"});
  return false;
}

std::optional<Budget> read_whole(const SourceText& budget, const Resources& resources,
                                 const RenderOptions& options, Findings& findings) {
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  auto out =
      catalogs == nullptr ? std::nullopt : read_budget_file(budget, *catalogs, options, findings);
  if (!out || !out->is_whole) return std::nullopt;
  if (options.unit.empty()) return std::move(out->budget);
  const Pack* pack = chosen_pack(out->budget, resources, options, findings);
  const bool is_taken = take_unit(resources, options, *catalogs, pack, out->budget, findings);
  return is_taken ? std::optional(std::move(out->budget)) : std::nullopt;
}

Prepared prepare(const SourceText& budget, const Resources& resources, const RenderOptions& options,
                 Findings& findings) {
  return prepare(budget, resources, options, Until::kChecked, findings);
}

Prepared prepare_document(const SourceText& budget, const Resources& resources,
                          const RenderOptions& options, Findings& findings) {
  return prepare(budget, resources, options, Until::kDocument, findings);
}

}  // namespace gongkai
