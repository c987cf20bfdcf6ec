#pragma once

// Programs that read our files, and what they say.

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace gongkai {

/// Bytes as a file for other programs, until the end of its life.
class FileOnDisk {
 public:
  explicit FileOnDisk(const std::string& bytes, const std::string& ending = ".pdf") {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(test->test_suite_name()) + "-" + test->name() + ending;
    for (char& c : name) c = c == '/' ? '-' : c;
    path_ = ::testing::TempDir() + "gongkai-" + std::to_string(::getpid()) + "-" + name;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  FileOnDisk(const FileOnDisk&) = delete;
  FileOnDisk& operator=(const FileOnDisk&) = delete;
  ~FileOnDisk() { std::filesystem::remove(path_); }

  /// What `command` prints, with FILE in it replaced by the file's path.
  std::string run(std::string command, int expected_status = 0) const {
    const std::size_t at = command.find("FILE");
    command.replace(at, 4, "'" + path_ + "'");
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> buffer;
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
      output.append(buffer.data(), n);
    }
    EXPECT_EQ(pclose(pipe), expected_status) << command << "\n" << output;
    return output;
  }

 private:
  std::string path_;
};

/// The class path of PDFBox Preflight; empty if it is not installed.
inline std::string preflight_class_path() {
  std::string out;
  for (const char* jar : {"preflight", "xmpbox", "pdfbox2", "fontbox2", "commons-logging",
                          "commons-io", "javax.activation", "jaxb-api"}) {
    const std::string path = std::string("/usr/share/java/") + jar + ".jar";
    if (!std::filesystem::exists(path)) return {};
    out += path + ":";
  }
  return out;
}

}  // namespace gongkai
