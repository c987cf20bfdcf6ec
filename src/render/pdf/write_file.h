#pragma once

// The bytes of a PDF file: its objects with their numbers, and the table that says where they are.

#include <optional>
#include <string>

#include "render/pdf/objects.h"
#include "source/finding.h"

namespace gongkai {

/// How objects stand in the file: each by itself, as PDF 1.4 and PDF/A-1 have it, or packed and
/// compressed all but the streams, in PDF 1.7.
enum class FileForm { kPlain, kPacked };

/// The whole file. Its ID is a hash of all that stands before it. Reports libharu's error, if any.
std::optional<std::string> write_file(PdfObjects& objects, FileForm form, Findings& findings);

}  // namespace gongkai
