#pragma once

// Writes a document's tables as an Excel workbook: a contents sheet, one sheet per table,
// cross-checks.

#include <optional>
#include <string>

#include "document/cross_checks.h"
#include "document/document.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

struct XlsxOptions {
  /// Folder for the library's temporary files; empty: the system's.
  std::string temporary_folder;
  /// Evaluated on the last sheet; none: no such sheet.
  CrossChecks cross_checks;
};

/// The bytes of the workbook: equal for equal documents. Reports what Excel would refuse or repair
/// (texts over 32,767 characters, …) and the library's errors.
std::optional<std::string> render_xlsx(const Document& document, const FontSet& fonts,
                                       const XlsxOptions& options, Findings& findings);

}  // namespace gongkai
