#pragma once

// Where a value and the sentence around it end with the same mark.

#include <string>
#include <string_view>

namespace gongkai {

/// Leaves out the mark that ends a value where the sentence goes on with one of its own:
/// “人员增加。” and “。” make one full stop. Values are those between kValueBegin and kValueEnd.
std::string without_second_stops(std::string_view text);

}  // namespace gongkai
