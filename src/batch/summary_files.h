#pragma once

// 汇总.xlsx and 汇总.html in an output folder. The page's head holds the hashes of what both follow
// from and of both, so that a run with nothing new need not write them, and an audit knows them.

#include <string>

#include "batch/expected_list.h"
#include "gongkai.h"
#include "source/finding.h"

namespace gongkai {

inline constexpr const char* kSummaryWorkbook = "汇总.xlsx";
inline constexpr const char* kSummaryPage = "汇总.html";

struct SummaryRequest {
  std::string folder;                      ///< an output folder that no other run is using
  const ExpectedList* expected = nullptr;  ///< null: there is no list
  bool is_forced = false;                  ///< writes what is up to date, too
};

/// Whether the page's template can be used. False ⇔ an error was added.
bool can_write_summary(const Resources& resources, Findings& findings);

/// Writes both from the manifest, each as a whole, unless they are up to date. Reports what the
/// summary finds (Summarizer), and what cannot be written.
void write_summary(const SummaryRequest& request, const Resources& resources, Findings& findings);

/// Reports files that are missing or not those of the manifest.
void audit_summary(const std::string& folder, Findings& findings);

}  // namespace gongkai
