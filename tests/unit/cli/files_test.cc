#include "cli/files.h"

#include <gmock/gmock.h>

#include <fstream>

#include "support/files.h"
#include "support/no_privileges.h"
#include "support/temporary_folder.h"
#include "support/tree.h"

namespace gongkai {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

namespace fs = std::filesystem;

// In a folder like /tmp only the owner of a file may put another in its place.
TEST(WriteFiles, SaysWhatIsWrittenWhenAFileCannotBePutInPlace) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root makes files of others";
  const TemporaryFolder temporary;
  const fs::path out = temporary.path() / "out";
  fs::create_directory(out);
  fs::permissions(temporary.path(), fs::perms(0755));
  fs::permissions(out, fs::perms(01777));
  std::ofstream(out / "b") << "old";
  Findings findings;
  {
    const NoPrivileges no_privileges;
    EXPECT_THAT(write_files(out.string(), {{"a", "1"}, {"b", "2"}, {"c", "3"}}, findings),
                ElementsAre((out / "a").string()));
  }
  const Tree expected{{"a", "1"}, {"b", "old"}};
  EXPECT_EQ(tree_of(out), expected);
  ASSERT_EQ(findings.all().size(), 1);
  EXPECT_EQ(findings.all().front().id, "cannot-write");
  EXPECT_THAT(findings.all().front().help, HasSubstr("已写出的是 " + (out / "a").string()));
}

TEST(WriteFiles, WritesNothingIfOneNameIsThatOfAFolder) {
  const TemporaryFolder temporary;
  fs::create_directory(temporary.path() / "b");
  std::ofstream(temporary.path() / "a") << "old";
  Findings findings;
  EXPECT_THAT(write_files(temporary.path().string(), {{"a", "1"}, {"b", "2"}}, findings),
              ElementsAre());
  EXPECT_TRUE(has_id(findings, "cannot-write"));
  const Tree expected{{"a", "old"}, {"b/", ""}};
  EXPECT_EQ(tree_of(temporary.path()), expected);
}

}  // namespace
}  // namespace gongkai
