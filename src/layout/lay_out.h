#pragma once

// Puts a document on pages: tables, running text, contents, page numbers, bookmarks.

#include <optional>

#include "document/document.h"
#include "layout/pages.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// The pages of a document. Reports a font role that fonts.json lacks (error) and each character
/// that no font of its role has (warning, with code point and the table or text it is in).
std::optional<Pages> lay_out(const Document& document, const FontSet& fonts, Findings& findings);

}  // namespace gongkai
