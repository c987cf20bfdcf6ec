#include "visual/picture.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gongkai {
namespace {

Picture blank(int width = 200, int height = 100) {
  return {.width = width,
          .height = height,
          .grey = std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 255)};
}

TEST(Picture, IsTheSameWhenReadAgain) {
  Picture picture = blank(3, 2);
  picture.grey = {0, 50, 100, 150, 200, 255};
  const auto path = std::filesystem::path(testing::TempDir()) / "gongkai_picture_test.png";
  std::ofstream(path, std::ios::binary) << png_bytes(picture);
  EXPECT_EQ(read_png(path), picture);
  std::filesystem::remove(path);
  EXPECT_EQ(read_png(path), std::nullopt);
}

TEST(Picture, MayBeSmoothedOtherwise) {
  Picture after = blank();
  for (std::uint8_t& pixel : after.grey) pixel = 255 - kSlack;
  const Difference all_by_little = difference(blank(), after);
  EXPECT_EQ(all_by_little.changed, 0);
  EXPECT_TRUE(all_by_little.is_tolerable());
  after = blank();
  for (std::size_t i = 0; i < 10; ++i) after.grey[i] = 0;
  EXPECT_TRUE(difference(blank(), after).is_tolerable());
}

TEST(Picture, MayNotLoseACharacter) {
  Picture before = blank();
  for (std::size_t i = 0; i < 11; ++i) before.grey[i] = 0;
  const Difference found = difference(before, blank());
  EXPECT_EQ(found.changed, 11);
  EXPECT_FALSE(found.is_tolerable());
  EXPECT_EQ(found.picture.grey[0], 0) << "black where they differ";
  EXPECT_EQ(found.picture.grey[11], 255);
}

TEST(Picture, MayNotChangeItsSize) {
  EXPECT_FALSE(difference(blank(200, 100), blank(100, 200)).is_tolerable());
}

}  // namespace
}  // namespace gongkai
