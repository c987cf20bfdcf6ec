#pragma once

// How a sheet of a form is printed.

#include <xlsxwriter.h>

#include <vector>

namespace gongkai {

/// What is printed of a sheet.
struct PrintedSheet {
  int last_row = 0;
  std::vector<int> widths;  ///< of its columns, in characters
  std::vector<int> blocks;  ///< the first column of each block
};

/// A4 across, headings on every page: on one page's width where that can be read, else over
/// several, which begin with a block where they can. The library's first error, if any.
lxw_error set_up_print(lxw_worksheet* sheet, const PrintedSheet& printed);

}  // namespace gongkai
