#include "render/pdf/destination.h"

#include <cassert>
#include <cstddef>

#include "render/pdf/syntax.h"

namespace gongkai {

// The array stands in the entry itself: PDF/A checkers refuse an indirect one.
std::string destination(int page, Length y, const PageObjects& pages) {
  const auto index = static_cast<std::size_t>(page);
  assert(index < pages.objects.size());
  std::string out = "/Dest [" + reference(pages.objects[index]) + " /XYZ null ";
  append_hundredths(to_hundredths(pages.pages.pages[index].height) - to_hundredths(y), out);
  return out + " null]";
}

}  // namespace gongkai
