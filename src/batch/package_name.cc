#include "batch/package_name.h"

#include <algorithm>
#include <cstddef>

#include "batch/manifest.h"
#include "source/control.h"
#include "source/file_name.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

bool is_forbidden(char32_t c) { return is_control(c) || c == U'/' || c == U'\\'; }

}  // namespace

bool is_file_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestFileName || name.starts_with('.')) return false;
  return find_malformed_utf8(name) == std::string_view::npos &&
         std::ranges::none_of(to_code_points(name), is_forbidden);
}

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
