#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/change.h"

namespace gongkai {

/// The words of two texts side by side: each Chinese character is a word, so is each number and
/// each run of letters. Very long texts are told as wholes.
std::vector<TextPiece> text_pieces(std::string_view before, std::string_view after);

/// Which elements of two lists are the same, as pairs of their indices in order: the longest common
/// subsequence. Lists whose comparison would take too long have none in the middle.
std::vector<std::pair<std::size_t, std::size_t>> common_elements(
    const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace gongkai
