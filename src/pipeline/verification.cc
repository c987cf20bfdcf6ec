#include "pipeline/verification.h"

#include <algorithm>
#include <map>
#include <utility>

#include "gongkai.h"
#include "pipeline/resources.h"
#include "pipeline/table_forms.h"
#include "pipeline/workbook_checks.h"
#include "read_pdf/read_pdf.h"
#include "read_xlsx/formula_sums.h"
#include "read_xlsx/read_xlsx.h"
#include "source/machine_fault.h"
#include "verify/compare.h"
#include "verify/compare_pdf.h"
#include "verify/cross_checks.h"
#include "verify/verify.h"

namespace gongkai {
namespace {

std::vector<const Table*> tables_of(const Document& document) {
  std::vector<const Table*> out;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) out.push_back(table);
  }
  return out;
}

bool ask_workbook(const SourceText& source, const std::string& pack_name,
                  const Resources& resources, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  const Pack* pack = resources.cache().pack_at(pack_name, findings);
  const Relations* relations =
      pack != nullptr ? resources.cache().relations(*pack, findings) : nullptr;
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  auto workbook = read_xlsx(source.text(), source.name(), findings);
  if (relations == nullptr || catalogs == nullptr || !workbook) return false;
  evaluate_sums(*workbook);
  const std::vector<TableForm> forms = table_forms(*pack);
  const auto sheets = tables_of(*workbook, forms, source.name(), findings);
  std::vector<const Table*> tables;
  std::map<const Table*, const SheetTable*> sheet_of;
  for (const SheetTable& sheet : sheets) {
    tables.push_back(&sheet.table);
    sheet_of.emplace(&sheet.table, &sheet);
  }
  const VerifyOptions options{.figures = Figures::kDisplayed,
                              .file = source.name(),
                              .place_of = [&](const Table& table, int row, int column) {
                                const SheetTable& sheet = *sheet_of.at(&table);
                                return sheet_place(sheet.sheet, row + sheet.first_row, column);
                              }};
  check_workbook(*workbook, sheets, *catalogs, source.name(), findings);
  const bool is_known = std::ranges::none_of(sheets, [](const SheetTable& sheet) {
    return sheet.has_error_values || !sheet.unknown_places.empty();
  });
  if (is_known) verify(tables, *relations, options, findings);
  return findings.count(Severity::kError) == errors_before;
}

}  // namespace

void verify_document(const Document& document, const Relations& relations,
                     const std::string& budget_file, Findings& findings) {
  verify(tables_of(document), relations, {.file = budget_file}, findings);
}

CrossChecks cross_check_document(const Document& document, const std::vector<bool>& is_shown,
                                 const Relations& relations, const std::string& budget_file,
                                 Findings& findings) {
  std::vector<const Table*> shown;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const auto* table = std::get_if<Table>(&document.blocks[b]);
    if (table != nullptr && is_shown[b]) shown.push_back(table);
  }
  return cross_checks(tables_of(document), shown, relations, {.file = budget_file}, findings);
}

bool compare_workbook(const std::string& bytes, const Document& document, Findings& findings) {
  const auto workbook = read_xlsx(bytes, document.tables.file_name + ".xlsx", findings, kNoLimits);
  if (!workbook) return false;
  return compare(*workbook, tables_of(document), findings);
}

bool compare_pdf(const std::string& bytes, const Document& document, Findings& findings) {
  const auto pages = read_pdf(bytes, document.whole.file_name + ".pdf", findings);
  return pages && compare_pages(*pages, document, findings);
}

bool verify_workbook(const SourceText& source, const std::string& pack_name,
                     const Resources& resources, Findings& findings) {
  return guarded(findings, [&] { return ask_workbook(source, pack_name, resources, findings); });
}

}  // namespace gongkai
