#include "gongkai.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "budget/load.h"
#include "budget/print.h"
#include "check/checked.h"
#include "check/contacts.h"
#include "check/waivers.h"
#include "document/print.h"
#include "document/trace.h"
#include "layout/lay_out.h"
#include "layout/print.h"
#include "make_facts.h"
#include "prepare.h"
#include "render/pdf/pdf.h"
#include "render/xlsx/xlsx.h"
#include "resources.h"
#include "source/json.h"
#include "template/expand.h"
#include "template/load_pack.h"
#include "verification.h"

namespace gongkai {
namespace {

std::optional<std::string> make_pdf(const Document& document, const FontSet& fonts,
                                    Findings& findings) {
  const auto pages = lay_out(document, fonts, findings);
  if (!pages) return std::nullopt;
  return render_pdf(*pages, fonts, {}, findings);
}

std::optional<std::string> make_xlsx(const Document& document, const FontSet& fonts,
                                     Findings& findings) {
  return render_xlsx(document, fonts, {}, findings);
}

struct Format {
  std::string_view name;  ///< also the files' ending
  std::optional<std::string> (*make)(const Document&, const FontSet&, Findings&);
  const Naming Document::*naming;
};

constexpr Format kFormats[] = {{"xlsx", make_xlsx, &Document::tables},
                               {"pdf", make_pdf, &Document::whole}};

bool is_wanted(const Format& format, const RenderOptions& options) {
  return options.formats.empty() ||
         std::ranges::find(options.formats, format.name) != options.formats.end();
}

// The chapters are made where a wanted format shows them.
Part part_for(const RenderOptions& options) {
  const bool shows_chapters = std::ranges::any_of(kFormats, [&](const Format& format) {
    return is_wanted(format, options) && format.naming == &Document::whole;
  });
  const bool is_tables = options.part == "tables" || !options.tables.empty() || !shows_chapters;
  return is_tables ? Part::kTables : Part::kDocument;
}

const Pack* pack_for(const Budget& budget, const Resources& resources, const RenderOptions& options,
                     Findings& findings) {
  if (!options.pack.empty()) return resources.cache().pack(options.pack, findings);
  const auto names = resources.cache().pack_names();
  if (std::ranges::find(names, budget.pack) != names.end()) {
    return resources.cache().pack(budget.pack, findings);
  }
  report_unknown_pack(budget.pack, names, budget.source->root().find("pack")->place(), findings);
  return nullptr;
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
FoundAll found_all(const Checked* checked, const std::optional<Document>& document,
                   const RenderOptions& options) {
  if (checked == nullptr || options.is_internal) return FoundAll::kNo;
  const bool is_whole = part_for(options) == Part::kDocument;
  return document && is_whole ? FoundAll::kYes : FoundAll::kChecksOnly;
}

// The pack for a draft: what only chapters lack does not stop it.
Pack for_draft(Pack pack) {
  pack.checks.is_draft = true;
  for (PackFigure& figure : pack.figures) {
    if (figure.without_reason == Severity::kError) figure.without_reason = Severity::kWarning;
  }
  return pack;
}

// A sound budget as a document.
std::optional<Document> expand_checked(const Checked& checked, const Pack& pack,
                                       const Resources& resources, const RenderOptions& options,
                                       Findings& findings) {
  auto document =
      expand(options.is_draft ? for_draft(pack) : pack, checked, part_for(options), findings);
  const Relations* relations = document ? resources.cache().relations(pack, findings) : nullptr;
  const std::string file = checked.budget().source->root().place().file;
  if (relations == nullptr || !verify_document(*document, *relations, file, findings)) {
    return std::nullopt;
  }
  if (!options.tables.empty() && !select_tables(options.tables, *document, findings)) {
    return std::nullopt;
  }
  if (options.is_draft) mark("草稿", *document);
  if (options.is_internal) {
    mark("内部", *document);
    note_internal(findings);
  }
  return document;
}

// A budget that was read and checked, with what was found.
struct Opened {
  PackageFacts facts;
  std::optional<Checked> checked;  // empty ⇔ an error was found
  const Pack* pack = nullptr;      // null ⇔ an error was found
  std::optional<Waivers> waivers;  // empty ⇔ not readable as a whole; all found is reported already
  Findings found;                  // not settled with the waivers yet
};

Opened open_budget(const SourceText& source, const Resources& resources,
                   const RenderOptions& options, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  auto tree = parse_json(source, findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  Opened out;
  if (!tree || catalogs == nullptr) return out;
  Budget budget = read_budget(std::move(tree), findings);
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
  if (!options.is_internal) budget = without_contacts(std::move(budget));
  out.checked = check(std::move(budget), catalog, settings, out.found);
  if (out.checked) out.facts.totals = totals_of(*out.checked, catalog);
  out.found.add_all(std::move(of_pack));
  return out;
}

// The tables of a budget, empty ⇔ an error was added, and what it says of itself.
struct Made {
  std::optional<Document> document;
  PackageFacts facts;
};

// From the budget's text to its tables.
Made make_document(const SourceText& source, const Resources& resources,
                   const RenderOptions& options, Findings& findings) {
  Opened opened = open_budget(source, resources, options, findings);
  Made out{.document = {}, .facts = std::move(opened.facts)};
  if (!opened.waivers) return out;
  const Checked* checked = opened.checked ? &*opened.checked : nullptr;
  if (checked != nullptr && opened.pack != nullptr) {
    out.document = expand_checked(*checked, *opened.pack, resources, options, opened.found);
  }
  opened.waivers->settle(opened.found, found_all(checked, out.document, options), findings);
  return out;
}

// The wanted files of a document. Empty ⇔ an error was added.
std::optional<Package> make_package(const Document& document, const FontSet& fonts,
                                    const RenderOptions& options, Findings& findings) {
  Package package;
  for (const Format& format : kFormats) {
    if (!is_wanted(format, options)) continue;
    auto bytes = format.make(document, fonts, findings);
    if (!bytes) return std::nullopt;
    const bool is_tables = format.naming == &Document::tables;
    if (options.is_reread && is_tables && !compare_workbook(*bytes, document, findings)) {
      return std::nullopt;
    }
    package.files.push_back(
        {(document.*format.naming).file_name + "." + std::string(format.name), std::move(*bytes)});
  }
  if (options.has_trace) {
    package.files.push_back({document.whole.file_name + ".numbers.json", trace_numbers(document)});
  }
  return package;
}

}  // namespace

std::optional<Prepared> prepare(const SourceText& source, const Resources& resources,
                                const RenderOptions& options, Findings& findings) {
  Opened opened = open_budget(source, resources, options, findings);
  if (!opened.waivers) return std::nullopt;
  opened.waivers->settle(opened.found, FoundAll::kNo, findings);
  if (!opened.checked || opened.pack == nullptr) return std::nullopt;
  return Prepared{*std::move(opened.checked), opened.pack};
}

std::string_view version() { return GONGKAI_VERSION; }

std::vector<std::string> parts() { return {"document", "tables"}; }

std::vector<std::string> formats() {
  std::vector<std::string> out;
  for (const Format& format : kFormats) out.emplace_back(format.name);
  return out;
}

std::optional<Package> render(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings) {
  return render_with_facts(budget, resources, options, findings).package;
}

Rendering render_with_facts(const SourceText& budget, const Resources& resources,
                            const RenderOptions& options, Findings& findings) {
  Made made = make_document(budget, resources, options, findings);
  Rendering out{.package = {}, .facts = std::move(made.facts)};
  const FontSet* fonts = made.document ? resources.cache().fonts(findings) : nullptr;
  if (fonts == nullptr) return out;
  out.facts.tables = table_ids(*made.document);
  out.package = make_package(*made.document, *fonts, options, findings);
  return out;
}

bool is_of_machine(const Finding& finding) {
  constexpr std::string_view kIds[] = {"pdf-engine", "temporary-folder", "xlsx-engine"};
  return std::ranges::find(kIds, finding.id) != std::end(kIds);
}

bool check(const SourceText& budget, const Resources& resources, const RenderOptions& options,
           Findings& findings) {
  return make_document(budget, resources, options, findings).document.has_value();
}

std::optional<std::string> show_stage(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings) {
  if (stage == Stage::kBudget) {
    const int errors_before = findings.count(Severity::kError);
    auto tree = parse_json(budget, findings);
    if (!tree) return std::nullopt;
    const Budget read = read_budget(std::move(tree), findings);
    if (findings.count(Severity::kError) > errors_before) return std::nullopt;
    return to_text(read);
  }
  const auto document = make_document(budget, resources, options, findings).document;
  if (!document) return std::nullopt;
  if (stage == Stage::kDocument) return to_text(*document);
  const FontSet* fonts = resources.cache().fonts(findings);
  if (fonts == nullptr) return std::nullopt;
  const auto pages = lay_out(*document, *fonts, findings);
  return pages ? std::optional(to_text(*pages)) : std::nullopt;
}

std::string json_schema(SchemaKind kind) {
  const auto schema = [kind] {
    switch (kind) {
      case SchemaKind::kBudget:
        return budget_schema();
      case SchemaKind::kPack:
        return pack_schema();
      case SchemaKind::kTable:
        return table_schema();
      case SchemaKind::kRelations:
        return relations_schema();
    }
    return Schema();
  }();
  return schema.dump(2) + "\n";
}

}  // namespace gongkai
