// This year's budget → the beginning of next year's.

#include <utility>

#include "budget/load.h"
#include "budget/write.h"
#include "check/last_year_file.h"
#include "next_year/next_budget.h"
#include "pipeline/forms.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "source/json_pointer.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

// The place of a value; of what holds it if it is not there.
Place place_of(const JsonTree& tree, const std::string& pointer) {
  JsonValue at = tree.root();
  for (const std::string& name : pointer_names(pointer)) {
    const std::vector<JsonValue> children = at.children();
    const auto found =
        at.kind() == JsonKind::kArray ? std::optional(children[std::stoul(name)]) : at.find(name);
    if (!found) return at.place();
    at = *found;
  }
  return at.place();
}

void report_hits(const NextBudget& next, const JsonTree& tree, Findings& findings) {
  for (const YearHit& hit : next.hits) {
    findings.add({.id = hit.is_rolled ? "year-rolled" : "year-kept",
                  .severity = Severity::kNote,
                  .where = place_of(tree, hit.pointer),
                  .message = (hit.is_rolled ? "年份已改为下一年：" : "年份没有改：") + hit.around,
                  .help = hit.is_rolled ? "请核对" : "应改的，自己改"});
  }
}

void report_emptied(const NextBudget& next, const JsonTree& tree, bool keeps_amounts,
                    Findings& findings) {
  for (const std::string& pointer : next.emptied) {
    const std::string member = pointer.substr(pointer.rfind('/') + 1);
    findings.add({.id = "next-year-date",
                  .severity = Severity::kNote,
                  .where = place_of(tree, pointer),
                  .message = "日期 \"" + member + "\" 须重新填写"});
  }
  findings.add({.id = "next-year-amounts",
                .severity = Severity::kNote,
                .where = tree.root().member_place("income"),
                .message = keeps_amounts ? "收入、支出等保留了上年的数，逐项改为本年的"
                                         : "收入、支出、“三公”经费等须填写本年的数",
                .help = "也可以用 gongkai import 读入系统导出的表"});
}

std::optional<std::string> make_next(const SourceText& text, const NextYearRequest& request,
                                     const Resources& resources, Findings& findings,
                                     Findings& of_budget) {
  const Prepared prepared = prepare(text, resources, request.options, of_budget);
  const Catalogs* catalogs = resources.cache().catalogs(findings);
  if (!prepared.checked || catalogs == nullptr) return std::nullopt;
  const Budget& former = prepared.checked->budget();
  const JsonValue file = former.source->root();
  NextBudget next = next_budget(file, former.year, request.keeps_amounts, request.pack);
  Findings unfinished;  // much is to be filled in
  const SourceText begun(request.name, budget_file(next.budget));
  Budget now = read_budget(parse_json(begun, unfinished), unfinished);
  take_last_year(former, *catalogs, now, findings);
  add_last_year(file, now, next.budget);
  std::string out = budget_file(next.budget);
  const auto tree = parse_json(SourceText(request.name, out), findings);
  if (!tree) return std::nullopt;
  report_hits(next, *tree, findings);
  report_emptied(next, *tree, request.keeps_amounts, findings);
  return out;
}

}  // namespace

std::optional<std::string> next_year_budget(const SourceText& budget,
                                            const NextYearRequest& request,
                                            const Resources& resources, Findings& findings) {
  return guarded(findings, [&] {
    Findings of_budget;
    auto out =
        with_budget(budget, resources, of_budget, [&](const SourceText& text, Findings& found) {
          return make_next(text, request, resources, findings, found);
        });
    if (!out) findings.add_all(std::move(of_budget));  // a budget that was published may be kept
    return out;
  });
}

}  // namespace gongkai
