// One example made twice, and by several threads.

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

std::optional<Package> render_example(const Resources& resources, Findings& findings) {
  const std::string path = "examples/laocheng-2023/budget.json";
  return render(SourceText(path, read_source_file(path)), resources, {.attaches_data = true},
                findings);
}

std::string bytes_of(const Package& package, std::string_view ending) {
  const auto file = std::ranges::find_if(
      package.files, [&](const OutputFile& one) { return one.name.ends_with(ending); });
  return file == package.files.end() ? "" : file->bytes;
}

class OneExample : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    resources_ = new Resources(GONGKAI_SOURCE_DIR);
    Findings findings;
    package_ = new std::optional<Package>(render_example(*resources_, findings));
  }
  static void TearDownTestSuite() {
    delete package_;
    delete resources_;
  }
  void SetUp() override { ASSERT_TRUE(*package_); }

  static const Resources& resources() { return *resources_; }
  static const Package& package() { return **package_; }

 private:
  static inline Resources* resources_ = nullptr;
  static inline std::optional<Package>* package_ = nullptr;
};

TEST_F(OneExample, SameBytesTwice) {
  Findings findings;
  const auto again = render_example(Resources(GONGKAI_SOURCE_DIR), findings);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->files.size(), package().files.size());
  for (std::size_t i = 0; i < again->files.size(); ++i) {
    EXPECT_EQ(again->files[i].name, package().files[i].name);
    EXPECT_TRUE(again->files[i].bytes == package().files[i].bytes) << again->files[i].name;
  }
}

TEST_F(OneExample, ThreadsShareResourcesAndGiveTheSameBytes) {
  const Resources fresh(GONGKAI_SOURCE_DIR);  // loaded by all threads at once
  std::vector<std::optional<Package>> packages(4);
  std::vector<std::thread> threads;
  for (auto& one : packages) {
    threads.emplace_back([&] {
      Findings findings;
      one = render_example(fresh, findings);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& one : packages) {
    ASSERT_TRUE(one);
    EXPECT_TRUE(bytes_of(*one, ".xlsx") == bytes_of(package(), ".xlsx"));
    EXPECT_TRUE(bytes_of(*one, ".pdf") == bytes_of(package(), ".pdf"));
  }
}

}  // namespace
}  // namespace gongkai
