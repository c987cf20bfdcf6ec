#include "batch/package_name.h"

#include <algorithm>
#include <cstddef>

#include "batch/manifest.h"
#include "source/file_name.h"

namespace gongkai {
bool is_package_name(std::string_view name) {
  if (is_own_file(name.substr(0, name.find('/')))) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (!is_file_name(name.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace gongkai
