#pragma once

// Files inside the document: data that go with it as a whole (ISO 19005-3, 6.8).

#include <span>
#include <string>

#include "render/pdf/objects.h"
#include "render/pdf/pdf.h"

namespace gongkai {

/// Adds the files, dated YYYY-MM-DD if `date` is that, and returns what the catalog says of them.
std::string add_attachments(std::span<const Attachment> attachments, const std::string& date,
                            PdfObjects& objects);

}  // namespace gongkai
