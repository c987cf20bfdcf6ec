#pragma once

// Budgets in workbooks: forms to fill in are made and read. For gongkai.cc and what stands beside
// it.

#include <optional>
#include <string>
#include <utility>

#include "gongkai.h"
#include "import/read_fill_in.h"

namespace gongkai {

/// Whether the bytes may be a workbook and not a budget file.
bool is_workbook(std::string_view bytes);

/// The year in a pack's name: "somewhere-2024". 0: there is none.
int year_in_name(const std::string& pack);

/// The budget in a form that was filled in, as far as it can be read. Empty: nothing of it can;
/// then, and if it is not whole, an error was added.
std::optional<ImportedBudget> imported(const SourceText& workbook, const Resources& resources,
                                       Findings& findings);

/// A form to fill in for a budget file's pack and year, or those of the request (with null: for
/// them alone). Empty ⇔ an error was added.
std::optional<std::string> make_form(const SourceText* budget, FormRequest request,
                                     const Resources& resources, Findings& findings);

/// Calls run(text, findings) for a budget in any form: of a workbook with the text of the budget
/// that it holds, and findings on that are moved to its cells. Of a workbook that cannot be read
/// the result is empty.
template <class Run>
auto with_budget(const SourceText& budget, const Resources& resources, Findings& findings,
                 const Run& run) {
  if (!is_workbook(budget.text())) return run(budget, findings);
  const auto read = imported(budget, resources, findings);
  if (!read || !read->is_whole) return decltype(run(budget, findings)){};
  Findings found;
  auto out = run(SourceText(budget.name(), read->text), found);
  findings.add_all(in_cells(found, *read, budget.name(), budget.name()));
  return out;
}

}  // namespace gongkai
