#include "source/folder_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/files.h"
#include "support/temporary_folder.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

class FolderFiles : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder_ / "tables");
    std::ofstream(folder_ / "tables" / "a.json") << "inside";
    std::ofstream(temporary_.path() / "secret") << "outside";
  }

  // What is read of a file, or the id of what is said of it.
  std::string read(const fs::path& folder, const std::string& file) const {
    Findings findings;
    const auto text = read_file_below(folder.string(), file, "p/" + file, findings);
    if (text) return *text;
    return findings.all().empty() ? "none" : findings.all().front().id;
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path() / "pack";
};

TEST_F(FolderFiles, AreReadIfTheyAreThere) {
  EXPECT_EQ(read(folder_, "tables/a.json"), "inside");
  EXPECT_EQ(read(folder_, "tables/b.json"), "none");
  EXPECT_EQ(read(folder_, "tables"), "cannot-read") << "a folder";
}

TEST_F(FolderFiles, LinksThatLeadOutAreNotRead) {
  fs::create_symlink(temporary_.path() / "secret", folder_ / "absolute.json");
  fs::create_symlink("../secret", folder_ / "relative.json");
  fs::create_symlink("relative.json", folder_ / "chain.json");
  fs::create_directory_symlink(temporary_.path(), folder_ / "text");
  for (const char* file : {"absolute.json", "relative.json", "chain.json", "text/secret"}) {
    EXPECT_EQ(read(folder_, file), "link-out-of-folder") << file;
  }
}

TEST_F(FolderFiles, NamesThatLeadOutAreNotRead) {
  EXPECT_EQ(read(folder_, "tables/../../secret"), "link-out-of-folder");
}

TEST_F(FolderFiles, LinksInsideAreFollowedAsIsOneToTheFolder) {
  fs::create_symlink("a.json", folder_ / "tables" / "b.json");
  fs::create_directory_symlink(folder_, temporary_.path() / "link");
  EXPECT_EQ(read(folder_, "tables/b.json"), "inside");
  EXPECT_EQ(read(temporary_.path() / "link", "tables/a.json"), "inside");
}

TEST_F(FolderFiles, ALinkToNothingIsAFault) {
  fs::create_symlink("nothing", folder_ / "dangling.json");
  EXPECT_EQ(read(folder_, "dangling.json"), "cannot-read");
}

}  // namespace
}  // namespace gongkai
