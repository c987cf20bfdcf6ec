#pragma once

// What stands between the entries of an array or object: blanks and, between two entries, one
// comma.

#include <string>
#include <string_view>

namespace gongkai {

bool has_line_end(std::string_view gap);

/// The part after the last line end: how the next entry is indented.
std::string_view last_line(std::string_view gap);

/// The gap that is left of two when what stands between them is removed: the line before keeps its
/// end and the one after its indentation; blank lines are kept once.
std::string joined_gaps(std::string_view first, std::string_view second);

/// A gap before the first entry, indented like the other.
std::string indented_gap(std::string_view lead, std::string_view other);

/// A gap like this one for a further entry, without blank lines.
std::string repeated_gap(std::string_view gap);

}  // namespace gongkai
