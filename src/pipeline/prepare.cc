#include "pipeline/prepare.h"

#include <algorithm>
#include <utility>

#include "budget/load.h"
#include "check/contacts.h"
#include "check/proposals.h"
#include "check/waivers.h"
#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "pipeline/formats.h"
#include "pipeline/make_facts.h"
#include "pipeline/resources.h"
#include "pipeline/verification.h"
#include "source/ascii.h"
#include "source/cleaned_json.h"
#include "source/format_number.h"
#include "tables/rounding.h"

namespace gongkai {
namespace {

const Pack* pack_for(const Budget& budget, const Resources& resources, const RenderOptions& options,
                     Findings& findings) {
  if (!options.pack.empty()) return resources.cache().pack_at(options.pack, findings);
  const Place where = budget.source->root().find("pack")->place();
  return resources.cache().pack_named(budget.pack, where, findings);
}

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

// A budget copied from last year's may still name last year's form.
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
                .help = "当年的样式已经改变的，写 \"" + better + "\"；否则不用改"});
}

// What the pack and the options say of checks.
CheckSettings check_settings(const Pack* pack, const RenderOptions& options) {
  CheckSettings out = pack == nullptr ? CheckSettings{} : pack->checks;
  out.is_draft = options.is_draft;
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

void note_internal(Findings& findings) {
  Place nowhere;
  findings.add({.id = "internal-variant",
                .severity = Severity::kNote,
                .where = std::move(nowhere),
                .message = "内部版印有负责人、联系人和电话，不得公开",
                .help = "公开时不用 --internal"});
}

// Which of the findings that a waiver may speak of were looked for.
FoundAll found_all(const Checked* checked, const std::optional<Made>& made,
                   const RenderOptions& options) {
  if (checked == nullptr || options.is_internal) return FoundAll::kNo;
  const bool is_whole = part_for(options) == Part::kDocument;
  return made && is_whole ? FoundAll::kYes : FoundAll::kChecksOnly;
}

// The pack for a draft: what only chapters lack does not stop it.
Pack for_draft(Pack pack) {
  pack.checks.is_draft = true;
  for (PackFigure& figure : pack.figures) {
    if (figure.without_reason == Severity::kError) figure.without_reason = Severity::kWarning;
  }
  return pack;
}

// The budget with amounts whose sums agree as the pack prints them.
Checked balanced_for(const Pack& pack, const Checked& checked) {
  return checked.balanced(coarsest_format(pack));
}

// The document, with amounts rounded as the pack says.
std::optional<Document> expand_rounded(const Pack& pack, const Checked& checked, Part part,
                                       Findings& findings) {
  if (pack.rounding == Rounding::kEach) return expand(pack, checked, part, findings);
  auto document = expand(pack, balanced_for(pack, checked), part, findings);
  Findings same;  // what is wrong is said of the balanced document
  const auto exact = expand(pack, checked, Part::kTables, same);
  if (document && exact) report_adjustments(*exact, *document, findings);
  return document;
}

// Asks the relations of the tables; in a draft they may be broken. Gives the checks of the sheet
// 勾稽, none if that is not wanted.
std::optional<CrossChecks> ask(const Document& document, const Relations& relations,
                               const Checked& checked, const RenderOptions& options,
                               Findings& findings) {
  Findings found;
  const std::string file = checked.budget().source->root().place().file;
  CrossChecks checks;
  if (options.has_cross_checks) {
    checks = cross_check_document(document, relations, file, found);
  } else {
    verify_document(document, relations, file, found);
  }
  const bool may_go_on = options.is_draft || !found.has_errors();
  for (Finding finding : found.all()) {
    if (options.is_draft) let_pass(finding);
    findings.add(std::move(finding));
  }
  return may_go_on ? std::optional(std::move(checks)) : std::nullopt;
}

// A sound budget as a document.
std::optional<Made> expand_checked(const Checked& checked, const Pack& pack,
                                   const Resources& resources, const RenderOptions& options,
                                   Findings& findings) {
  if (!check_options(options, findings)) return std::nullopt;
  auto document = expand_rounded(options.is_draft ? for_draft(pack) : pack, checked,
                                 part_for(options), findings);
  const Relations* relations = document ? resources.cache().relations(pack, findings) : nullptr;
  if (relations == nullptr) return std::nullopt;
  auto checks = ask(*document, *relations, checked, options, findings);
  if (!checks) return std::nullopt;
  if (!options.tables.empty()) {
    if (!select_tables(options.tables, *document, findings)) return std::nullopt;
    Findings known;  // there are no others in some of the tables
    checks = ask(*document, *relations, checked, options, known);
  }
  if (options.is_draft) mark("草稿", *document);
  if (options.is_internal) {
    mark("内部", *document);
    note_internal(findings);
  }
  return Made{*std::move(document), std::move(checks).value_or(CrossChecks()), {}};
}

// A budget that was read and checked, with what was found.
struct Opened {
  PackageFacts facts;
  FactData data;                   // only where it is asked for
  std::optional<Checked> checked;  // empty ⇔ an error was found that hinders making tables
  const Pack* pack = nullptr;      // null ⇔ an error was found
  std::optional<Waivers> waivers;  // empty ⇔ not readable as a whole; all found is reported already
  Findings found;                  // not settled with the waivers yet
};

Opened open_budget(const SourceText& source, const Resources& resources,
                   const RenderOptions& options, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  auto tree = parse_json_cleaned(source, findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  Opened out;
  if (!tree || catalogs == nullptr) return out;
  if (!check_format(tree->root(), kBudgetFormat, findings)) return out;
  const Propose propose = proposals(*catalogs, tree);
  Budget budget = read_budget(std::move(tree), findings, propose);
  out.facts = facts_of(budget);
  if (!options.pack.empty()) out.facts.pack = options.pack;
  const bool is_whole = findings.count(Severity::kError) == errors_before;
  const Catalog& catalog = catalogs->for_year(budget.year);
  const bool names_pack = !options.pack.empty() || !budget.pack.empty();
  Findings of_pack;
  const Pack* pack = names_pack ? pack_for(budget, resources, options, of_pack) : nullptr;
  const CheckSettings settings = check_settings(pack, options);
  if (!is_whole) {
    check_readable_part(budget, catalog, settings, findings);
    findings.add_all(std::move(of_pack));
    return out;
  }
  out.pack = pack;
  out.waivers = Waivers(budget);
  if (pack != nullptr && options.pack.empty()) {
    note_pack_of_other_year(budget, resources, out.found);
  }
  if (!options.is_internal) budget = without_contacts(std::move(budget));
  out.checked = check(std::move(budget), catalog, settings, out.found);
  if (out.checked) out.facts.totals = totals_of(*out.checked, catalog);
  if (out.checked && options.attaches_data) out.data = fact_data(*out.checked, catalog);
  out.found.add_all(std::move(of_pack));
  return out;
}

}  // namespace

// Data are for publishing; the tables of the internal variant name persons.
bool check_options(const RenderOptions& options, Findings& findings) {
  if (!options.attaches_data || !options.is_internal) return true;
  Place nowhere;
  findings.add({.id = "data-internal",
                .where = std::move(nowhere),
                .message = "内部版不能附数据文件：数据供公开使用，内部版印有负责人、联系人和电话",
                .help = "去掉 --internal 或 --attach-data"});
  return false;
}

std::optional<Made> make_document(const SourceText& budget, const Resources& resources,
                                  const RenderOptions& options, PackageFacts& facts,
                                  Findings& findings) {
  Opened opened = open_budget(budget, resources, options, findings);
  facts = std::move(opened.facts);
  if (!opened.waivers) return std::nullopt;
  const Checked* checked = opened.checked ? &*opened.checked : nullptr;
  std::optional<Made> made;
  if (checked != nullptr && opened.pack != nullptr) {
    made = expand_checked(*checked, *opened.pack, resources, options, opened.found);
  }
  if (opened.found.has_errors()) made.reset();  // the budget lacks what the pack prints
  if (made) made->facts = std::move(opened.data);
  opened.waivers->settle(opened.found, found_all(checked, made, options), findings);
  return made;
}

std::optional<Prepared> prepare(const SourceText& source, const Resources& resources,
                                const RenderOptions& options, Findings& findings) {
  Opened opened = open_budget(source, resources, options, findings);
  if (!opened.waivers) return std::nullopt;
  opened.waivers->settle(opened.found, FoundAll::kNo, findings);
  if (opened.found.has_errors()) return std::nullopt;
  if (opened.pack->rounding == Rounding::kBalanced) {
    return Prepared{balanced_for(*opened.pack, *opened.checked), opened.pack};
  }
  return Prepared{*std::move(opened.checked), opened.pack};
}

}  // namespace gongkai
