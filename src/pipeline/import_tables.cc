// Tables that systems export → a budget file, or a form.

#include <algorithm>
#include <utility>

#include "budget/load.h"
#include "budget/write.h"
#include "fill_in/budget_rows.h"
#include "import/merged_budget.h"
#include "import/table_columns.h"
#include "import/table_rows.h"
#include "pipeline/forms.h"
#include "pipeline/import_public.h"
#include "pipeline/mappings.h"
#include "pipeline/resources.h"
#include "read_xlsx/formula_sums.h"
#include "read_xlsx/read_table_file.h"
#include "source/machine_fault.h"
#include "source/name_list.h"
#include "source/text_encoding.h"

namespace gongkai {
namespace {

// A sheet that is a table of a mapping.
struct MappedSheet {
  std::string file;
  SheetCells cells;
  FoundTable found;
};

// The tables of all files.
struct Tables {
  std::vector<MappedTable> kinds;
  std::vector<MappedSheet> all;
};

void report_form(const std::string& file, Findings& findings) {
  findings.add({.id = "import-is-form",
                .where = {.file = file},
                .message = "这是填报表，不是系统导出的表",
                .expected = "系统导出的表",
                .help = "填报表用 gongkai import 填报表.xlsx -o budget.json 读取；"
                        "要把导出的表读入它，写 --into 填报表.xlsx"});
}

void report_incomplete(const std::string& file, Findings& findings) {
  findings.add({.id = "import-output",
                .where = {.file = file},
                .message = "导出的表不是完整的预算，不能单独成为预算文件",
                .expected = "填报表的文件名（.xlsx），或 --into 已有的预算文件",
                .help = "写 -o 填报表.xlsx，在填报表中补全其余内容"});
}

void report_no_pack(const std::string& file, Findings& findings) {
  findings.add({.id = "import-pack",
                .where = {.file = file},
                .message = "不知道预算用哪个模板包",
                .expected = "--pack 模板包，或 --into 写有 pack 的预算文件或填报表",
                .help = "用 gongkai packs 列出模板包"});
}

void report_no_table(const std::string& file, const TableSearch& search, Findings& findings) {
  findings.add(
      {.id = "import-no-table",
       .where = {.file = file},
       .message = search.nearest.empty() ? "没有找到对应表中的栏目"
                                         : "不是已知的表：最接近的是“" + search.nearest +
                                               "”，缺少栏目 " + joined(search.missing),
       .expected = "标题行中有对应表所列的栏目",
       .help = "用 gongkai import 表 --guess -o 对应表.json 为这张表写一个对应表，核对后用 --map "
               "指明"});
}

// The files as workbooks. Reports forms among them.
std::vector<TableFile> read_files(const TableImport& request, Findings& findings) {
  std::vector<TableFile> out;
  for (const SourceText& file : request.tables) {
    auto workbook = read_table_file(file, findings);
    if (!workbook) continue;
    if (is_fill_in(*workbook)) {
      report_form(file.name(), findings);
      continue;
    }
    evaluate_sums(*workbook);
    out.push_back({file.name(), *std::move(workbook)});
  }
  return out;
}

void read_sheets(const TableFile& file, Tables& tables, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  std::vector<std::string> others;
  TableSearch nearest;
  std::size_t taken = 0;
  for (const WorkbookSheet& sheet : file.workbook.sheets) {
    if (sheet.cells.empty()) continue;
    SheetCells cells(sheet);
    TableSearch search = find_table(cells, tables.kinds, file.name, findings);
    if (search.found) {
      ++taken;
      tables.all.push_back({file.name, std::move(cells), *std::move(search.found)});
    } else {
      others.push_back(sheet.name);
      if (nearest.nearest.empty()) nearest = std::move(search);
    }
  }
  if (findings.count(Severity::kError) > errors_before) return;
  if (taken == 0) return report_no_table(file.name, nearest, findings);
  if (others.empty()) return;
  findings.add({.id = "import-sheets-unread",
                .severity = Severity::kNote,
                .where = {.file = file.name},
                .message = "这些工作表不是对应表中的表，没有读取：" + joined(others)});
}

// The budget that a request names, as a budget file; empty: it names none, or an error was added.
std::optional<SourceText> given_budget(const TableImport& request, const Resources& resources,
                                       Findings& findings) {
  if (!request.into || !is_workbook(request.into->text())) return request.into;
  const auto read = imported(*request.into, resources, findings);
  return read && read->is_whole ? std::optional(SourceText(request.into->name(), read->text))
                                : std::nullopt;
}

int year_of(const TableImport& request) {
  return request.year != 0 ? request.year : year_in_name(request.pack);
}

SourceText new_budget(const TableImport& request, MoneyUnit unit) {
  const int year = year_of(request);
  NewJson out = NewJson::object();
  out.set("pack", NewJson::string(request.pack));
  if (year != 0) out.set("year", NewJson::number(std::to_string(year)));
  out.set("money_unit", NewJson::string(std::string(name(unit))));
  if (unit == MoneyUnit::kTenThousandYuan) out.set("amount_decimals", NewJson::number("6"));
  out.set("department", NewJson::object({{"units", NewJson::array()}}));
  out.set("income", NewJson::array());
  out.set("expenditure", NewJson::array());
  return SourceText("", budget_file(std::move(out)));
}

// Moves what is wrong with the members of entries to the cells that they come from. Other findings
// on the budget, such as what entries lack besides, are left to its checks. A cell with an error is
// not reported again.
void report_entries(const Findings& found, const MergedBudget& merged, Findings& findings) {
  for (Finding finding : found.all()) {
    const std::string& whole = finding.where.pointer;
    std::string pointer = whole;
    auto at = merged.entries.find(pointer);
    while (at == merged.entries.end() && !pointer.empty()) {
      pointer.resize(pointer.rfind('/'));
      at = merged.entries.find(pointer);
    }
    if (at == merged.entries.end() || finding.id == "missing-field") continue;
    const auto cell = at->second.members.find(whole.substr(pointer.size()));
    const bool is_member = cell != at->second.members.end();
    finding.expected = words_for_cells(std::move(finding.expected));
    finding.where = {.file = at->second.file,
                     .pointer = is_member ? cell->second : at->second.first};
    const bool is_told = std::ranges::any_of(findings.all(), [&](const Finding& told) {
      return told.severity == Severity::kError && told.where.file == finding.where.file &&
             told.where.pointer == finding.where.pointer;
    });
    if (!is_told) findings.add(std::move(finding));
  }
}

// Units or projects that the budget names, so that tables may give their names. Read from the tree:
// the budget may lack much.
void learn_codes(const JsonTree& tree, std::initializer_list<const char*> path, CodeNames& codes) {
  std::optional<JsonValue> at = tree.root();
  for (const char* name : path) at = at ? at->find(name) : std::nullopt;
  if (!at) return;
  for (const JsonValue& entry : at->children()) {
    const auto code = entry.find("code");
    const auto name = entry.find("name");
    if (code) codes.add(std::string(code->text()), name ? std::string(name->text()) : "");
  }
}

// What was read of a table.
std::string summary_of(const MappedSheet& table, const ReadTable& read) {
  const std::string& sheet = table.cells.sheet().name;
  std::string out = table.file + (sheet.empty() ? "" : "“" + sheet + "”") + "：" +
                    table.found.table->title + " " + std::to_string(read.rows) + " 行";
  if (read.sums > 0) out += "，合计 " + std::to_string(read.sums) + " 行核对相符";
  if (read.zero_rows > 0) {
    out += "，金额为 0 的 " + std::to_string(read.zero_rows) + " 行没有列入";
  }
  return out;
}

std::optional<MergedBudget> merge(const SourceText& base, Tables& tables,
                                  const Resources& resources, Findings& findings) {
  const auto tree = parse_json(base, findings);
  if (!tree) return std::nullopt;
  Findings ignored;  // the budget may lack much
  const Budget budget = read_budget(tree, ignored);
  if (budget.pack.empty()) {
    report_no_pack(base.name(), findings);
    return std::nullopt;
  }
  Place where{.file = base.name()};
  const Pack* pack = budget.pack.find('/') == std::string::npos
                         ? resources.cache().pack_named(budget.pack, where, findings)
                         : resources.cache().pack_at(budget.pack, findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (pack == nullptr || catalogs == nullptr) return std::nullopt;
  const FillInLayout layout = fill_in_layout(*pack, catalogs->for_year(budget.year), {});
  const MoneyForm money{.unit = budget.money_unit, .decimals = budget.amount_decimals};
  std::vector<ReadEntries> lists;
  std::vector<std::string> said;
  const int errors_before = findings.count(Severity::kError);
  for (MappedSheet& table : tables.all) {
    CellReader reader(layout.lists, table.file, findings);
    learn_codes(*tree, {"department", "units"}, reader.codes(kFillInUnits));
    learn_codes(*tree, {"projects"}, reader.codes(kFillInProjects));
    ReadTable read = read_table(table.found, table.cells, layout, money, reader, findings);
    said.push_back(summary_of(table, read));
    add_lists(lists, std::move(read.lists), findings);
  }
  const bool is_good = findings.count(Severity::kError) == errors_before;
  Findings changes;
  auto out = merged_budget(base, *tree, std::move(lists), changes);
  if (is_good || !out) findings.add_all(std::move(changes));
  if (!out) return std::nullopt;
  out->changes.insert(out->changes.begin(), said.begin(), said.end());
  Findings found;
  const auto merged_tree = parse_json(SourceText(base.name(), out->text), found);
  if (merged_tree) read_budget(merged_tree, found);
  report_entries(found, *out, findings);
  return findings.count(Severity::kError) > errors_before ? std::nullopt : std::move(out);
}

// The pack of the budget that is read into, where it says so; null: it does not.
const Pack* pack_of(const TableImport& request, const std::optional<SourceText>& into,
                    const Resources& resources, Findings& findings) {
  std::string name = request.pack;
  if (into) {
    Findings ignored;  // said where the budget is read
    const auto tree = parse_json(*into, ignored);
    const auto said = tree ? tree->root().find("pack") : std::nullopt;
    if (said) name = std::string(said->text());
  }
  return name.empty() ? nullptr : resources.cache().pack_at(name, findings);
}

std::optional<ImportedTables> import_exports(const TableImport& request,
                                             const std::vector<TableFile>& files,
                                             const std::optional<SourceText>& into,
                                             const Resources& resources, Findings& findings) {
  auto mappings = mappings_for(request, resources, findings);
  if (!mappings) return std::nullopt;
  Tables tables;
  for (const Mapping& mapping : *mappings) {
    tables.kinds.insert(tables.kinds.end(), mapping.tables.begin(), mapping.tables.end());
  }
  for (const TableFile& file : files) read_sheets(file, tables, findings);
  if (findings.has_errors()) return std::nullopt;
  const SourceText base = into ? *into : new_budget(request, tables.all.front().found.unit);
  auto merged = merge(base, tables, resources, findings);
  if (!merged) return std::nullopt;
  return ImportedTables{.bytes = std::move(merged->text), .changes = std::move(merged->changes)};
}

std::optional<ImportedTables> import_all(const TableImport& request, const Resources& resources,
                                         Findings& findings) {
  const std::vector<TableFile> files = read_files(request, findings);
  const auto into = given_budget(request, resources, findings);
  if (findings.has_errors()) return std::nullopt;
  const bool is_mapped = request.mapping || !request.mapping_name.empty();
  const Pack* pack = is_mapped ? nullptr : pack_of(request, into, resources, findings);
  const bool is_public = pack != nullptr && has_public_tables(files, *pack);
  if (!is_public && !into && !request.is_form) {
    report_incomplete(request.tables.front().name(), findings);
    return std::nullopt;
  }
  auto out = is_public ? import_public_tables(files, *pack, year_of(request), into, findings)
                       : import_exports(request, files, into, resources, findings);
  if (!out || !request.is_form) return out;
  const SourceText budget(into ? into->name() : "", std::move(out->bytes));
  const FormRequest form{.pack = request.pack, .with_contacts = request.into.has_value()};
  auto bytes = make_form(&budget, form, resources, findings);
  if (!bytes) return std::nullopt;
  out->bytes = *std::move(bytes);
  return out;
}

}  // namespace

std::optional<ImportedTables> import_tables(const TableImport& request, const Resources& resources,
                                            Findings& findings) {
  return guarded(findings, [&] { return import_all(request, resources, findings); });
}

}  // namespace gongkai
