// Every cell of the tables 01 – 07 and every figure of the explanations, of budgets by chance,
// computed once more.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "golden/workbook_texts.h"
#include "gongkai.h"
#include "second/expected_sentences.h"
#include "second/expected_tables.h"
#include "second/random_budget.h"
#include "second/shown_document.h"
#include "support/files.h"
#include "support/temporary_folder.h"
#include "support/xlsx_reader.h"

namespace gongkai::second {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kShards = 6;
// The sanitizers look at the code, not at the sums: fewer do.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned kBudgetsPerShard = 12;
#else
constexpr unsigned kBudgetsPerShard = 100;
#endif
constexpr unsigned kEachInWorkbook = 10;

// The program's resources, and a pack that differs from the Henan form by its rounding alone.
class Folder {
 public:
  Folder() {
    const fs::path source = GONGKAI_SOURCE_DIR;
    const fs::path templates = folder_.path() / "templates";
    fs::create_directories(templates / "balanced");
    fs::create_directory_symlink(source / "fonts", folder_.path() / "fonts");
    fs::copy(source / "templates/catalog", templates / "catalog", fs::copy_options::recursive);
    fs::copy(source / "templates/henan-2023", templates / "henan-2023",
             fs::copy_options::recursive);
    std::ofstream(templates / "balanced/pack.json")
        << R"({"title": "平衡修约", "extends": "henan-2023", "rounding": "balanced"})";
  }
  std::string path() const { return folder_.path().string(); }

 private:
  TemporaryFolder folder_;
};

std::string line_of(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += cell + "|";
  return out;
}

std::string line_of(const std::vector<ExpectedCell>& cells) {
  std::string out;
  for (const ExpectedCell& cell : cells) out += cell.text + "|";
  return out;
}

void expect_rows(const ShownRows& shown, const ExpectedTable& expected) {
  SCOPED_TRACE(expected.id);
  ASSERT_EQ(shown.size(), expected.rows.size());
  for (std::size_t row = 0; row < shown.size(); ++row) {
    EXPECT_EQ(line_of(shown[row]), line_of(expected.rows[row])) << "row " << row + 1;
  }
}

void expect_paragraphs(const ShownDocument& shown, const PlainBudget& budget) {
  const std::vector<std::string>& paragraphs = shown.paragraphs.at("02-explanation");
  const std::vector<std::string> expected = expected_paragraphs(budget);
  for (std::size_t i = 0; i < std::max(paragraphs.size(), expected.size()); ++i) {
    EXPECT_EQ(i < paragraphs.size() ? paragraphs[i] : "", i < expected.size() ? expected[i] : "");
  }
  if (budget.json["texts"].contains("organisation")) return;
  EXPECT_EQ(shown.paragraphs.at("01-overview").back(), expected_unit_list(budget));
}

// 分 as printed: "12.34" is 123,400.
Fen printed_fen(const std::string& text) {
  Fen out = 0;
  for (const char c : text) out = c == '.' ? out : out * 10 + (c - '0');
  return out * kLastPlace;
}

void expect_printed_sums(const ShownRows& shown, const ExpectedTable& expected) {
  SCOPED_TRACE(expected.id);
  for (const ExpectedSum& sum : expected.sums) {
    Fen parts = 0;
    for (const auto& [row, column] : sum.parts) parts += printed_fen(shown.at(row).at(column));
    EXPECT_EQ(printed_fen(shown.at(sum.row).at(sum.column)), parts)
        << "row " << sum.row + 1 << ", column " << sum.column + 1;
  }
}

// How many stretches of neighbours the places are.
Fen stretches(std::vector<std::size_t> places) {
  std::ranges::sort(places);
  Fen out = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0 || places[i] != places[i - 1] + 1) ++out;
  }
  return out;
}

// Rounded sums of neighbours move by less than one last place.
void expect_near(const ExpectedTable& rounded, const ExpectedTable& exact) {
  SCOPED_TRACE(exact.id);
  for (std::size_t row = 0; row < exact.rows.size(); ++row) {
    for (std::size_t column = 0; column < exact.rows[row].size(); ++column) {
      const ExpectedCell& cell = rounded.rows[row][column];
      const Fen moved = std::abs(cell.fen - exact.rows[row][column].fen);
      EXPECT_EQ(cell.fen % kLastPlace, 0);
      EXPECT_LE(moved, stretches(cell.places) * (kLastPlace - 1)) << row << " " << column;
    }
  }
}

std::string name_of(std::size_t row, std::size_t column) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row);
}

// The number nearest to the exact amount, shown with two decimals; words as they are.
void expect_cell(const XlsxCell& cell, const ExpectedCell& expected) {
  if (!expected.is_amount || expected.fen == 0) {
    EXPECT_EQ(display_text(cell), expected.text);
    return;
  }
  const std::string millions = std::to_string(1'000'000 + expected.fen % 1'000'000).substr(1);
  const std::string exact = std::to_string(expected.fen / 1'000'000) + "." + millions;
  EXPECT_EQ(cell.type, "n");
  EXPECT_EQ(std::strtod(cell.value.c_str(), nullptr), std::strtod(exact.c_str(), nullptr));
  EXPECT_EQ(cell.number_format.substr(0, cell.number_format.find(';')), "0.00");
}

void expect_workbook(const std::string& bytes, const std::vector<ExpectedTable>& tables) {
  const auto book = read_xlsx(bytes);
  ASSERT_TRUE(book);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const XlsxSheet& sheet = book->sheets.at(t + 1);  // the first holds the contents
    SCOPED_TRACE(sheet.name);
    const std::size_t first = std::stoul(sheet.frozen_until.substr(1));
    for (std::size_t row = 0; row < tables[t].rows.size(); ++row) {
      for (std::size_t column = 0; column < tables[t].rows[row].size(); ++column) {
        const std::string name = name_of(first + row, column);
        SCOPED_TRACE(name);
        const auto found = sheet.cells.find(name);
        expect_cell(found == sheet.cells.end() ? XlsxCell() : found->second,
                    tables[t].rows[row][column]);
      }
    }
  }
}

class SecondComputation : public testing::TestWithParam<unsigned> {
 protected:
  ShownDocument shown(const std::string& budget, const std::string& pack) const {
    Findings findings;
    const auto text = show_stage(Stage::kDocument, SourceText("budget.json", budget), resources_,
                                 {.pack = pack}, findings);
    EXPECT_TRUE(text) << all_errors(findings) << budget;
    return text ? read_document(*text) : ShownDocument();
  }

  static std::string all_errors(const Findings& findings) {
    std::string out;
    for (const Finding& finding : findings.all()) {
      if (finding.severity == Severity::kError) out += to_text(finding);
    }
    return out;
  }

  // The workbook; pages and workbook are read again and compared with the document.
  std::string workbook(const std::string& budget) const {
    Findings findings;
    const auto package = render(SourceText("budget.json", budget), resources_,
                                {.pack = "henan-2023", .is_reread = true}, findings);
    EXPECT_TRUE(package) << all_errors(findings);
    if (!package) return {};
    for (const OutputFile& file : package->files) {
      if (file.name.ends_with(".xlsx")) return file.bytes;
    }
    return {};
  }

  const PlainCatalog catalog_ = read_plain_catalog();
  const Folder folder_;
  const Resources resources_{folder_.path()};
};

TEST_P(SecondComputation, AgreesInEveryCellAndSentence) {
  for (unsigned i = 0; i < kBudgetsPerShard && !HasFailure(); ++i) {
    const unsigned seed = GetParam() * kBudgetsPerShard + i;
    SCOPED_TRACE("seed " + std::to_string(seed));
    const LeftFrom left = seed % 2 == 0 ? LeftFrom::kThisYear : LeftFrom::kLastYear;
    const std::string json = random_budget(seed, left, catalog_);
    const PlainBudget budget = read_plain(json, catalog_);
    const std::vector<ExpectedTable> tables = expected_tables(budget);
    const ShownDocument document = shown(json, "henan-2023");
    if (HasFailure()) return;
    for (const ExpectedTable& table : tables) expect_rows(document.tables.at(table.id), table);
    expect_paragraphs(document, budget);
    if (i % kEachInWorkbook == 0) expect_workbook(workbook(json), tables);
  }
}

// What is left at the year's end stands after carried-over money in the order of rounding: only if
// it is of that money, each source's income and spending are rounded at the same places.
TEST_P(SecondComputation, AgreesWhereRoundingIsBalanced) {
  for (unsigned i = 0; i < kBudgetsPerShard && !HasFailure(); ++i) {
    const unsigned seed = GetParam() * kBudgetsPerShard + i;
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::string json = random_budget(seed, LeftFrom::kLastYear, catalog_);
    const PlainBudget exact = read_plain(json, catalog_);
    const PlainBudget budget = balanced(exact);
    const std::vector<ExpectedTable> tables = expected_tables(budget);
    const std::vector<ExpectedTable> before = expected_tables(exact);
    const ShownDocument document = shown(json, "balanced");
    if (HasFailure()) return;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      const ShownRows& rows = document.tables.at(tables[t].id);
      expect_rows(rows, tables[t]);
      if (HasFailure()) return;
      expect_printed_sums(rows, tables[t]);
      expect_near(tables[t], before[t]);
    }
    expect_paragraphs(document, budget);
  }
}

INSTANTIATE_TEST_SUITE_P(Budgets, SecondComputation, testing::Range(0U, kShards));

}  // namespace
}  // namespace gongkai::second
