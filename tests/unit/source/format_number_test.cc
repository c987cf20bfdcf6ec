#include "source/format_number.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

bool is_read(const std::string& text, Findings& findings) {
  const auto tree = parse_json(SourceText("x.json", text), findings);
  return check_format(tree->root(), 3, findings);
}

TEST(FormatNumber, ThisAndOlderOnesAreRead) {
  Findings findings;
  for (const char* text : {"{}", R"({"format":1})", R"({"format":3})", R"({"format":"9"})",
                           R"({"format":-4})", R"({"format":3.5})", "[]", "3"}) {
    EXPECT_TRUE(is_read(text, findings)) << text;
  }
  EXPECT_FALSE(findings.has_errors());
}

TEST(FormatNumber, LaterOnesAreNot) {
  for (const char* text : {R"({"format":4})", R"({"a":1,"format":99999999999999999999})"}) {
    Findings findings;
    EXPECT_FALSE(is_read(text, findings)) << text;
    EXPECT_TRUE(has_id(findings, "newer-format")) << text;
  }
}

}  // namespace
}  // namespace gongkai
