#pragma once

// The disclosure package in its final words and figures, before layout: the common input of the
// renderers. It knows nothing of budgets or packs, and no renderer changes it.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "document/grid.h"
#include "document/length.h"

namespace gongkai {

/// kJustify: every line but the last of a paragraph is justified; in tables the same as kLeft.
enum class HorizontalAlign { kLeft, kCenter, kRight, kJustify };
enum class VerticalAlign { kTop, kMiddle };

/// How a text looks. Fonts are named by role; fonts.json maps roles to files and names.
struct Style {
  std::string font_role;  ///< 标题, 表头, 正文, 数字 …
  Length size = points(10);
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
  int indent = 0;  ///< left indent in full-width characters

  // Of paragraphs; tables do not use them.
  int first_line_indent = 0;  ///< further indent of the first line, full-width characters
  Length line_height;         ///< from baseline to baseline; 0: by the size
  Length space_before;        ///< above a paragraph, except at the top of a page
  Length space_after;
  bool keeps_with_next = false;  ///< stays on the same page as the next paragraph

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

/// One line above or below a table's title: 表号, 部门名称 left and 单位 right, a year in the
/// middle.
struct CaptionLine {
  std::string left;
  std::string center;
  std::string right;
};

/// A column's preferences; the page width is distributed by these and by the needs of the texts.
struct Column {
  /// Preferred width in full-width characters of the body size; 0: from the texts.
  int width = 0;
  bool is_amount = false;   ///< holds amounts, not texts
  bool heads_rows = false;  ///< its texts are the row headers
};

/// A cell of a workbook that leads to a file or folder.
struct CellLink {
  int row = 0;  ///< of the grid
  int column = 0;
  std::string target;  ///< relative to the workbook: "250/1/表.xlsx"
};

/// A table with everything above and below it.
struct Table {
  std::string id;      ///< as in the pack: "05-general-expenditure"
  std::string number;  ///< "预算05表"; may be empty
  std::string
      name;  ///< short name for contents, sheet tabs and bookmarks: "一般公共预算支出预算表"
  std::string title;                        ///< "2023年一般公共预算支出预算表"
  std::vector<CaptionLine> captions_above;  ///< above the title
  std::vector<CaptionLine> captions;        ///< between title and grid
  std::vector<Column> columns;
  int header_rows = 0;  ///< the first rows of the grid, repeated on every page
  Length row_height;    ///< the least of the other rows; 0: by their texts
  Grid grid;
  std::vector<CellLink> links;     ///< in workbooks; pages show the text alone
  bool has_filter = false;         ///< in a workbook, the last header row has filters
  std::vector<CellRange> bars;     ///< in workbooks, ranges with data bars; each has its own scale
  std::vector<std::string> notes;  ///< lines under the table
  std::string contents_heading;  ///< a line above it in the contents, over the tables; empty: none
  std::string contents_entry;    ///< its line in the table of contents; empty: not listed
  PageFormat page;
  bool lacks_amounts = false;  ///< some of its amounts are not known: they are blank, not zero
  /// Follows the previous table on the same page if it fits there as a whole.
  bool follows_on_page = false;
  int title_style = 0;  ///< these are indices into Document::styles
  int caption_style = 0;
  int note_style = 0;
};

/// A span of text and its origin.
struct Span {
  std::string text;  ///< "\n" ends a line
  int style = 0;     ///< font only; the size is that of the paragraph
  /// The origin, for the trace: "cell 05-general-expenditure 合计/小计", "budget /reasons/total".
  /// Empty: prose of the pack.
  std::string origin;
};

/// The place of a paragraph in lists. Lists may be nested in items of others.
struct ListPlace {
  int depth = 0;             ///< nesting depth; 0: not in a list
  bool begins_list = false;  ///< starts the innermost list
  bool begins_item = false;  ///< starts an item; else it continues the item above
  bool is_numbered = false;  ///< items have numbers, not bullets
};

/// A paragraph of running text, or a heading.
struct Paragraph {
  std::vector<Span> spans;
  int style = 0;  ///< alignment, indents and spacing, index into Document::styles
  int level = 0;  ///< 0: text; 1, 2 …: a heading of this level: kept with what follows, bookmarked
  bool is_in_contents = false;  ///< a heading that the contents list
  ListPlace list;
  std::size_t label_size = 0;  ///< length in bytes of the number or mark of its item

  /// The whole text, including line ends.
  std::string text() const;
};

/// Flexible space: the free height of the page is divided evenly among its stretches. Centres the
/// texts of a cover.
struct Stretch {};

/// Whether the pages of a part show page numbers. Pages without numbers are not counted either.
enum class PageNumbering { kShown, kNone };

/// Running text: cover, chapters, glossary. Starts on a new page.
struct TextPart {
  std::string id;  ///< the pack's file: "02-explanation"
  PageFormat page;
  PageNumbering numbering = PageNumbering::kShown;
  std::vector<std::variant<Paragraph, Stretch>> content;
};

/// 目录: the headings and tables that are to be listed, with dotted leaders, page numbers and
/// links. Its lines are made once the pages are known.
struct Contents {
  std::string title;
  PageFormat page;
  PageNumbering numbering = PageNumbering::kShown;
  int title_style = 0;
  std::vector<int> level_styles;  ///< of lines of level 1, 2 …; the last for deeper levels
  int table_level = 2;            ///< the level of tables
};

/// Position of page numbers in the footer: centred, or right on odd and left on even pages.
enum class PageNumberPlace { kCenter, kOuter };

/// The footer of each page, with the text around the page number: "— ", 7, " —".
struct PageNumber {
  std::string before;
  std::string after;
  int style = 0;
  bool is_shown = true;
  PageNumberPlace place = PageNumberPlace::kCenter;
};

using Block = std::variant<Table, TextPart, Contents>;

/// The name of a file of the package.
struct Naming {
  std::string title;      ///< "某某局2023年部门预算公开"
  std::string file_name;  ///< without folder and ending; free of characters a file system refuses
};

/// The whole package.
struct Document {
  Naming whole;                ///< of the document with all chapters
  Naming tables;               ///< of the tables alone: the workbook
  std::string publisher;       ///< the department's full name
  std::string date;            ///< publication date, YYYY-MM-DD; the only date in any output
  std::string continued_mark;  ///< suffix of a title on a continued page: "（续表）"
  std::vector<Style> styles;
  std::vector<Block> blocks;
  PageNumber page_number;
  std::string page_mark;  ///< in the header of every page: "草稿"; empty: none
};

}  // namespace gongkai
