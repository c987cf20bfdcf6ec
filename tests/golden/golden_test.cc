// The example against the tables that its department published: every cell of every table.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "golden/golden_table.h"
#include "golden/page_texts.h"
#include "golden/workbook_texts.h"
#include "gongkai.h"
#include "support/files.h"

namespace gongkai {
namespace {

std::optional<Package> render_example(const Resources& resources, Findings& findings) {
  const std::string path = "examples/laocheng-2023/budget.json";
  return render(SourceText(path, read_source_file(path)), resources, {}, findings);
}

std::string bytes_of(const Package& package, std::string_view ending) {
  const auto file = std::ranges::find_if(
      package.files, [&](const OutputFile& one) { return one.name.ends_with(ending); });
  return file == package.files.end() ? "" : file->bytes;
}

class Golden : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    resources_ = new Resources(GONGKAI_SOURCE_DIR);
    Findings findings;
    package_ = new std::optional<Package>(render_example(*resources_, findings));
    tables_ = new std::vector<GoldenTable>(read_golden("tests/golden/laocheng-2023"));
  }
  static void TearDownTestSuite() {
    delete tables_;
    delete package_;
    delete resources_;
  }
  void SetUp() override {
    ASSERT_TRUE(*package_);
    ASSERT_EQ(tables_->size(), 13U);
  }

  static const Resources& resources() { return *resources_; }
  static const Package& package() { return **package_; }
  static const std::vector<GoldenTable>& tables() { return *tables_; }

 private:
  static inline Resources* resources_ = nullptr;
  static inline std::optional<Package>* package_ = nullptr;
  static inline std::vector<GoldenTable>* tables_ = nullptr;
};

TEST_F(Golden, WorkbookShowsEveryCell) {
  const auto book = read_xlsx(bytes_of(package(), ".xlsx"));
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets.size(), tables().size() + 1) << "contents and tables";
  for (std::size_t i = 0; i < tables().size(); ++i) {
    SCOPED_TRACE(tables()[i].name);
    const TextRows shown = texts_of(book->sheets[i + 1]);
    const TextRows& golden = tables()[i].rows;
    ASSERT_EQ(shown.size(), golden.size());
    for (std::size_t row = 0; row < golden.size(); ++row) {
      EXPECT_EQ(to_line(shown[row]), to_line(golden[row])) << "row " << row + 1;
    }
  }
}

TEST_F(Golden, PagesShowEveryCellAndNothingElse) {
  const auto pages = read_pdf_pages(bytes_of(package(), ".pdf"));
  ASSERT_TRUE(pages);
  for (const GoldenTable& table : tables()) {
    SCOPED_TRACE(table.name);
    std::vector<std::string> other_titles;
    std::vector<std::string> cells;
    for (const GoldenTable& other : tables()) {
      if (other.name != table.name) other_titles.push_back(other.title());
    }
    for (const auto& row : table.rows) cells.insert(cells.end(), row.begin(), row.end());
    std::ranges::stable_sort(cells, std::ranges::greater(), &std::string::size);
    TablePages words(*pages, table.title(), other_titles);
    for (const std::string& cell : cells) EXPECT_TRUE(words.take(cell)) << cell;
    EXPECT_THAT(words.remainder(table), testing::IsEmpty());
  }
}

TEST_F(Golden, SameBytesTwice) {
  Findings findings;
  const auto again = render_example(Resources(GONGKAI_SOURCE_DIR), findings);
  ASSERT_TRUE(again);
  ASSERT_EQ(again->files.size(), package().files.size());
  for (std::size_t i = 0; i < again->files.size(); ++i) {
    EXPECT_EQ(again->files[i].name, package().files[i].name);
    EXPECT_TRUE(again->files[i].bytes == package().files[i].bytes) << again->files[i].name;
  }
}

TEST_F(Golden, ThreadsShareResourcesAndGiveTheSameBytes) {
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
