#pragma once

// How the classifications changed from year to year. All other years are derived from one complete
// year, forward and backward.

#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace gongkai {

/// One change: a code was added (no `before`), removed with all codes below it (no `after`), or
/// renamed.
struct YearChange {
  int year = 0;  ///< the first year in which `after` is valid
  CodeList Catalog::*list = nullptr;
  std::string code;
  std::string before;
  std::string after;
};

/// Reads `folder`/changes/<year>.tsv of all years. A year without changes adds one entry without a
/// list. False ⇔ it added an error.
bool read_changes(const std::string& folder, std::vector<YearChange>& out, Findings& findings);

/// Reads `folder`/other-names.tsv: names of functional codes that were never valid, or only long
/// ago.
bool read_wrong_names(const std::string& folder, std::vector<OtherName>& out, Findings& findings);

/// Derives the catalogues of every year from the one before the first change to the last, sorted,
/// from the complete ones (at least one, sorted).
std::vector<Catalog> with_changes(std::vector<Catalog> whole,
                                  const std::vector<YearChange>& changes);

/// Adds names and codes that are valid only in other years, or never.
void add_other_names(const std::vector<YearChange>& changes,
                     const std::vector<OtherName>& wrong_names, Catalog& catalog);

}  // namespace gongkai
