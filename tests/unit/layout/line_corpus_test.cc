// The cases of tests/corpus/lines/line_breaks.tsv.

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "layout/text_pool.h"
#include "source/unicode.h"
#include "unit/layout/sample.h"

namespace gongkai {
namespace {

struct Case {
  std::string rule;
  std::string fill;
  std::string ems;
  std::string text;
  std::string expected;
};

std::vector<Case> read_cases() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/corpus/lines/line_breaks.tsv");
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Case& c = cases.emplace_back();
    for (std::string* field : {&c.rule, &c.fill, &c.ems, &c.text, &c.expected}) {
      std::getline(fields, *field, '\t');
    }
    for (std::size_t at = 0; (at = c.text.find("\\n")) != std::string::npos;) {
      c.text.replace(at, 2, "\n");
    }
  }
  return cases;
}

std::string broken(const Case& c) {
  constexpr Length kEm = points(10);
  TextPool pool(sample::fonts());
  const StyledText piece{c.text, sample::fonts().role("正文")};
  const Text text = pool.add_paragraph({&piece, 1}, kEm);
  const auto tenths = static_cast<std::int64_t>(std::lround(std::stod(c.ems) * 10));
  const Length width = kEm * tenths / 10;
  const LineRange lines = c.fill == "justified" ? pool.wrap(text, {width, {}, kEm})
                          : c.fill == "even"    ? pool.wrap(text, width, LineFill::kEven)
                                                : pool.wrap(text, width, LineFill::kFull);
  std::string shown;
  for (int i = 0; i < lines.count; ++i) {
    const Line& line = pool.line(lines.begin + static_cast<std::size_t>(i));
    shown += (i == 0 ? "" : "|") + to_utf8(pool.characters(line.begin, line.end));
  }
  return shown;
}

TEST(LineBreakCorpus, EndsLinesWhereExpected) {
  const std::vector<Case> cases = read_cases();
  EXPECT_GE(cases.size(), 90U);
  for (const Case& c : cases) EXPECT_EQ(broken(c), c.expected) << c.rule;
}

}  // namespace
}  // namespace gongkai
