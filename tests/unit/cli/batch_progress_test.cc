#include "cli/batch_progress.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(BatchProgress, SaysHowFarHowFastAndWhatIsInHand) {
  EXPECT_EQ(
      progress_line({.total = 1000, .done = 250, .failed = 3, .in_hand = {"250/1", "250/2"}}, 5.0),
      "250/1000（失败 3），50.0 个/秒，剩余 0:15：250/1 250/2");
}

TEST(BatchProgress, SaysNoMoreThanIsKnown) {
  EXPECT_EQ(progress_line({.total = 10}, 0.0), "0/10");
  EXPECT_EQ(progress_line({.done = 4}, 2.0), "4，2.0 个/秒");
  EXPECT_EQ(progress_line({.total = 4, .done = 4}, 2.0), "4/4，2.0 个/秒");
}

TEST(BatchProgress, TimeLeftMayBeHours) {
  EXPECT_EQ(progress_line({.total = 100'000, .done = 100}, 10.0),
            "100/100000，10.0 个/秒，剩余 2:46:30");
}

}  // namespace
}  // namespace gongkai
