#include "gongkai.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "budget/load.h"
#include "budget/print.h"
#include "budget/shapes.h"
#include "budget/unit_trees.h"
#include "data/data_files.h"
#include "document/print.h"
#include "document/trace.h"
#include "import/mapping.h"
#include "layout/lay_out.h"
#include "layout/print.h"
#include "pack/load_pack.h"
#include "pipeline/formats.h"
#include "pipeline/forms.h"
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

std::string named_file(const JsonValue& object, const char* member) {
  const auto found = object.find(member);
  return found ? std::string(found->text()) : std::string();
}

std::shared_ptr<const JsonTree> parsed(const std::string& file, std::string_view text) {
  Findings ignored;  // render() says it
  return parse_json_cleaned(SourceText(file, std::string(text)), ignored);
}

// The budgets of units that a budget's file names.
std::vector<SourceText> unit_files_of(const std::string& file, const JsonTree* budget,
                                      const RenderOptions& options) {
  std::vector<SourceText> out;
  if (budget == nullptr || !options.unit_file) return out;
  Findings ignored;  // render() says it
  for (const JsonValue& unit : units_of_file(budget->root())) {
    const std::string name = named_file(unit, kUnitFile);
    if (name.empty()) continue;
    if (auto text = options.unit_file(file, name, ignored)) out.push_back(*std::move(text));
  }
  return out;
}

// Whether a budget may have a member; the text is cheaper to search than to parse.
bool may_have(std::string_view budget, const std::string& member) {
  return budget.find("\"" + member + "\"") != std::string_view::npos;
}

FurtherInputs find_further_inputs(const std::string& file, std::string_view budget,
                                  const RenderOptions& options) {
  const bool names_any = may_have(budget, kLastYearFile) || may_have(budget, kUnitFile);
  const auto tree = names_any ? parsed(file, budget) : nullptr;
  FurtherInputs out{.of_units = unit_files_of(file, tree.get(), options), .of_last_year = {}};
  if (!options.last_year) return out;
  Findings ignored;  // render() says it
  const std::string named = tree ? named_file(tree->root(), kLastYearFile) : std::string();
  const auto former = options.last_year(file, named, ignored);
  if (!former) return out;
  const bool has_units = may_have(former->text(), kUnitFile);
  const auto former_tree = has_units ? parsed(former->name(), former->text()) : nullptr;
  out.of_last_year = unit_files_of(former->name(), former_tree.get(), options);
  out.of_last_year.insert(out.of_last_year.begin(), *former);
  return out;
}

Rendering render_text(const SourceText& budget, const Resources& resources,
                      const RenderOptions& options, Findings& findings) {
  Rendering out;
  Prepared prepared = prepare_document(budget, resources, options, findings);
  out.profile = std::move(prepared.profile);
  const FontSet* fonts = prepared.document ? resources.cache().fonts(findings) : nullptr;
  if (fonts == nullptr) return out;
  out.profile.tables = table_ids(*prepared.document);
  out.package = make_package(prepared, *fonts, options, findings);
  return out;
}

std::optional<std::string> stage_text(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings) {
  if (stage == Stage::kBudget) {
    const auto read = read_whole(budget, resources, options, findings);
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

namespace {

// Whose form it is, though it could not be read as a whole.
PackageProfile profile_of_form(const SourceText& workbook, const Resources& resources) {
  Findings ignored;  // render() says it
  const auto read = imported(workbook, resources, ignored);
  const auto tree = read ? parse_json(SourceText({}, read->text), ignored) : nullptr;
  return tree ? profile_of(read_budget(tree, ignored)) : PackageProfile();
}

}  // namespace

Rendering render_with_profile(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings) {
  return guarded(findings, [&] {
    Rendering out =
        with_budget(budget, resources, findings, [&](const SourceText& text, Findings& found) {
          return render_text(text, resources, options, found);
        });
    const bool is_unknown = out.profile.department.code.empty() && is_workbook(budget.text());
    if (is_unknown) out.profile = profile_of_form(budget, resources);
    return out;
  });
}

FurtherInputs further_inputs(const SourceText& budget, const Resources& resources,
                             const RenderOptions& options) {
  Findings ignored;  // render() says it
  return guarded(ignored, [&] {
    return with_budget(budget, resources, ignored, [&](const SourceText& text, Findings&) {
      return find_further_inputs(text.name(), text.text(), options);
    });
  });
}

std::vector<std::string> unit_codes(std::string_view budget) {
  Findings ignored;  // render() says it
  return guarded(ignored, [&] {
    std::vector<std::string> out;
    const auto tree = parsed({}, budget);
    if (!tree) return out;
    for (const JsonValue& unit : units_of_file(tree->root())) {
      const auto code = unit.find("code");
      if (code && !code->text().empty()) out.emplace_back(code->text());
    }
    return out;
  });
}

bool is_of_machine(const Finding& finding) {
  constexpr std::string_view kIds[] = {"pdf-engine", "temporary-folder", "xlsx-engine"};
  return is_machine_fault(finding.id) || std::ranges::find(kIds, finding.id) != std::end(kIds);
}

bool check(const SourceText& budget, const Resources& resources, const RenderOptions& options,
           Findings& findings) {
  return guarded(findings, [&] {
    return with_budget(budget, resources, findings, [&](const SourceText& text, Findings& found) {
      return prepare_document(text, resources, options, found).document.has_value();
    });
  });
}

std::optional<std::string> show_stage(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings) {
  return guarded(findings, [&] {
    return with_budget(budget, resources, findings, [&](const SourceText& text, Findings& found) {
      return stage_text(stage, text, resources, options, found);
    });
  });
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
      case SchemaKind::kMapping:
        return mapping_schema();
    }
    return Schema();
  }();
  return schema.dump(2) + "\n";
}

}  // namespace gongkai
