#include "batch/threads.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

// What is refused is tested with a system that refuses all: tests/faults.
TEST(Threads, AreGrantedAsWanted) {
  EXPECT_EQ(granted_threads(1), 1);
  EXPECT_EQ(granted_threads(4), 4);
}

}  // namespace
}  // namespace gongkai
