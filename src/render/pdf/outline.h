#pragma once

// The bookmarks of the file.

#include <optional>

#include "render/pdf/destination.h"
#include "render/pdf/objects.h"

namespace gongkai {

/// Adds the outline, nested by the bookmarks' levels and unfolded, and returns its root; nothing
/// if there are no bookmarks.
std::optional<PdfObject> add_outline(const PageObjects& pages, PdfObjects& objects);

}  // namespace gongkai
