// No page of an example shows a text twice at one place: over itself, or twice in one cell.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gongkai.h"
#include "layout/lay_out.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "source/unicode.h"
#include "support/files.h"

namespace gongkai {
namespace {

// A line of text and what it covers: its em boxes.
struct Line {
  std::u32string text;
  Length left;
  Length right;
  Length baseline;
  Length size;
};

void append(Line& line, const Page& page, const GlyphRun& run, const FontSet& fonts) {
  const FontFace& face = fonts.faces()[static_cast<std::size_t>(run.face)];
  Length width = run.tracking * (run.end - run.begin);
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    width += run.size * face.advance(face.glyph(page.text[i])) / 1000;
  }
  line.text += page.text.substr(run.begin, run.end - run.begin);
  line.right = run.origin.x + width;
}

std::vector<Line> lines_of(const Page& page, const FontSet& fonts) {
  std::vector<Line> out;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    if (out.empty() || run->begins_line) {
      out.push_back({.left = run->origin.x, .baseline = run->origin.y, .size = run->size});
    }
    append(out.back(), page, *run, fonts);
  }
  return out;
}

// Lists without rules, as the contents, have the same dots and numbers in line after line.
bool has_rules(const Page& page) {
  return std::ranges::any_of(page.items,
                             [](const Item& item) { return std::holds_alternative<Stroke>(item); });
}

// Whether a rule stands between two lines, one of which is below the other.
bool are_parted(const Page& page, const Line& upper, const Line& lower) {
  return std::ranges::any_of(page.items, [&](const Item& item) {
    const auto* stroke = std::get_if<Stroke>(&item);
    return stroke != nullptr && stroke->from.y == stroke->to.y && stroke->from.x <= upper.left &&
           stroke->to.x >= upper.right && stroke->from.y > upper.baseline &&
           stroke->from.y < lower.baseline;
  });
}

bool is_one_place(const Page& page, const Line& one, const Line& other) {
  if (one.right <= other.left || other.right <= one.left) return false;
  const Line& upper = one.baseline < other.baseline ? one : other;
  const Line& lower = one.baseline < other.baseline ? other : one;
  const Length distance = lower.baseline - upper.baseline;
  return distance < upper.size ||
         (distance < upper.size * 3 && has_rules(page) && !are_parted(page, upper, lower));
}

// The texts that stand twice at one place.
std::vector<std::string> doubled(const Page& page, const FontSet& fonts) {
  std::vector<std::string> out;
  std::map<std::u32string, std::vector<Line>> seen;
  for (const Line& line : lines_of(page, fonts)) {
    auto& others = seen[line.text];
    const bool is_doubled = std::ranges::any_of(
        others, [&](const Line& other) { return is_one_place(page, line, other); });
    if (is_doubled) out.push_back(to_utf8(line.text));
    others.push_back(line);
  }
  return out;
}

TEST(Pages, ShowNoTextTwiceAtOnePlace) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  int examples = 0;
  for (const std::string& name : files_in("examples")) {
    const std::string path = "examples/" + name + "/budget.json";
    if (!std::filesystem::exists(std::string(GONGKAI_SOURCE_DIR) + "/" + path)) continue;
    Findings findings;
    const auto document =
        prepare_document(SourceText(path, read_source_file(path)), resources, {}, findings)
            .document;
    const FontSet* fonts = resources.cache().fonts(findings);
    ASSERT_TRUE(document && fonts != nullptr) << all_texts(findings);
    const auto pages = lay_out(*document, *fonts, findings);
    ASSERT_TRUE(pages) << all_texts(findings);
    ++examples;
    for (std::size_t i = 0; i < pages->pages.size(); ++i) {
      EXPECT_EQ(doubled(pages->pages[i], *fonts), std::vector<std::string>())
          << name << " page " << i + 1;
    }
  }
  EXPECT_GE(examples, 5);
}

}  // namespace
}  // namespace gongkai
