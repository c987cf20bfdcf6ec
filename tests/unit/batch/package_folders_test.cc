#include "batch/package_folders.h"

#include <gmock/gmock.h>

#include "scratch.h"
#include "support/tree.h"

namespace gongkai {
namespace {

class PackageFoldersTest : public Scratch {
 protected:
  Tree tree() const { return tree_of(path("out")); }
};

TEST_F(PackageFoldersTest, PutsAndReplacesAWholeFolder) {
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(folders.put("x/a", {{"1", "one"}, {"2", "two"}}), 0);
  EXPECT_EQ(folders.put("x/a", {{"2", "TWO"}, {"3", "three"}}), 0);
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"x/", ""}, {"x/a/", ""}, {"x/a/2", "TWO"}, {"x/a/3", "three"}}));
}

TEST_F(PackageFoldersTest, RemovesAFolderAndThoseAboveThatAreEmpty) {
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(folders.put("x/y/a", {{"1", "one"}}), 0);
  EXPECT_EQ(folders.put("x/b", {{"1", "one"}}), 0);
  folders.remove("x/y/a");
  folders.remove("x/never");
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"x/", ""}, {"x/b/", ""}, {"x/b/1", "one"}}));
}

TEST_F(PackageFoldersTest, PreparingRemovesWhatAKilledRunLeft) {
  write("out/.tmp/7/half", "x");
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(tree(), (Tree{{".tmp/", ""}}));
}

TEST_F(PackageFoldersTest, LinksFilesOfAnotherFolder) {
  write("part/a/1", "one");
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(folders.put_links("a", path("part/a"), {"1"}), 0);
  EXPECT_EQ(folders.put_links("b", path("part/a"), {"missing"}), ENOENT);
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"a/", ""}, {"a/1", "one"}}));
}

TEST_F(PackageFoldersTest, LeavesTheFormerFolderWhenWritingFails) {
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(folders.put("a", {{"1", "one"}}), 0);
  EXPECT_EQ(folders.put("a", {{"1", "new"}, {"no/folder", "x"}}), ENOENT);
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"a/", ""}, {"a/1", "one"}}));
}

}  // namespace
}  // namespace gongkai
