#pragma once

// The year of a budget in its texts, one year on.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A text of next year's budget.
struct RolledText {
  std::string text;
  std::vector<std::string> rolled;  ///< the surroundings of each year that changed, as it was
  std::vector<std::string> kept;    ///< likewise of each that did not
};

/// Writes the next year where a text speaks of this one: "2023年" and "二〇二三年". Kept is a year
/// that belongs to something else: within 《》 and 〔〕, in a range (2021—2025年), before 学年 and
/// 规划, in a whole date (2023年3月1日), in the number of a document, in one of `names` (of
/// projects).
RolledText rolled_text(std::string_view text, int year, const std::vector<std::string>& names);

}  // namespace gongkai
