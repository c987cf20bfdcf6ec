#pragma once

#include <string>
#include <string_view>

namespace gongkai {

/// The decimal that a person typed, of a number as workbooks store it ("6.3434000000000003E2" is
/// "634.34"): what sums of binary fractions are off by is rounded away. A text that is not a finite
/// number stays as it is.
std::string number_text(std::string_view stored);

}  // namespace gongkai
