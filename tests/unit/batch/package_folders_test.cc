#include "batch/package_folders.h"

#include <gmock/gmock.h>

#include <cerrno>

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
  const HeldFolder from = HeldFolder(path("part")).below("a");
  EXPECT_EQ(folders.put_links("a", from, {"1"}), 0);
  EXPECT_EQ(folders.put_links("b", from, {"missing"}), ENOENT);
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"a/", ""}, {"a/1", "one"}}));
}

TEST_F(PackageFoldersTest, LeavesTheFormerFolderWhenWritingFails) {
  PackageFolders folders(path("out"));
  ASSERT_EQ(folders.prepare(), 0);
  EXPECT_EQ(folders.put("a", {{"1", "one"}}), 0);
  EXPECT_EQ(folders.put("a", {{"1", "new"}, {"no/folder", "x"}}), EINVAL);
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"a/", ""}, {"a/1", "one"}}));
}

// Links that lead out of the output folder, at every place that a name may go through.
class LinkedFolders : public PackageFoldersTest {
 protected:
  LinkedFolders() {
    write("victim/a/1", "precious");
    std::filesystem::create_directories(path("out"));
    std::filesystem::create_directory_symlink(path("victim"), path("out/link"));
    EXPECT_EQ(folders.prepare(), 0);
  }
  ~LinkedFolders() override {
    EXPECT_EQ(tree_of(path("victim")), (Tree{{"a/", ""}, {"a/1", "precious"}}));
  }

  PackageFolders folders{path("out")};
};

TEST_F(LinkedFolders, NothingIsRemovedThroughALink) {
  folders.remove("link/a");
  folders.remove("link");  // the link itself
  EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(path("out/link"))));
}

TEST_F(LinkedFolders, NothingIsWrittenThroughALink) {
  EXPECT_EQ(folders.put("link/b", {{"1", "one"}}), ENOTDIR);
  EXPECT_EQ(folders.put("link/a", {{"1", "one"}}), ENOTDIR);
  EXPECT_FALSE(folders.find("link/a").is_open());
  EXPECT_EQ(folders.put("link", {{"1", "one"}}), 0);  // in place of the link
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(tree(), (Tree{{"link/", ""}, {"link/1", "one"}}));
}

TEST_F(LinkedFolders, NothingIsLinkedThroughALink) {
  write("part/a/1", "one");
  std::filesystem::create_symlink(path("victim/a/1"), path("part/a/2"));
  std::filesystem::create_directory_symlink(path("victim"), path("part/link"));
  const HeldFolder part(path("part"));
  EXPECT_EQ(folders.put_links("p", part.below("a"), {"1", "2"}), ELOOP);
  EXPECT_EQ(part.below("link/a").error(), ENOTDIR);
  EXPECT_EQ(folders.put_links("p", part, {"../victim/a/1"}), EINVAL);
  EXPECT_FALSE(std::filesystem::exists(path("out/p")));
}

TEST_F(LinkedFolders, NamesThatLeadElsewhereAreNoNames) {
  for (const char* name : {"../victim/a", "x/../../victim/a", "/a", "a//b", "./a"}) {
    EXPECT_EQ(folders.put(name, {{"1", "one"}}), EINVAL) << name;
    folders.remove(name);
    EXPECT_FALSE(folders.find(name).is_open()) << name;
  }
  EXPECT_EQ(folders.put("b", {{"../../victim/a/1", "one"}}), EINVAL);
}

TEST_F(LinkedFolders, AFolderThatIsSwappedForALinkMeanwhileIsNotFollowed) {
  EXPECT_EQ(folders.put("b", {{"1", "one"}}), 0);
  std::filesystem::rename(path("out"), path("aside"));
  std::filesystem::create_directory_symlink(path("victim"), path("out"));
  EXPECT_EQ(folders.put("c", {{"1", "one"}}), 0);
  folders.remove("a");
  EXPECT_EQ(folders.finish(true), 0);
  EXPECT_EQ(bytes_of_file(path("aside/c/1")), "one");
}

TEST_F(LinkedFolders, StagingIsNotWrittenThroughALink) {
  std::filesystem::remove(path("out/.tmp"));
  std::filesystem::create_directory_symlink(path("victim"), path("out/.tmp"));
  PackageFolders again(path("out"));
  EXPECT_EQ(again.prepare(), 0);
  EXPECT_EQ(again.put("b", {{"1", "one"}}), 0);
  EXPECT_EQ(again.finish(true), 0);
}

}  // namespace
}  // namespace gongkai
