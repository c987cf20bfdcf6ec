#pragma once

// Names for contents: of fonts' subsets, and of whole files.

#include <cstdint>
#include <string_view>

namespace gongkai {

/// A hash of nothing but the bytes (FNV-1a over words of eight).
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed);

}  // namespace gongkai
