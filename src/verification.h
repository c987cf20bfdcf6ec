#pragma once

// Relations asked of a document, and finished workbooks compared with it. For gongkai.cc only.

#include <string>

#include "document/document.h"
#include "gongkai.h"
#include "template/pack.h"

namespace gongkai {

/// Asks the pack's relations of the document's tables. False ⇔ an error was added.
bool verify_document(const Document& document, const Pack& pack, const Resources& resources,
                     Findings& findings);

/// Reads a workbook again and compares its cells with the document's. False ⇔ an error was added.
bool compare_workbook(const std::string& bytes, const Document& document, Findings& findings);

}  // namespace gongkai
