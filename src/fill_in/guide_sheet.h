#pragma once

// The first sheet of a form: what to do, the totals so far, and what was found to be wrong.

#include <string>
#include <vector>

#include "fill_in/fill_in_looks.h"
#include "fill_in/sheet_writer.h"

namespace gongkai {

/// A line of totals.
struct GuideTotal {
  std::string title;
  std::string formula;
  std::string result;     ///< of this state of the form
  bool is_count = false;  ///< of rows, not of money
};

struct Guide {
  std::string title;
  std::string pack_title;
  std::vector<GuideTotal> totals;
  std::vector<std::string> problems;  ///< a line for each: a form that was read and has faults
};

void write_guide(SheetWriter& out, lxw_worksheet* sheet, const Guide& guide,
                 const FillInLooks& looks);

}  // namespace gongkai
