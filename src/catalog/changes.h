#pragma once

// What the classifications changed from year to year. Of one year with all its codes the others
// follow, forward and backward.

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace gongkai {

/// One change: a code is new (no `before`), gone with all below it (no `after`), or renamed.
struct YearChange {
  int year = 0;  ///< the first in which `after` holds
  CodeList Catalog::*list = nullptr;
  std::string code;
  std::string before;
  std::string after;
};

/// Reads `folder`/changes/<year>.tsv, of all years. A year without changes adds one that has no
/// list. False ⇔ it added an error.
bool read_changes(const std::string& folder, std::vector<YearChange>& out, Findings& findings);

/// Reads `folder`/other-names.tsv: names of functional codes that never held, or long ago.
bool read_wrong_names(const std::string& folder, std::vector<OtherName>& out, Findings& findings);

/// The catalogues of every year from the one before the first change to the last, sorted; from
/// those with all codes (at least one, sorted).
std::vector<Catalog> with_changes(std::vector<Catalog> whole,
                                  const std::vector<YearChange>& changes);

/// What holds in other years than the catalogue's, and what never does.
void add_other_names(const std::vector<YearChange>& changes,
                     const std::vector<OtherName>& wrong_names, Catalog& catalog);

}  // namespace gongkai
