#include "pipeline/mappings.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

#include "import/guess_mapping.h"
#include "pipeline/resources.h"
#include "read_xlsx/read_table_file.h"
#include "source/folder_files.h"
#include "source/machine_fault.h"
#include "source/name_list.h"
#include "source/walk.h"

namespace gongkai {
namespace {

constexpr const char* kFolder = "/templates/mappings";
constexpr const char* kEnding = ".json";
constexpr int kLatestYear = 9999;

std::vector<std::string> mapping_names(const Resources& resources, Findings& findings) {
  std::vector<std::string> out;
  const auto take = [&out](const FolderEntry& entry) {
    const bool is_mapping =
        entry.path.extension() == kEnding && !entry.path.stem().string().ends_with(".schema");
    if (is_mapping) out.push_back(entry.path.stem().string());
    return false;
  };
  walk(resources.folder() + kFolder, take, findings);
  std::ranges::sort(out);
  return out;
}

std::optional<Mapping> delivered_mapping(const std::string& name, const Resources& resources,
                                         Findings& findings) {
  const std::string file = name + kEnding;
  const std::string shown = "templates/mappings/" + file;
  auto text = read_file_below(resources.folder() + kFolder, file, shown, findings);
  return text ? load_mapping(SourceText(shown, *std::move(text)), findings) : std::nullopt;
}

}  // namespace

std::vector<Mapping> delivered_mappings(const Resources& resources, Findings& findings) {
  std::vector<Mapping> out;
  for (const std::string& name : mapping_names(resources, findings)) {
    auto mapping = delivered_mapping(name, resources, findings);
    if (mapping) out.push_back(*std::move(mapping));
  }
  return out;
}

std::optional<std::vector<Mapping>> mappings_for(const TableImport& request,
                                                 const Resources& resources, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  std::vector<Mapping> out;
  if (request.mapping) {
    auto mapping = load_mapping(*request.mapping, findings);
    if (mapping) out.push_back(*std::move(mapping));
  } else if (request.mapping_name.empty()) {
    out = delivered_mappings(resources, findings);
  } else {
    const auto names = mapping_names(resources, findings);
    if (std::ranges::find(names, request.mapping_name) == names.end()) {
      UnknownName advice = unknown_name(request.mapping_name, names);
      Place nowhere;
      findings.add({.id = "unknown-mapping",
                    .where = std::move(nowhere),
                    .message = "没有名为“" + request.mapping_name + "”的对应表",
                    .expected = std::move(advice.expected),
                    .help = advice.help.empty() ? "自己的对应表写文件名，如 我的对应表.json"
                                                : std::move(advice.help)});
    } else if (auto mapping = delivered_mapping(request.mapping_name, resources, findings)) {
      out.push_back(*std::move(mapping));
    }
  }
  return findings.count(Severity::kError) > errors_before ? std::nullopt
                                                          : std::optional(std::move(out));
}

namespace {

// The columns that budgets have in any form.
std::optional<FillInLayout> common_layout(const Resources& resources, Findings& findings) {
  const std::vector<std::string> packs = resources.cache().pack_names(findings);
  const Pack* pack = packs.empty() ? nullptr : resources.cache().pack(packs.front(), findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (pack == nullptr || catalogs == nullptr) return std::nullopt;
  return fill_in_layout(*pack, catalogs->for_year(kLatestYear), {});
}

// The sheet with the most cells.
const WorkbookSheet* main_sheet(const Workbook& workbook) {
  const auto found = std::ranges::max_element(
      workbook.sheets, {}, [](const WorkbookSheet& sheet) { return sheet.cells.size(); });
  return found == workbook.sheets.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::string> guess_mapping(const SourceText& table, const Resources& resources,
                                         Findings& findings) {
  return guarded(findings, [&]() -> std::optional<std::string> {
    const auto workbook = read_table_file(table, findings);
    const auto layout = common_layout(resources, findings);
    const auto mappings = delivered_mappings(resources, findings);
    const WorkbookSheet* sheet = workbook ? main_sheet(*workbook) : nullptr;
    if (sheet == nullptr || !layout) return std::nullopt;
    std::vector<MappedTable> known;
    for (const Mapping& mapping : mappings) {
      known.insert(known.end(), mapping.tables.begin(), mapping.tables.end());
    }
    return guessed_mapping(SheetCells(*sheet), known, *layout, table.name(), findings);
  });
}

}  // namespace gongkai
