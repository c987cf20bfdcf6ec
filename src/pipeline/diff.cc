// Two states of a budget, compared.

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>

#include "diff/document_changes.h"
#include "diff/fact_changes.h"
#include "diff/print_changes.h"
#include "pipeline/forms.h"
#include "pipeline/overview.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

// A budget, and its document as far as it can be made.
struct DiffSide {
  Budget budget;
  const Pack* pack = nullptr;
  std::optional<Document> document;
};

// Empty ⇔ an error was added: the budget cannot be read.
std::optional<DiffSide> read_side(const SourceText& budget, const Resources& resources,
                                  const RenderOptions& options, Findings& findings) {
  return with_budget(
      budget, resources, findings,
      [&](const SourceText& text, Findings& of_text) -> std::optional<DiffSide> {
        Findings faults;  // what keeps a budget from being published, not from being compared
        Prepared made = prepare_document(text, resources, options, faults);
        auto read = made.checked ? std::optional(made.checked->budget())
                                 : read_whole(text, resources, options, of_text);
        if (!read) return std::nullopt;
        return DiffSide{*std::move(read), made.pack, std::move(made.document)};
      });
}

// The last parts of two paths that tell them apart: nothing of where they stand on this machine.
std::pair<std::string, std::string> short_names(const std::string& before,
                                                const std::string& after) {
  const std::filesystem::path a(before);
  const std::filesystem::path b(after);
  const auto with_folder = [](const std::filesystem::path& path) {
    return (path.parent_path().filename() / path.filename()).generic_string();
  };
  if (a.filename() != b.filename()) return {a.filename().string(), b.filename().string()};
  return {with_folder(a), with_folder(b)};
}

// An amount as a number of its column, anything else as it is. `unit`: what stands after it.
OverviewCell cell_of(const std::string& text, NumberFormat& format, std::string& unit) {
  std::string digits = text;
  std::erase(digits, ',');
  std::string_view end;
  for (const MoneyUnit known : {MoneyUnit::kTenThousandYuan, MoneyUnit::kYuan}) {
    if (end.empty() && digits.ends_with(name(known))) end = name(known);
  }
  digits.resize(digits.size() - end.size());
  const auto number = parse_exact(digits, format.unit);
  if (!number) return {.text = text};
  if (!end.empty()) unit = end;
  const std::size_t point = digits.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
  format.decimals = std::max(format.decimals, static_cast<int>(decimals));
  return {.number = number};
}

OverviewTable sheet_of(const ChangeSection& section, const BudgetChanges& changes) {
  const bool is_text = section.changes.front()->of == ChangeOf::kText;
  OverviewTable out{.name = section.title, .notes = changes.notes};
  NumberFormat format{.decimals = 2, .zero = ZeroStyle::kDecimals};
  std::string unit;
  for (const BudgetChange* change : section.changes) {
    const bool is_within = !change->pieces.empty();
    const std::string before =
        is_within ? whole_text(change->pieces, PieceKind::kAdded) : change->before;
    const std::string after =
        is_within ? whole_text(change->pieces, PieceKind::kRemoved) : change->after;
    OverviewRow& row = out.rows.emplace_back(OverviewRow{{.text = change->where}});
    for (const std::string* text : {&before, &after, &change->difference}) {
      if (is_text && text == &change->difference) continue;
      row.push_back(is_text ? OverviewCell{.text = *text} : cell_of(*text, format, unit));
    }
  }
  const std::optional<NumberFormat> numbers =
      is_text ? std::nullopt : std::optional<NumberFormat>(format);
  if (!unit.empty()) out.unit = "金额单位：" + unit;
  const int width = is_text ? 50 : 16;
  out.columns = {{.heading = "位置", .width = is_text ? 16 : 40},
                 {.heading = "原：" + changes.before, .width = width, .format = numbers},
                 {.heading = "现：" + changes.after, .width = width, .format = numbers}};
  if (!is_text) out.columns.push_back({.heading = "差", .width = 12, .format = numbers});
  return out;
}

// A sheet for each kind of change.
std::optional<std::string> changes_workbook(const BudgetChanges& changes,
                                            const Resources& resources, Findings& findings) {
  Overview out{.title = "改了什么", .tables = {}};
  for (const ChangeSection& section : change_sections(changes)) {
    out.tables.push_back(sheet_of(section, changes));
  }
  if (out.tables.empty()) {
    out.tables.push_back({.name = "没有不同",
                          .columns = {{.heading = "比较", .width = 40}},
                          .rows = {{{.text = changes.before + " 与 " + changes.after}}},
                          .notes = changes.notes});
  }
  return render_overview(std::move(out), resources, findings);
}

std::optional<std::string> told(const BudgetChanges& changes, DiffFormat format,
                                const Resources& resources, Findings& findings) {
  switch (format) {
    case DiffFormat::kText:
      return changes_text(changes);
    case DiffFormat::kHtml:
      return changes_html(changes);
    case DiffFormat::kXlsx:
      return changes_workbook(changes, resources, findings);
    case DiffFormat::kJson:
      return changes_json(changes);
  }
  return std::nullopt;
}

std::optional<BudgetDiff> diff(const SourceText& before, const SourceText& after,
                               RenderOptions options, DiffFormat format, const Resources& resources,
                               Findings& findings) {
  options.is_draft = true;
  const auto was = read_side(before, resources, options, findings);
  const auto is = read_side(after, resources, options, findings);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (!was || !is || catalogs == nullptr) return std::nullopt;
  const Budget& now = is->budget;
  auto [former, later] = short_names(before.name(), after.name());
  BudgetChanges out{.before = std::move(former), .after = std::move(later)};
  out.changes = fact_changes(was->budget, now, catalogs->for_year(now.year));
  if (was->budget.year != now.year) {
    out.notes.emplace_back("年度不同，只比较收入和支出，不比较表和文字");
  } else if (was->pack != is->pack) {
    out.notes.emplace_back("模板包不同，只比较收入和支出，不比较表和文字");
  } else if (!was->document || !is->document) {
    out.notes.emplace_back("有错误，不能生成表和文字，只比较收入和支出（gongkai check 列出错误）");
  } else {
    std::vector<BudgetChange> more = document_changes(*was->document, *is->document);
    std::ranges::move(more, std::back_inserter(out.changes));
  }
  auto bytes = told(out, format, resources, findings);
  if (!bytes) return std::nullopt;
  return BudgetDiff{.is_same = out.changes.empty(), .bytes = *std::move(bytes)};
}

}  // namespace

std::optional<BudgetDiff> diff_budgets(const SourceText& before, const SourceText& after,
                                       const RenderOptions& options, DiffFormat format,
                                       const Resources& resources, Findings& findings) {
  return guarded(findings,
                 [&] { return diff(before, after, options, format, resources, findings); });
}

}  // namespace gongkai
