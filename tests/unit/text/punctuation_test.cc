#include "text/punctuation.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

bool squeezed(char32_t mark, char32_t next) {
  return is_squeezed_before(spacing_of(mark), spacing_of(next));
}

bool parted(char32_t before, char32_t after) {
  return has_latin_gap(spacing_of(before), spacing_of(after));
}

TEST(Squeezing, HalvesAClosingMarkBeforeAnotherMark) {
  EXPECT_TRUE(squeezed(U'》', U'《'));
  EXPECT_TRUE(squeezed(U'。', U'”'));
  EXPECT_TRUE(squeezed(U'）', U'，'));
  EXPECT_TRUE(squeezed(U'：', U'“'));
}

TEST(Squeezing, HalvesAnOpeningMarkBeforeAnotherOne) {
  EXPECT_TRUE(squeezed(U'（', U'《'));
  EXPECT_FALSE(squeezed(U'（', U'，'));
}

TEST(Squeezing, LeavesMarksBesideOtherCharacters) {
  EXPECT_FALSE(squeezed(U'，', U'一'));
  EXPECT_FALSE(squeezed(U'一', U'（'));
  EXPECT_FALSE(squeezed(U'。', U'1'));
  EXPECT_FALSE(squeezed(U'—', U'—'));
  EXPECT_FALSE(squeezed(U')', U'('));
}

TEST(LatinGap, PartsChineseFromLettersAndFigures) {
  EXPECT_TRUE(parted(U'年', U'2'));
  EXPECT_TRUE(parted(U'3', U'年'));
  EXPECT_TRUE(parted(U'%', U'的'));
  EXPECT_TRUE(parted(U'𠮷', U'A'));
}

TEST(LatinGap, IsNotBesideMarksBlanksAndFullWidthForms) {
  EXPECT_FALSE(parted(U'，', U'2'));
  EXPECT_FALSE(parted(U'3', U'）'));
  EXPECT_FALSE(parted(U'年', U' '));
  EXPECT_FALSE(parted(U'年', U'２'));
  EXPECT_FALSE(parted(U'一', U'二'));
  EXPECT_FALSE(parted(U'1', U'.'));
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
