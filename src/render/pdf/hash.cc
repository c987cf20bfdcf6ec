#include "render/pdf/hash.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace gongkai {

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  std::uint64_t hash = 0xCBF29CE484222325 ^ seed;
  static_assert(std::endian::native == std::endian::little);
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), size);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 32U;
    bytes.remove_prefix(size);
  }
  return hash;
}

}  // namespace gongkai
