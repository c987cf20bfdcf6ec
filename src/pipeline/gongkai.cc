#include "gongkai.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "budget/load.h"
#include "budget/print.h"
#include "budget/shapes.h"
#include "data/data_files.h"
#include "document/print.h"
#include "document/trace.h"
#include "layout/lay_out.h"
#include "layout/print.h"
#include "pack/load_pack.h"
#include "pipeline/formats.h"
#include "pipeline/make_profile.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "source/cleaned_json.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

// The wanted files of a document. Empty ⇔ an error was added.
std::optional<Package> make_package(const Prepared& prepared, const FontSet& fonts,
                                    const RenderOptions& options, Findings& findings) {
  const Document& document = *prepared.document;
  Package package;
  std::vector<DataFile> data;
  if (options.attaches_data) data = data_files(prepared.data, document, findings);
  for (const Format& format : all_formats()) {
    if (!wants(options, format.format)) continue;
    auto bytes = format.make({document, prepared.checks, fonts, options, data}, findings);
    if (!bytes) return std::nullopt;
    if (options.is_reread && !format.compare(*bytes, document, findings)) return std::nullopt;
    package.files.push_back(
        {(document.*format.naming).file_name + "." + std::string(name(format.format)),
         std::move(*bytes)});
  }
  if (options.has_trace) {
    package.files.push_back({document.whole.file_name + ".numbers.json", trace_numbers(document)});
  }
  for (DataFile& file : data) {
    package.files.push_back({std::move(file.name), std::move(file.bytes)});
  }
  return package;
}

std::optional<std::string> stage_text(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings) {
  if (stage == Stage::kBudget) {
    auto tree = parse_json_cleaned(budget, findings);
    if (!tree) return std::nullopt;
    const auto read = load_budget(std::move(tree), findings);
    return read ? std::optional(to_text(*read)) : std::nullopt;
  }
  const auto document = prepare_document(budget, resources, options, findings).document;
  if (!document) return std::nullopt;
  if (stage == Stage::kDocument) return to_text(*document);
  const FontSet* fonts = resources.cache().fonts(findings);
  if (fonts == nullptr) return std::nullopt;
  const auto pages = lay_out(*document, *fonts, findings);
  return pages ? std::optional(to_text(*pages) + structure_text(*pages)) : std::nullopt;
}

}  // namespace

std::optional<Package> render(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings) {
  return render_with_profile(budget, resources, options, findings).package;
}

Rendering render_with_profile(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings) {
  return guarded(findings, [&] {
    Rendering out;
    Prepared prepared = prepare_document(budget, resources, options, findings);
    out.profile = std::move(prepared.profile);
    const FontSet* fonts = prepared.document ? resources.cache().fonts(findings) : nullptr;
    if (fonts == nullptr) return out;
    out.profile.tables = table_ids(*prepared.document);
    out.package = make_package(prepared, *fonts, options, findings);
    return out;
  });
}

std::optional<SourceText> last_year_text(const std::string& budget_file, std::string_view budget,
                                         const RenderOptions& options) {
  if (!options.last_year) return std::nullopt;
  Findings ignored;  // render() says it
  return guarded(ignored, [&] {
    const bool may_name_one = budget.find(kLastYearFile) != std::string_view::npos;
    const auto tree =
        may_name_one ? parse_json_cleaned(SourceText(budget_file, std::string(budget)), ignored)
                     : nullptr;
    const auto named = tree ? tree->root().find(kLastYearFile) : std::nullopt;
    return options.last_year(budget_file, named ? std::string(named->text()) : std::string(),
                             ignored);
  });
}

bool is_of_machine(const Finding& finding) {
  constexpr std::string_view kIds[] = {"pdf-engine", "temporary-folder", "xlsx-engine"};
  return is_machine_fault(finding.id) || std::ranges::find(kIds, finding.id) != std::end(kIds);
}

bool check(const SourceText& budget, const Resources& resources, const RenderOptions& options,
           Findings& findings) {
  return guarded(findings, [&] {
    return prepare_document(budget, resources, options, findings).document.has_value();
  });
}

std::optional<std::string> show_stage(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings) {
  return guarded(findings, [&] { return stage_text(stage, budget, resources, options, findings); });
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
