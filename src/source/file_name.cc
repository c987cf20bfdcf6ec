#include "source/file_name.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdint>

#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

// FNV-1a.
std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619U;
  return hash;
}

std::string eight_digits(std::uint32_t number) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), number, 16).ptr;
  const auto size = static_cast<std::size_t>(end - digits.begin());
  return std::string(digits.size() - size, '0') + std::string(digits.data(), size);
}

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool is_forbidden(char32_t c) { return is_control(c) || is_hidden(c) || c == U'/' || c == U'\\'; }

}  // namespace

bool is_file_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestFileName || name.starts_with('.')) return false;
  return find_malformed_utf8(name) == std::string_view::npos &&
         std::ranges::none_of(to_code_points(name), is_forbidden);
}

std::string fitting_file_name(const std::string& name, std::size_t most) {
  assert(most >= 20);
  if (name.size() <= most) return name;
  const std::string ending = "~" + eight_digits(hash_of(name));
  std::size_t end = most - ending.size();
  while (is_inside_character(name[end])) --end;
  return name.substr(0, end) + ending;
}

}  // namespace gongkai
