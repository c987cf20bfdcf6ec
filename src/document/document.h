#pragma once

// The disclosure package in its final words and figures, without a place on paper: what the
// renderers share. It knows nothing of budgets or packs, and no renderer changes it.

#include <string>
#include <variant>
#include <vector>

#include "document/grid.h"
#include "document/length.h"

namespace gongkai {

enum class HorizontalAlign { kLeft, kCenter, kRight };
enum class VerticalAlign { kTop, kMiddle };

/// How a text looks. Fonts are named by role; fonts.json says which files and names stand for it.
struct Style {
  std::string font_role;  ///< 标题, 表头, 正文, 数字 …
  Length size = points(10);
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
  int indent = 0;  ///< left indent in full-width characters

  friend bool operator==(const Style&, const Style&) = default;
};

/// Paper and margins. Landscape when width > height.
struct PageFormat {
  Length width = millimetres(210);
  Length height = millimetres(297);
  Length top = millimetres(20);
  Length bottom = millimetres(20);
  Length left = millimetres(18);
  Length right = millimetres(18);

  friend bool operator==(const PageFormat&, const PageFormat&) = default;
};

/// One line above a table: 表号, 部门名称 left and 单位 right, a year in the middle.
struct CaptionLine {
  std::string left;
  std::string center;
  std::string right;
};

/// A column's wish; the page's width is shared out by these and by what the texts need.
struct Column {
  /// Preferred width in full-width characters of the body size; 0: from the texts.
  int width = 0;
};

/// A standard table, complete with what stands above and below it.
struct Table {
  std::string id;      ///< as in the pack: "05-general-expenditure"
  std::string number;  ///< "预算05表"; may be empty
  std::string
      name;  ///< short name for contents, sheet tabs and bookmarks: "一般公共预算支出预算表"
  std::string title;  ///< "2023年一般公共预算支出预算表"
  std::vector<CaptionLine> captions;
  std::vector<Column> columns;
  int header_rows = 0;  ///< the first rows of the grid, repeated on every page
  Grid grid;
  std::vector<std::string> notes;  ///< lines under the table
  PageFormat page;
  int title_style = 0;  ///< these are indices into Document::styles
  int caption_style = 0;
  int note_style = 0;
};

/// What stands at the foot of each page, around the page number: "— ", 7, " —".
struct PageNumber {
  std::string before;
  std::string after;
  int style = 0;
  bool is_shown = true;
};

using Block = std::variant<Table>;

/// The whole package.
struct Document {
  std::string title;      ///< "某某局2023年部门预算公开表"
  std::string publisher;  ///< the department's full name
  std::string date;       ///< publication date, YYYY-MM-DD; the only date in any output
  std::string file_name;  ///< without folder and ending; free of characters a file system refuses
  std::string continued_mark;  ///< behind a title on a continued page: "（续表）"
  std::vector<Style> styles;
  std::vector<Block> blocks;
  PageNumber page_number;
};

}  // namespace gongkai
