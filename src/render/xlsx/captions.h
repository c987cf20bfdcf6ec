#pragma once

// The lines above a table: which columns each part of a line is merged over.

#include <vector>

#include "document/document.h"
#include "document/grid.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/column_widths.h"

namespace gongkai {

/// A text beside the grid: title, part of a caption line, note.
struct SheetText {
  CellRange range;  ///< rows and columns of the sheet
  std::string text;
  int style = 0;
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
};

/// The parts of a caption line, left to right, from the first column to the last, each wide enough
/// for its text as far as the columns allow. Their rows are 0. With fewer columns than parts the
/// texts stand together in one; with no part that one is empty.
std::vector<SheetText> place_caption(const CaptionLine& caption, int style,
                                     const std::vector<ColumnWidth>& columns,
                                     const std::vector<SheetStyle>& styles);

}  // namespace gongkai
