#include "source/file_name.h"

#include <gtest/gtest.h>

#include "source/unicode.h"

namespace gongkai {
namespace {

TEST(FileName, IsNotAPathAndNotHidden) {
  for (const char* name : {"01-balance", "说明", "a.b", "a b"}) EXPECT_TRUE(is_file_name(name));
  for (const char* name : {"", ".", "..", ".a", "../a", "/a", "a/b", "a\\b", "a\nb"}) {
    EXPECT_FALSE(is_file_name(name)) << name;
  }
}

TEST(FileName, OneThatFitsStays) {
  EXPECT_EQ(fitting_file_name(std::string(30, 'x'), 30), std::string(30, 'x'));
  EXPECT_EQ(fitting_file_name("", 30), "");
}

TEST(FileName, ALongOneIsCutAfterAWholeCharacter) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "很";
  for (std::size_t most = 20; most < 30; ++most) {
    const std::string cut = fitting_file_name(name, most);
    EXPECT_LE(cut.size(), most);
    EXPECT_GT(cut.size(), most - 3);
    EXPECT_EQ(find_malformed_utf8(cut), std::string::npos);
    EXPECT_EQ(cut, fitting_file_name(name, most));
  }
}

TEST(FileName, LongOnesThatOnlyBeginAlikeStayDifferent) {
  const std::string name(100, 'x');
  EXPECT_NE(fitting_file_name(name + "1", 50), fitting_file_name(name + "2", 50));
  EXPECT_EQ(fitting_file_name(name, 50).substr(0, 42), std::string(41, 'x') + "~");
}

}  // namespace
}  // namespace gongkai
