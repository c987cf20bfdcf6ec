#pragma once

// The same pages as one would write them with libharu alone: its fonts, its drawing calls.

#include <string>
#include <vector>

#include "layout/pages.h"

namespace gongkai {

/// The files that the faces come from, in the order of FontSet::faces().
std::string naive_pdf(const Pages& pages, const std::vector<std::string>& font_files);

}  // namespace gongkai
