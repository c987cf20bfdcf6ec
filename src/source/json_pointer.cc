#include "source/json_pointer.h"

#include <algorithm>

namespace gongkai {

std::string pointer_part(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<std::string> pointer_names(std::string_view pointer) {
  std::vector<std::string> out;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    std::string& name = out.emplace_back();
    for (std::size_t i = 1; i < end; ++i) {
      const bool is_escape = pointer[i] == '~' && i + 1 < end;
      name += is_escape ? (pointer[i + 1] == '1' ? '/' : '~') : pointer[i];
      if (is_escape) ++i;
    }
    pointer.remove_prefix(end);
  }
  return out;
}

}  // namespace gongkai
