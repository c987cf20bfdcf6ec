#pragma once

// Reads the texts of PDF files whose fonts say what their codes mean (ToUnicode). The only user of
// libqpdf.

#include <optional>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// The texts of a page in the order of showing; each is the string of one operator.
using PageTexts = std::vector<std::string>;

/// The pages of the file in these bytes. Reports bytes that are not a PDF, under this file's name;
/// empty ⇔ an error was added.
std::optional<std::vector<PageTexts>> read_pdf(const std::string& bytes,
                                               const std::string& file_name, Findings& findings);

}  // namespace gongkai
