#pragma once

// 汇总.html: one self-contained page made by the template templates/batch/summary.html (Mustache).

#include <optional>
#include <string>

#include "pipeline/overview.h"
#include "summary/summary.h"

namespace gongkai {

/// The files of the template below templates/.
struct PageTemplate {
  std::string page;  ///< batch/summary.html
  std::string row;   ///< batch/summary-row.html: a row of a table
};

/// Reports files that cannot be read.
std::optional<PageTemplate> read_page_template(const std::string& resources, Findings& findings);

/// Reports a template that is not Mustache. False ⇔ it did.
bool check_page_template(const PageTemplate& page, Findings& findings);

/// The page. Reports what check_page_template() does.
std::optional<std::string> summary_page(const Summary& summary, const Overview& overview,
                                        const PageTemplate& page, Findings& findings);

}  // namespace gongkai
