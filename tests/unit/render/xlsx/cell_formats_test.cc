#include "render/xlsx/cell_formats.h"

#include <gtest/gtest.h>

#include <memory>

namespace gongkai {
namespace {

const FontRole kBody{.faces = {}, .excel_name = "宋体"};

// A workbook that is never written.
using Workbook = std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)>;
Workbook workbook() { return {workbook_new("unused.xlsx"), &lxw_workbook_free}; }

TEST(CellFormats, TellAJustifiedStyleFromTheNext) {
  const std::vector<SheetStyle> styles{
      {Style{.font_role = "正文", .size = points(9)}, &kBody},
      {Style{.font_role = "正文", .size = points(18)}, &kBody},
  };
  const Workbook book = workbook();
  CellFormats formats(book.get(), styles);
  lxw_format* note = formats.text(0, HorizontalAlign::kJustify, CellLook::kPlain);
  lxw_format* title = formats.text(1, HorizontalAlign::kLeft, CellLook::kPlain);
  EXPECT_EQ(note->font_size, 9);
  EXPECT_EQ(title->font_size, 18);
}

// The library takes long over formats that look like earlier ones.
TEST(CellFormats, AreOneForStylesThatLookAlike) {
  const Style style{.font_role = "正文", .size = points(10)};
  const std::vector<SheetStyle> styles{{style, &kBody}, {style, &kBody}};
  const Workbook book = workbook();
  CellFormats formats(book.get(), styles);
  const Cell amount{.number = Number{.format = {.decimals = 2}}, .style = 1};
  EXPECT_EQ(formats.text(0, HorizontalAlign::kLeft, CellLook::kBordered),
            formats.text(1, HorizontalAlign::kLeft, CellLook::kBordered));
  EXPECT_NE(formats.text(1, HorizontalAlign::kLeft, CellLook::kBordered),
            formats.cell(amount, CellLook::kBordered, 0));
  EXPECT_NE(formats.text(1, HorizontalAlign::kLeft, CellLook::kBordered),
            formats.text(1, HorizontalAlign::kLeft, CellLook::kPlain));
}

}  // namespace
}  // namespace gongkai
