#pragma once

// Small grey pictures of pages: read from PNG, written as PNG, compared with a tolerance.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> grey;  ///< row by row, 0 black, 255 white

  friend bool operator==(const Picture&, const Picture&) = default;
};

/// Nothing if the file is missing or no PNG.
std::optional<Picture> read_png(const std::string& path);

/// The bytes of a PNG file.
std::string png_bytes(const Picture& picture);

/// How two pictures differ.
struct Difference {
  bool has_same_size = false;
  int changed = 0;  ///< pixels that differ by more than kSlack
  Picture picture;  ///< white where they are equal; empty for other sizes

  /// Other versions of the rasterizer smooth edges differently, which moves few pixels by much or
  /// many by little; a text that moved or lost a character does more.
  bool is_tolerable() const;
};

/// Of 255.
inline constexpr int kSlack = 60;

/// One changed pixel in this many is tolerated.
inline constexpr int kTolerated = 2000;

Difference difference(const Picture& before, const Picture& after);

}  // namespace gongkai
