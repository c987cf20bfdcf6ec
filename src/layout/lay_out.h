#pragma once

// Puts a document on pages: column widths, row heights, page breaks, repeated headings.

#include <optional>

#include "document/document.h"
#include "layout/pages.h"
#include "source/finding.h"
#include "text/font_set.h"

namespace gongkai {

/// The pages of a document. Reports a font role that fonts.json lacks (error) and each character
/// that no font of its role has (warning, with code point and table).
std::optional<Pages> lay_out(const Document& document, const FontSet& fonts, Findings& findings);

}  // namespace gongkai
