// Two states of a budget, compared.

#include <algorithm>
#include <utility>

#include "diff/document_changes.h"
#include "diff/fact_changes.h"
#include "diff/print_changes.h"
#include "pipeline/forms.h"
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

std::string printed(const BudgetChanges& changes, DiffFormat format) {
  switch (format) {
    case DiffFormat::kText:
      return changes_text(changes);
    case DiffFormat::kHtml:
      return changes_html(changes);
    case DiffFormat::kJson:
      return changes_json(changes);
  }
  return {};
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
  BudgetChanges out{.before = before.name(), .after = after.name()};
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
  return BudgetDiff{.is_same = out.changes.empty(), .text = printed(out, format)};
}

}  // namespace

std::optional<BudgetDiff> diff_budgets(const SourceText& before, const SourceText& after,
                                       const RenderOptions& options, DiffFormat format,
                                       const Resources& resources, Findings& findings) {
  return guarded(findings,
                 [&] { return diff(before, after, options, format, resources, findings); });
}

}  // namespace gongkai
