#pragma once

// A page for the browser that shows what changed: old, new and difference side by side, and the
// lines of the display list. It holds its pictures itself.

#include <string>
#include <vector>

namespace gongkai {

/// A page that is not as its reference.
struct ChangedPage {
  std::string name;
  std::string old_png;  ///< bytes; empty: there is none
  std::string new_png;
  std::string difference_png;  ///< empty: none to show
  std::string lines;           ///< of the display list, as line_diff() tells them; empty: the same
};

std::string html_report(const std::vector<ChangedPage>& pages);

}  // namespace gongkai
