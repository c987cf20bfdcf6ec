// No page of an example shows a text twice at one place: over itself, or twice in one cell.

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gongkai.h"
#include "layout/lay_out.h"
#include "prepare.h"
#include "resources.h"
#include "source/unicode.h"
#include "support/files.h"

namespace gongkai {
namespace {

// What a run covers: its em boxes.
struct Covered {
  Length left;
  Length right;
  Length baseline;
  Length size;
};

Covered covered(const Page& page, const GlyphRun& run, const FontSet& fonts) {
  const FontFace& face = fonts.faces()[static_cast<std::size_t>(run.face)];
  Length width = run.tracking * (run.end - run.begin);
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    width += run.size * face.advance(face.glyph(page.text[i])) / 1000;
  }
  return {run.origin.x, run.origin.x + width, run.origin.y, run.size};
}

// Whether a rule stands between two runs, one of which is below the other.
bool are_parted(const Page& page, const Covered& upper, const Covered& lower) {
  return std::ranges::any_of(page.items, [&](const Item& item) {
    const auto* stroke = std::get_if<Stroke>(&item);
    return stroke != nullptr && stroke->from.y == stroke->to.y && stroke->from.x <= upper.left &&
           stroke->to.x >= upper.right && stroke->from.y > upper.baseline &&
           stroke->from.y < lower.baseline;
  });
}

bool is_one_place(const Page& page, const Covered& one, const Covered& other) {
  if (one.right <= other.left || other.right <= one.left) return false;
  const Covered& upper = one.baseline < other.baseline ? one : other;
  const Covered& lower = one.baseline < other.baseline ? other : one;
  const Length distance = lower.baseline - upper.baseline;
  return distance < upper.size || (distance < upper.size * 3 && !are_parted(page, upper, lower));
}

// The texts that stand twice at one place.
std::vector<std::string> doubled(const Page& page, const FontSet& fonts) {
  std::map<std::u32string, std::vector<Covered>> seen;
  std::vector<std::string> out;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    const std::u32string text = page.text.substr(run->begin, run->end - run->begin);
    const Covered here = covered(page, *run, fonts);
    auto& others = seen[text];
    const bool is_doubled = std::ranges::any_of(
        others, [&](const Covered& other) { return is_one_place(page, here, other); });
    if (is_doubled) out.push_back(to_utf8(text));
    others.push_back(here);
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
    PackageFacts facts;
    const auto made =
        make_document(SourceText(path, read_source_file(path)), resources, {}, facts, findings);
    const FontSet* fonts = resources.cache().fonts(findings);
    ASSERT_TRUE(made && fonts != nullptr) << all_texts(findings);
    const auto pages = lay_out(made->document, *fonts, findings);
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
