#pragma once

#include <string>
#include <string_view>

namespace gongkai {

/// The decimal that a person typed, recovered from a number as stored in workbooks
/// ("6.3434000000000003E2" is "634.34"): binary floating-point errors are rounded away. A text that
/// is not a finite number is returned unchanged.
std::string number_text(std::string_view stored);

}  // namespace gongkai
