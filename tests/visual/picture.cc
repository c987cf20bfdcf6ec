#include "visual/picture.h"

#include <png.h>

#include <cstdlib>
#include <stdexcept>

namespace gongkai {

std::optional<Picture> read_png(const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_GRAY;
  Picture out{.width = static_cast<int>(image.width),
              .height = static_cast<int>(image.height),
              .grey = std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, out.grey.data(), 0, nullptr) == 0) {
    return std::nullopt;
  }
  return out;
}

std::string png_bytes(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string out(size, '\0');
  if (png_image_write_to_memory(&image, out.data(), &size, 0, picture.grey.data(), 0, nullptr) ==
      0) {
    throw std::runtime_error(std::string("cannot write PNG: ") + image.message);
  }
  out.resize(size);
  return out;
}

bool Difference::is_tolerable() const {
  return has_same_size && changed <= picture.width * picture.height / kTolerated;
}

Difference difference(const Picture& before, const Picture& after) {
  Difference out;
  out.has_same_size = before.width == after.width && before.height == after.height;
  if (!out.has_same_size) return out;
  out.picture = {.width = after.width, .height = after.height, .grey = {}};
  for (std::size_t i = 0; i < after.grey.size(); ++i) {
    const int apart = std::abs(int{before.grey[i]} - int{after.grey[i]});
    if (apart > kSlack) ++out.changed;
    out.picture.grey.push_back(static_cast<std::uint8_t>(255 - apart));
  }
  return out;
}

}  // namespace gongkai
