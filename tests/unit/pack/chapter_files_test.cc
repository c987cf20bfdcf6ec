#include "pack/chapter_files.h"

#include <gtest/gtest.h>

#include "support/sample_pack.h"

namespace gongkai {
namespace {

// The chapters of the pack "p", which extends "base".
class Chapters {
 public:
  explicit Chapters(sample::Files files) : files_(std::move(files)) {}

  // The text, or the findings: id, file, line.
  std::string text(const std::string& id) {
    const Place asked_by{.file = "p/pack.json", .line = 1};
    pieces_ = ChapterFiles(chain_, read_, findings_).text(id, asked_by);
    std::string out = pieces_ && !findings_.has_errors() ? pieces_->text() : "";
    for (const Finding& finding : findings_.all()) {
      out += finding.id + " " + finding.where.file + ":" + std::to_string(finding.where.line) +
             (finding.help.empty() ? "" : " " + finding.help) + "\n";
    }
    return out;
  }

  // Where this stands.
  std::string place_of(const std::string& words) const {
    const std::size_t at = pieces_->text().find(words);
    const Place place = pieces_->place(at, at + words.size());
    return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }

 private:
  std::vector<std::string> chain_ = {"p", "base"};
  sample::Files files_;
  ReadFile read_ = [this](const std::string& path, Findings&) -> std::optional<SourceText> {
    const auto found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  Findings findings_;
  std::optional<PiecedText> pieces_;
};

const std::string kBase =
    "# 题\n\n<!-- block: 收入 -->\n收入。\n\n<!--block:支出-->\n支出。\n<!-- end -->\n\n末段。\n";

std::string changed(const std::string& changes) {
  return Chapters({{"base/text/one.md", kBase}, {"p/text/one.md", changes}}).text("one");
}

TEST(ChapterFiles, LeaveOutTheCommentsOfBlocks) {
  EXPECT_EQ(Chapters(sample::Files{{"base/text/one.md", kBase}}).text("one"),
            "# 题\n\n收入。\n\n支出。\n\n末段。\n");
}

TEST(ChapterFiles, PutBlocksInThePlaceOfInheritedOnes) {
  EXPECT_EQ(changed("<!-- extends: one -->\n\n<!-- block: 支出 -->\n甲。\n\n乙。"),
            "# 题\n\n收入。\n\n甲。\n\n乙。\n\n\n末段。\n");
  EXPECT_EQ(changed("<!-- extends: one -->\n<!-- block: 收入 -->\n"), "# 题\n\n支出。\n\n末段。\n");
  EXPECT_EQ(changed("# 全文\n"), "# 全文\n");
}

TEST(ChapterFiles, KeepThePlaceOfEveryWord) {
  Chapters chapters(
      {{"base/text/two.md", kBase},
       {"p/text/one.md", "<!-- extends: two -->\n<!-- block: 收入 -->\n新的收入。\n"}});
  chapters.text("one");
  EXPECT_EQ(chapters.place_of("收入"), "p/text/one.md:3:3");
  EXPECT_EQ(chapters.place_of("出"), "base/text/two.md:7:2");
  EXPECT_EQ(chapters.place_of("末"), "base/text/two.md:10:1");
}

TEST(ChapterFiles, ReportWhatDoesNotFit) {
  EXPECT_EQ(changed("<!-- extends: one -->\n\n多余。\n<!-- block: 收人 -->\n甲。\n"),
            "text-beside-blocks p/text/one.md:3 在其前写上 <!-- block: 名称 -->，或删去 "
            "extends，写出全文\n"
            "unknown-block p/text/one.md:4 是否应为 \"收入\"？\n");
  EXPECT_EQ(changed("<!-- extends: one -->\n<!-- block: 收入 -->\n甲。\n<!-- block: 收入 -->\n"),
            "duplicate-block p/text/one.md:4 改名，或并入前一块\n");
  EXPECT_EQ(changed("<!-- extends: two -->\n"), "missing-text-file p/text/one.md:1\n");
  EXPECT_EQ(Chapters({{"p/text/one.md", "<!-- extends: two -->\n"},
                      {"p/text/two.md", "<!-- extends: one -->\n"}})
                .text("one"),
            "text-cycle p/text/one.md:1 改正其中一篇文字的 extends\n");
  EXPECT_EQ(
      changed("<!-- extends: ../one -->\n"),
      "pack-file-name p/text/one.md:1 把文件放进模板包的目录；共用其他模板包的文件用 extends\n");
}

TEST(ChapterFiles, LeaveOtherCommentsToTheReaderOfMarkdown) {
  for (const char* comment :
       {"<!-- 说明 -->", "<!-- block: -->", "<!-- end -->", "<!---->", "<!-->"}) {
    const std::string text = "一。\n" + std::string(comment) + "\n";
    EXPECT_EQ(Chapters(sample::Files{{"p/text/one.md", text}}).text("one"), text);
  }
  EXPECT_EQ(Chapters(sample::Files{{"p/text/one.md", ""}}).text("one"), "");
  EXPECT_EQ(Chapters(sample::Files{{"p/text/one.md", "一。\n<!-- extends: two -->"}}).text("one"),
            "一。\n<!-- extends: two -->");
}

}  // namespace
}  // namespace gongkai
