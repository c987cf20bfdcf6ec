#include "pipeline/forms.h"

#include <vector>

#include "budget/load.h"
#include "fill_in/budget_rows.h"
#include "fill_in/fill_in_workbook.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "read_xlsx/formula_sums.h"
#include "read_xlsx/read_xlsx.h"
#include "source/ascii.h"
#include "source/cleaned_json.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

std::string text_of(const JsonValue& budget, std::string_view member) {
  const auto found = budget.find(member);
  return found ? std::string(found->text()) : std::string();
}

void report_no_pack(Findings& findings) {
  Place nowhere;
  findings.add({.id = "form-pack",
                .where = std::move(nowhere),
                .message = "没有指明填报表用哪个模板包",
                .expected = "--pack 模板包，或 --from 写有 pack 的预算文件",
                .help = "用 gongkai packs 列出模板包"});
}

void report_no_year(const std::string& pack, Findings& findings) {
  Place nowhere;
  findings.add({.id = "form-year",
                .where = std::move(nowhere),
                .message = "不知道填报表是哪一年的：模板包的名称 " + pack + " 中没有年份",
                .expected = "预算年度",
                .help = "加上 --year"});
}

// 收入, 支出, 年终结转结余 and what is left, in the budget's unit.
std::vector<std::string> totals_of(const std::shared_ptr<const JsonTree>& tree) {
  Findings ignored;  // the form may hold what is wrong
  const Budget budget = read_budget(tree, ignored);
  const auto sum = [](const auto& facts) {
    Amount out;
    for (const auto& fact : facts) out += fact.amount;
    return out;
  };
  const Amount income = sum(budget.income);
  const Amount spent = sum(budget.expenditure);
  const Amount kept = sum(budget.year_end);
  std::vector<std::string> out;
  for (const Amount total : {income, spent, kept, income - spent - kept}) {
    out.push_back(exact_text(total, budget.money_unit));
  }
  return out;
}

void report_not_a_form(const std::string& file, Findings& findings) {
  findings.add(
      {.id = "not-a-form",
       .where = {.file = file},
       .message = "这不是填报表，不能作为预算读取",
       .expected = "gongkai form 生成的填报表，填好后的 .xlsx",
       .help = "先用 gongkai form 生成填报表，把内容填入其中；系统导出的明细表和做好的公开表用 "
               "gongkai import 读取，"
               "加上 --into 预算文件或 --pack 模板包；只核对公开表的，用 gongkai verify"});
}

}  // namespace

// An archive, and not one of another office's files, which say their type first.
bool is_workbook(std::string_view bytes) {
  constexpr std::size_t kFirstName = 30;
  return bytes.starts_with("PK\x03\x04") && bytes.substr(0, 64).find("mimetype") != kFirstName;
}

int year_in_name(const std::string& pack) {
  const std::size_t at = pack.find("-20");
  const std::string digits = at == std::string::npos ? std::string() : pack.substr(at + 1, 4);
  return digits.size() == 4 && is_digits(digits) ? std::stoi(digits) : 0;
}

std::optional<ImportedBudget> imported(const SourceText& workbook, const Resources& resources,
                                       Findings& findings) {
  auto read = read_xlsx(workbook.text(), workbook.name(), findings);
  if (!read) return std::nullopt;
  if (!is_fill_in(*read)) {
    report_not_a_form(workbook.name(), findings);
    return std::nullopt;
  }
  const auto identity = fill_in_identity(*read, workbook.name(), findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (!identity || catalogs == nullptr) return std::nullopt;
  const Place where{.file = workbook.name(), .pointer = std::string(kFillInCodes) + "!C1"};
  const Pack* pack = resources.cache().pack_named(identity->pack, where, findings);
  if (pack == nullptr) return std::nullopt;
  evaluate_sums(*read);
  const FillInLayout layout =
      fill_in_layout(*pack, catalogs->for_year(identity->year), units_with_sheets(*read));
  return read_fill_in(*read, layout, workbook.name(), findings);
}

std::optional<std::string> make_form(const SourceText* budget, FormRequest request,
                                     const Resources& resources, Findings& findings) {
  std::shared_ptr<const JsonTree> tree;
  if (budget != nullptr) {
    tree = parse_json_cleaned(*budget, findings);
    if (!tree) return std::nullopt;
    if (request.pack.empty()) request.pack = text_of(tree->root(), "pack");
    const std::string year = text_of(tree->root(), "year");
    if (request.year == 0 && is_digits(year) && year.size() == 4) request.year = std::stoi(year);
  }
  if (request.pack.empty()) {
    report_no_pack(findings);
    return std::nullopt;
  }
  if (request.year == 0) request.year = year_in_name(request.pack);
  if (request.year == 0) {
    report_no_year(request.pack, findings);
    return std::nullopt;
  }
  const Pack* pack = resources.cache().pack_at(request.pack, findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (pack == nullptr || catalogs == nullptr) return std::nullopt;
  FillInRequest out{.pack = pack->name,
                    .pack_title = pack->title,
                    .year = request.year,
                    .budget = std::nullopt,
                    .with_contacts = request.with_contacts};
  std::vector<std::string> units;
  if (tree) {
    out.budget = tree->root();
    out.totals = totals_of(tree);
    units = units_with_statements(tree->root());
  }
  return fill_in_workbook(fill_in_layout(*pack, catalogs->for_year(request.year), units), out,
                          findings);
}

std::optional<std::string> fill_in_form(const SourceText* budget, const FormRequest& request,
                                        const Resources& resources, Findings& findings) {
  return guarded(findings, [&] { return make_form(budget, request, resources, findings); });
}

std::optional<std::string> import_budget(const SourceText& workbook, const Resources& resources,
                                         const RenderOptions& options, Findings& findings) {
  return guarded(findings, [&]() -> std::optional<std::string> {
    if (!is_workbook(workbook.text())) {
      report_not_a_form(workbook.name(), findings);
      return std::nullopt;
    }
    const auto read = imported(workbook, resources, findings);
    if (!read || !read->is_whole) return std::nullopt;
    Findings found;
    prepare(SourceText(workbook.name(), read->text), resources, options, found);
    const bool is_readable = found.count_hindrances() == 0;
    findings.add_all(in_cells(found, *read, workbook.name(), workbook.name()));
    return is_readable ? std::optional(read->text) : std::nullopt;
  });
}

}  // namespace gongkai
