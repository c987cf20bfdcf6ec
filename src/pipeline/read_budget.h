#pragma once

// Reads a budget with the files that belong to it, and takes a unit's out of its department's. For
// prepare.cc only.

#include <memory>
#include <optional>
#include <string>

#include "budget/budget.h"
#include "catalog/catalog.h"
#include "gongkai.h"
#include "pack/pack.h"

namespace gongkai {

/// A budget as far as its file, and those of its units, could be read.
struct ReadBudget {
  Budget budget;
  bool is_whole = true;  ///< false ⇔ an error was added
};

/// Empty ⇔ an error was added, and there is no budget at all.
std::optional<ReadBudget> read_budget_file(const SourceText& source, const Catalogs& catalogs,
                                           const RenderOptions& options, Findings& findings);

/// The object of the unit that the options name. Empty ⇔ an error was added: there is no such unit,
/// or facts are not clearly a unit's.
std::optional<JsonValue> chosen_unit(const Budget& department, const Catalog& catalog,
                                     const RenderOptions& options, Findings& findings);

/// The unit's own budget, as the pack shows it.
ReadBudget budget_of_unit(const Budget& department, const JsonValue& unit, const Pack* pack,
                          const Catalogs& catalogs, Findings& findings);

/// Takes over last year's budget, a file or a form, if there is one, and compares texts and
/// projects with it. What is wrong in it stands in its own file. False ⇔ an error was added. Of a
/// unit whose package is made of its department's budget the part of last year's, in the form of
/// the pack.
bool take_last_year(const SourceText& source, const Resources& resources,
                    const RenderOptions& options, const Pack* pack, const Catalogs& catalogs,
                    Budget& budget, Findings& findings);

/// The unit whose package is made, and where it stands.
struct NamedUnit {
  std::string name;  ///< with its code
  Place where;
};
NamedUnit named_unit(const Budget& budget);

/// Names the unit in findings on what is missing in its part of the department's budget, and on the
/// part as a whole.
void name_unit(const NamedUnit& unit, Findings& findings);

}  // namespace gongkai
