#include "text/punctuation.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(Squeezing, HalvesAClosingMarkBeforeAnotherMark) {
  EXPECT_TRUE(is_squeezed_before(U'》', U'《'));
  EXPECT_TRUE(is_squeezed_before(U'。', U'”'));
  EXPECT_TRUE(is_squeezed_before(U'）', U'，'));
  EXPECT_TRUE(is_squeezed_before(U'：', U'“'));
}

TEST(Squeezing, HalvesAnOpeningMarkBeforeAnotherOne) {
  EXPECT_TRUE(is_squeezed_before(U'（', U'《'));
  EXPECT_FALSE(is_squeezed_before(U'（', U'，'));
}

TEST(Squeezing, LeavesMarksBesideOtherCharacters) {
  EXPECT_FALSE(is_squeezed_before(U'，', U'一'));
  EXPECT_FALSE(is_squeezed_before(U'一', U'（'));
  EXPECT_FALSE(is_squeezed_before(U'。', U'1'));
  EXPECT_FALSE(is_squeezed_before(U'—', U'—'));
  EXPECT_FALSE(is_squeezed_before(U')', U'('));
}

TEST(Stretching, IsAllowedBesideChinese) {
  EXPECT_TRUE(is_stretchable_between(U'一', U'二'));
  EXPECT_TRUE(is_stretchable_between(U'3', U'年'));
  EXPECT_TRUE(is_stretchable_between(U'”', U'a'));
  EXPECT_TRUE(is_stretchable_between(U' ', U'a'));
}

TEST(Stretching, IsNotAllowedInFiguresAndPairs) {
  EXPECT_FALSE(is_stretchable_between(U'2', U'0'));
  EXPECT_FALSE(is_stretchable_between(U'4', U'.'));
  EXPECT_FALSE(is_stretchable_between(U'8', U'%'));
  EXPECT_FALSE(is_stretchable_between(U'—', U'—'));
  EXPECT_FALSE(is_stretchable_between(U'…', U'…'));
}

}  // namespace
}  // namespace gongkai
