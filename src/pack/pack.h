#pragma once

// A template pack: the form that a region prescribes for a year. Data only; expand() reads it.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "budget/list_form.h"
#include "check/settings.h"
#include "pack/pack_table.h"
#include "pack/prose.h"

namespace gongkai {

/// A named style of a pack.
struct PackStyle {
  std::string font;         ///< role of fonts.json
  std::string strong_font;  ///< role for emphasized rows; empty: the same
  Length size = points(10);
  HorizontalAlign horizontal = HorizontalAlign::kLeft;
  VerticalAlign vertical = VerticalAlign::kMiddle;
  int indent = 0;
  int first_line_indent = 0;
  Length line_height;
  Length space_before;
  Length space_after;
  bool keeps_with_next = false;  ///< a paragraph on the page of the one below it
};

/// How amounts are printed in one place of a pack; what is not stated is as around it.
struct FormatOverrides {
  std::optional<MoneyUnit> unit;
  std::optional<int> decimals;
  std::optional<bool> has_separators;
  std::optional<ZeroStyle> zero;
  std::optional<bool> is_trimmed;

  NumberFormat applied_to(NumberFormat around) const;
};

/// A cell of a table: the column is named by its heading, or by several top down, joined by "/":
/// "基本支出/小计".
struct CellQuery {
  std::string table;
  std::string row;
  std::string column;
};

/// Items of “三公”经费, added up.
using ThreePublicQuery = std::vector<ThreePublicItem>;

/// A sum over the records of a list.
struct RecordQuery {
  std::string of;    ///< a list of find_record_list()
  ListForm form;     ///< of this list
  std::string item;  ///< an amount of its records
  RecordFilter where;
};

/// An amount used in sentences: {{name}} and the fields derived from it.
struct PackFigure {
  std::string name;
  std::variant<CellQuery, Query, ThreePublicQuery, RecordQuery> source;
  std::string of;         ///< the whole of which {{name.share}} is the percentage
  std::string last_year;  ///< name in the budget's last_year; “三公” has its own
  /// Compared with this figure of last year by the same facts, where the budget's lists know them.
  std::optional<YearFigure> compare;
  FormatOverrides text_amount;  ///< other than the chapter's
  std::string reason;           ///< name in the budget's reasons
  /// What a change without a reason is; empty: nothing.
  std::optional<Severity> without_reason;
  int reason_from = 0;  ///< the change in percent from which a reason is required
  JsonValue where;
};

/// 增减变动的句式: sentences that compare an amount with last year's, chosen by their values.
struct ChangeWords {
  std::string name;              ///< {{figure.name}}
  bool compares_shares = false;  ///< 占比提高几个百分点, of the figure's `of`
  Prose higher;
  Prose lower;
  Prose equal;
  Prose added;                   ///< nothing last year
  Prose ended;                   ///< nothing this year
  std::optional<Prose> missing;  ///< last year's amount unknown; empty: an error
  JsonValue where;
};

/// 其中: lists the nonzero figures: "一般公共预算收入589.34万元；上年结转45.00万元".
struct Breakdown {
  std::string name;  ///< {{name}}
  std::string separator = "；";
  std::vector<std::pair<std::string, std::string>> items;  ///< words → figure
  std::string of;  ///< the figure that the items must add up to; empty: not known
  JsonValue where;
};

/// The order of items in a chapter.
enum class ItemOrder { kFirst, kCode, kListed, kAmount };

/// 逐项: a list of groups of facts, for chapters: {{#items.name}}{{code}}
/// {{amount}}{{/items.name}}.
struct PackItems {
  std::string name;
  Query facts;
  std::vector<GroupKey> by;
  ItemOrder order = ItemOrder::kCode;
  std::optional<YearFigure> compare;  ///< last year's figure that stands beside each
  std::string of;                     ///< the figure that the items part; empty: none is known
  int from_percent = 0;               ///< smaller parts of the whole go into one item at the end
  std::string rest = "其他";          ///< what that is called
  std::string separator = "、";       ///< {{separator}}: between items
  std::string last_separator;         ///< before the last; empty: the same
  std::optional<Severity> without_reason;  ///< as PackFigure, by the budget's item_reasons
  int reason_from = 0;
  FormatOverrides text_amount;  ///< other than the chapter's
  NameOverrides names;          ///< of codes: the pack's
  JsonValue where;
};

/// What the sum of a list must equal.
struct ListTotal {
  std::string column;
  Query facts;
  Severity if_different = Severity::kError;
  JsonValue where;
};

/// A list of the department's own that budgets fill in.
struct PackList {
  ListForm form;
  bool is_required = false;  ///< even if only sections that ask for it speak of it
  std::vector<ListTotal> totals;
};

/// A local text that the pack's chapters use, {{texts.name}}, or its forms: {{project.texts.name}}.
struct PackText {
  std::string name;
  std::string title;  ///< 主要职责
  bool is_required = false;
};

/// In `contents_number`: the table's own number, instead of one that counts on.
inline constexpr std::string_view kNumberOfTable = "{{table.number}}";

/// A part of the document.
struct PackPart {
  enum class Kind { kText, kContents, kTables };
  Kind kind = Kind::kText;
  std::string text;       ///< id of the text
  Prose prose;            ///< and its contents
  bool is_cover = false;  ///< styles of a cover, no numbers before headings
  /// Printed only if the budget states one of these texts; none: always.
  std::vector<std::string> if_texts;
  FormatOverrides text_amount;  ///< other than the pack's
  int contents_depth = 1;       ///< headings up to this level are listed in the contents
  /// The first number of a list, as printed; then of nested lists.
  std::vector<std::string> list_numbers = {"1. "};
  std::string list_mark = "• ";  ///< before the items of a list without numbers
  std::string contents_title;
  std::vector<std::string> tables;  ///< ids
  std::string contents_number;      ///< the first number of the tables in the contents; empty: none
  /// Above the tables in the contents, numbered as a chapter's heading; empty: none.
  FieldText contents_heading;
  bool has_page_number = true;
  JsonValue where;
};

/// How amounts are rounded: each independently, or so that the printed amounts add up (平衡).
enum class Rounding { kEach, kBalanced };

/// A loaded pack, complete: what it inherits is copied in.
struct Pack {
  std::string name;
  std::vector<std::string> chain;  ///< its name and those of the packs it extends, nearest first
  std::vector<std::string> relation_chain;  ///< the part of the chain whose relations apply
  bool has_own_relations = false;           ///< none are inherited
  std::string title;                        ///< what `gongkai packs` shows
  std::vector<std::pair<std::string, PackStyle>> styles;
  PageFormat page;        ///< of tables that state no other
  NumberFormat amount;    ///< likewise
  PercentFormat percent;  ///< likewise
  std::vector<PackCaption> captions;
  std::vector<PackCaption> captions_above;  ///< above the title
  FieldText document_title;
  FieldText file_name;
  FieldText tables_title;  ///< of the workbook and the tables alone
  FieldText tables_file_name;
  PageFormat text_page;
  NumberFormat text_amount;  ///< of amounts in sentences
  /// Differences in sentences are those of the two printed amounts, not of the exact ones.
  bool has_printed_differences = false;
  std::vector<std::string> heading_numbers;  ///< the first number of each level: "一、"
  std::vector<PackFigure> figures;
  std::vector<ChangeWords> changes;
  std::vector<Breakdown> breakdowns;
  std::vector<PackItems> items;
  std::vector<PackList> lists;
  NameOverrides names;  ///< of codes, in all tables and chapters
  PackWords words;
  std::vector<PackText> texts;
  std::vector<PackText> project_texts;
  CheckSettings checks;          ///< severities of checks for this pack
  bool is_for_one_unit = false;  ///< 单位预算: of a budget with a single unit
  std::string unit_pack;         ///< the pack of the units' own packages; empty: the same
  std::vector<PackPart> parts;   ///< of the document; each table is in one
  Rounding rounding = Rounding::kEach;
  std::string rounding_note;  ///< under a table with 尾差; empty: none
  std::string continued_mark;
  std::string page_number_before;
  std::string page_number_after;
  bool has_page_number = true;
  PageNumberPlace page_number_place = PageNumberPlace::kCenter;
  std::vector<std::string> table_ids;                        ///< in the order of the package
  std::vector<std::pair<std::string, FieldText>> titles;     ///< names of tables, by their ids
  std::vector<std::pair<std::string, std::string>> numbers;  ///< of tables, by their ids
  std::string table_numbers;  ///< the first number of tables that state none: 预算01表; empty: none
  std::vector<PackTable> tables;                         ///< in this order
  JsonValue written;                                     ///< pack.json with all that it inherits
  std::vector<std::shared_ptr<const JsonTree>> sources;  ///< keep every `where` valid

  const PackStyle* style(std::string_view style_name) const;
};

}  // namespace gongkai
