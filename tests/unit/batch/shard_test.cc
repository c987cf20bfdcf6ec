#include "batch/shard.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace gongkai {
namespace {

TEST(Shard, IsReadAsNumberOfCount) {
  const auto shard = parse_shard("3/8");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->number, 3);
  EXPECT_EQ(shard->count, 8);
}

TEST(Shard, RefusesWhatIsNoShare) {
  for (const char* text :
       {"", "3", "/", "3/", "/8", "0/8", "9/8", "-1/8", "3/8x", "3:8", "3/8/2"}) {
    EXPECT_FALSE(parse_shard(text)) << text;
  }
}

TEST(Shard, EachNameIsInOneOfThem) {
  std::array<int, 4> sizes{};
  for (int i = 0; i < 2000; ++i) {
    const std::string name = "某县/" + std::to_string(i);
    int holders = 0;
    for (int number = 1; number <= 4; ++number) {
      if (!Shard{number, 4}.holds(name)) continue;
      ++holders;
      ++sizes[static_cast<std::size_t>(number - 1)];
    }
    EXPECT_EQ(holders, 1) << name;
  }
  for (const int size : sizes) EXPECT_NEAR(size, 500, 100);
}

TEST(Shard, IsTheSameOnAllMachines) {
  // Written down: other shares would break runs that machines of other versions have begun.
  EXPECT_TRUE((Shard{1, 1}.holds("a")));
  int number_of_a = 0;
  for (int number = 1; number <= 8; ++number) {
    if (Shard{number, 8}.holds("a")) number_of_a = number;
  }
  EXPECT_EQ(number_of_a, 0xca978112ca1bbdcaULL % 8 + 1);
}

}  // namespace
}  // namespace gongkai
