#include "unit/layout/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "layout/lay_out.h"
#include "source/unicode.h"
#include "text/punctuation.h"

namespace gongkai::sample {
namespace {

std::vector<Style> styles() {
  const auto center = HorizontalAlign::kCenter;
  return {{.font_role = "标题", .size = points(18), .horizontal = center},
          {.font_role = "表头", .size = points(10), .horizontal = center},
          {.font_role = "正文", .size = points(10)},
          {.font_role = "数字", .size = points(10), .horizontal = HorizontalAlign::kRight},
          {.font_role = "正文", .size = points(9)},
          {.font_role = "正文", .size = points(10), .horizontal = center},
          {.font_role = "正文", .size = points(10), .indent = 1}};
}

bool overlap(const RunBox& a, const RunBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

RunBox covered(const Stroke& stroke) {
  const Length half = stroke.width / 2;
  return {stroke.from.x - half, stroke.to.x + half, stroke.from.y - half, stroke.to.y + half};
}

template <typename T>
std::vector<T> items_of(const Page& page) {
  std::vector<T> out;
  for (const Item& item : page.items) {
    if (const T* found = std::get_if<T>(&item)) out.push_back(*found);
  }
  return out;
}

void expect_clean(const Page& page, const PageFormat& format) {
  const std::vector<GlyphRun> all = items_of<GlyphRun>(page);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const RunBox a = sample::box(page, all[i]);
    const std::string shown =
        to_utf8(std::u32string_view(page.text).substr(all[i].begin, all[i].end - all[i].begin));
    EXPECT_GE(a.left, format.left) << shown;
    EXPECT_LE(a.right, format.width - format.right) << shown;
    EXPECT_GE(a.top, format.top) << shown;
    if (i + 1 < all.size()) {
      EXPECT_LE(a.bottom, format.height - format.bottom) << shown;
    }
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      EXPECT_FALSE(overlap(a, sample::box(page, all[j]))) << shown;
    }
    for (const Stroke& stroke : items_of<Stroke>(page)) {
      EXPECT_FALSE(overlap(a, covered(stroke))) << shown;
    }
  }
}

}  // namespace

const FontSet& fonts() {
  static const FontSet loaded = [] {
    Findings findings;
    auto set = FontSet::load(GONGKAI_SOURCE_DIR "/fonts", findings);
    EXPECT_TRUE(set.has_value());
    return std::move(*set);
  }();
  return loaded;
}

Table table(const std::vector<std::string>& headings, const std::vector<int>& widths) {
  Table made;
  made.name = "支出预算表";
  made.title = "2023年部门支出预算表";
  made.captions = {{.right = "预算03表"},
                   {.left = "部门名称：老城区科工局", .right = "单位：万元"}};
  made.grid = Grid(static_cast<int>(headings.size()));
  std::vector<Cell> row;
  for (const std::string& text : headings) row.push_back(heading(text));
  EXPECT_TRUE(made.grid.add_row(row));
  made.header_rows = 1;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    made.columns.push_back({i < widths.size() ? widths[i] : 0});
  }
  made.page.width = millimetres(297);
  made.page.height = millimetres(210);
  made.title_style = kTitle;
  made.caption_style = kBody;
  made.note_style = kSmall;
  return made;
}

void add_rows(Table& table, int rows) {
  for (int i = 1; i <= rows; ++i) {
    std::vector<Cell> row{cell("第" + std::to_string(i) + "行")};
    while (static_cast<int>(row.size()) < table.grid.columns()) {
      row.push_back(figure(std::to_string(i * 37) + ".50"));
    }
    ASSERT_TRUE(table.grid.add_row(row));
  }
}

Document document(std::vector<Table> tables) {
  Document made;
  made.whole.title = "公开表";
  made.continued_mark = "（续表）";
  made.styles = styles();
  for (Table& one : tables) made.blocks.emplace_back(std::move(one));
  made.page_number = {"— ", " —", kBody};
  return made;
}

Pages pages_of(const Document& document) {
  Findings findings;
  auto pages = lay_out(document, fonts(), findings);
  for (const Finding& finding : findings.all()) ADD_FAILURE() << finding.message;
  return pages ? std::move(*pages) : Pages();
}

Pages pages_of(Table table) {
  std::vector<Table> tables;
  tables.push_back(std::move(table));
  return pages_of(document(std::move(tables)));
}

Pages pages_of(TextPart part) {
  Document made = document({});
  made.page_number.is_shown = false;
  made.blocks.emplace_back(std::move(part));
  return pages_of(made);
}

std::vector<std::string> runs(const Page& page) {
  std::vector<std::string> out;
  for (const GlyphRun& run : items_of<GlyphRun>(page)) {
    out.push_back(to_utf8(std::u32string_view(page.text).substr(run.begin, run.end - run.begin)));
  }
  return out;
}

std::string text(const Page& page) { return to_utf8(page.text); }

int count(const Page& page, std::string_view what) {
  const std::string all = text(page);
  int found = 0;
  for (auto at = all.find(what); at != std::string::npos; at = all.find(what, at + 1)) ++found;
  return found;
}

RunBox box(const Page& page, const GlyphRun& run) {
  const FontFace& face = fonts().faces()[static_cast<std::size_t>(run.face)];
  Length width;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    width += run.size * face.advance(face.glyph(page.text[i])) / 1000;
  }
  width += run.tracking * (run.end - run.begin - 1);
  // The blank halves of marks at a line's ends may stand outside.
  Length left = run.origin.x;
  if (spacing_of(page.text[run.begin]) == Spacing::kOpening) left += run.size / 2;
  if (spacing_of(page.text[run.end - 1]) == Spacing::kClosing) width -= run.size / 2;
  return {left, run.origin.x + width, run.origin.y - run.size * 88 / 100,
          run.origin.y + run.size * 12 / 100};
}

void expect_clean(const Pages& pages, const PageFormat& format) {
  for (const Page& page : pages.pages) expect_clean(page, format);
}

}  // namespace gongkai::sample
