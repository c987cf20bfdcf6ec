#include "cli/usage.h"

#include <gmock/gmock.h>

namespace gongkai {
namespace {

TEST(Choices, AreExplainedWithTheDefaultFirst) {
  EXPECT_EQ(explained(parts()), "document 全文：各章和各表（默认），tables 只有各表");
  EXPECT_EQ(parts().front().value, RenderOptions().part);
  EXPECT_EQ(pdf_profiles().front().value, RenderOptions().pdf_profile);
}

TEST(Choices, HaveAWordEach) {
  for (const auto& choice : parts()) EXPECT_EQ(name(choice.value), choice.name);
  for (const auto& choice : pdf_profiles()) EXPECT_EQ(name(choice.value), choice.name);
  for (const auto& choice : file_formats()) EXPECT_EQ(name(choice.value), choice.name);
  EXPECT_THAT(words(file_formats()), testing::ElementsAre("xlsx", "pdf"));
}

TEST(Choices, AreFoundByTheirWords) {
  EXPECT_EQ(chosen(pdf_profiles(), "archive3"), PdfProfile::kArchive3);
  Part part = Part::kDocument;
  choose(parts(), part)("tables");
  EXPECT_EQ(part, Part::kTables);
}

}  // namespace
}  // namespace gongkai
