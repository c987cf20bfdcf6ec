#include "source/json_pointer.h"

#include <gtest/gtest.h>

namespace gongkai {
namespace {

TEST(JsonPointer, LeadsAlongTheNamesThatItIsMadeOf) {
  const std::vector<std::string> names = {"a", "b/c", "d~e", "", "~1", "0", "名"};
  std::string pointer;
  for (const std::string& name : names) pointer += pointer_part(name);
  EXPECT_EQ(pointer, "/a/b~1c/d~0e//~01/0/名");
  EXPECT_EQ(pointer_names(pointer), names);
  EXPECT_TRUE(pointer_names("").empty());
  EXPECT_EQ(pointer_names("/~"), std::vector<std::string>{"~"});
}

}  // namespace
}  // namespace gongkai
