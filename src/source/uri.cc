#include "source/uri.h"

namespace gongkai {

std::string percent_encoded(std::string_view path, NonAscii others) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char character : path) {
    const bool is_plain = (character >= '0' && character <= '9') ||
                          (character >= 'a' && character <= 'z') ||
                          (character >= 'A' && character <= 'Z') ||
                          std::string_view("-._~/").find(character) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(character);
    if (is_plain || (byte >= 0x80 && others == NonAscii::kKept)) {
      out += character;
      continue;
    }
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

}  // namespace gongkai
