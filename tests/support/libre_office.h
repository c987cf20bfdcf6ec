#pragma once

// Workbooks opened, recalculated and saved by LibreOffice.

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace gongkai {

/// Skips where there is no LibreOffice. Has a folder of its own.
class LibreOffice : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0) GTEST_SKIP() << "no LibreOffice";
    std::string folder = testing::TempDir() + "gongkai-libreoffice-XXXXXX";
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    // Results are computed anew whoever wrote the file.
    std::filesystem::create_directories(folder_ + "/profile/user");
    std::ofstream(folder_ + "/profile/user/registrymodifications.xcu")
        << R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
oor:op="fuse"><value>0</value></prop></item></oor:items>)";
  }
  void TearDown() override {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

  /// Opens and saves all workbooks of the folder.
  void convert_all() const {
    const std::string command = "soffice -env:UserInstallation=file://" + folder_ +
                                "/profile --headless --convert-to xlsx --outdir " + folder_ +
                                "/out " + folder_ + "/*.xlsx >/dev/null 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0);
  }

  /// The bytes of a workbook that was saved.
  std::string converted(const std::string& name) const {
    std::ifstream file(folder_ + "/out/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string folder_;
};

}  // namespace gongkai
