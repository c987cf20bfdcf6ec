#pragma once

// Caption lines above a table: the columns over which each part is merged.

#include <vector>

#include "document/document.h"
#include "document/grid.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/column_widths.h"

namespace gongkai {

/// A text outside the grid: title, part of a caption line, note.
struct SheetText {
  CellRange range;  ///< rows and columns of the sheet
  std::string text;
  int style = 0;
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
};

/// The parts of a caption line, left to right, over all columns, each wide enough for its text if
/// the columns allow. Their rows are 0. With fewer columns than parts the texts are joined in one
/// part; without any part there is one empty part.
std::vector<SheetText> place_caption(const CaptionLine& caption, int style,
                                     const std::vector<ColumnWidth>& columns,
                                     const std::vector<SheetStyle>& styles);

}  // namespace gongkai
