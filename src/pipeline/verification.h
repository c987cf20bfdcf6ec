#pragma once

// Relations asked of a document, and finished workbooks compared with it. For this folder only.

#include <optional>
#include <string>
#include <vector>

#include "document/cross_checks.h"
#include "document/document.h"
#include "source/finding.h"
#include "verify/relation.h"

namespace gongkai {

/// Asks the relations of the tables made of a budget file.
void verify_document(const Document& document, const Relations& relations,
                     const std::string& budget_file, Findings& findings);

/// The same. What the workbook of the blocks that are shown can ask of itself.
CrossChecks cross_check_document(const Document& document, const std::vector<bool>& is_shown,
                                 const Relations& relations, const std::string& budget_file,
                                 Findings& findings);

/// Reads a workbook again and compares its cells with the document's. False ⇔ an error was added.
bool compare_workbook(const std::string& bytes, const Document& document, Findings& findings);

/// Reads a PDF again and compares its texts with the document's. False ⇔ an error was added.
bool compare_pdf(const std::string& bytes, const Document& document, Findings& findings);

}  // namespace gongkai
