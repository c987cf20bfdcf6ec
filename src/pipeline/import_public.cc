#include "pipeline/import_public.h"

#include <algorithm>
#include <set>
#include <utility>

#include "budget/load.h"
#include "budget/write.h"
#include "import/public_tables.h"
#include "pipeline/table_forms.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// A budget that says nothing yet.
std::string new_budget(const Pack& pack, int year, MoneyUnit unit, const PublicTables& tables) {
  NewJson department = NewJson::object();
  if (!tables.department.empty()) department.set("name", NewJson::string(tables.department));
  department.set("units", NewJson::array());
  NewJson out = NewJson::object();
  out.set("pack", NewJson::string(pack.name));
  if (year != 0) out.set("year", NewJson::number(std::to_string(year)));
  out.set("money_unit", NewJson::string(std::string(name(unit))));
  if (tables.decimals > 2) {
    out.set("amount_decimals", NewJson::number(std::to_string(tables.decimals)));
  }
  out.set("department", std::move(department));
  out.set("income", NewJson::array());
  out.set("expenditure", NewJson::array());
  return budget_file(std::move(out));
}

// The unit of the tables that print amounts.
MoneyUnit unit_of(const std::vector<TableForm>& forms) {
  const auto form =
      std::ranges::find_if(forms, [](const TableForm& one) { return !one.columns.empty(); });
  return form == forms.end() ? MoneyUnit::kTenThousandYuan : form->amount.unit;
}

void report_twice(const std::vector<std::string>& sheets, const std::string& file,
                  Findings& findings) {
  if (sheets.empty()) return;
  findings.add({.id = "import-table-twice",
                .where = {.file = file},
                .message = "这些表在前面的文件中已有：" + joined(sheets),
                .expected = "每张表一份",
                .help = "只读入其中一份"});
}

}  // namespace

bool has_public_tables(const std::vector<TableFile>& files, const Pack& pack) {
  const std::vector<TableForm> forms = table_forms(pack);
  return std::ranges::any_of(
      files, [&](const TableFile& file) { return are_public_tables(file.workbook, forms); });
}

std::optional<ImportedTables> import_public_tables(const std::vector<TableFile>& files,
                                                   const Pack& pack, int year,
                                                   const std::optional<SourceText>& into,
                                                   Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  const std::vector<TableForm> forms = table_forms(pack);
  MoneyUnit unit = unit_of(forms);
  std::shared_ptr<const JsonTree> tree;
  Findings of_base;  // a budget may lack much
  if (into) {
    tree = parse_json(*into, findings);
    if (!tree) return std::nullopt;
    unit = read_budget(tree, of_base).money_unit;
  }
  ImportedTables out;
  PublicTables all;
  for (const TableFile& file : files) {
    PublicTables tables = read_public_tables(file.workbook, forms, unit, file.name, findings);
    if (all.department.empty()) all.department = std::move(tables.department);
    all.decimals = std::max(all.decimals, tables.decimals);
    std::size_t rows = 0;
    std::vector<std::string> known;
    for (PublicTable& table : tables.tables) {
      if (std::ranges::find(all.tables, table.id, &PublicTable::id) != all.tables.end()) {
        known.push_back(table.sheet);
        continue;
      }
      rows += table.rows.children.size();
      all.tables.push_back(std::move(table));
    }
    report_twice(known, file.name, findings);
    out.changes.push_back(file.name + "：公开表 " + std::to_string(tables.tables.size()) + " 张，" +
                          std::to_string(rows) + " 行，作为自行填列的表");
  }
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  const SourceText base = into ? *into : SourceText("", new_budget(pack, year, unit, all));
  if (!into) tree = parse_json(base, findings);
  auto text = edited_budget_file(base, *tree, stated_in(*tree, std::move(all)), findings);
  if (!text) return std::nullopt;
  out.bytes = *std::move(text);
  return out;
}

}  // namespace gongkai
