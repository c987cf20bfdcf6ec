#pragma once

// The files of a pack as they are written, before inheritance and defaults are worked out.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/inherit.h"
#include "source/shape.h"
#include "template/pack.h"

namespace gongkai {

/// "page": what a pack or a table says of its paper.
struct PageFile {
  std::optional<bool> is_landscape;
  std::optional<Length> top;
  std::optional<Length> bottom;
  std::optional<Length> left;
  std::optional<Length> right;
};

/// "amount": how amounts are printed.
struct AmountFile {
  std::optional<MoneyUnit> unit;
  std::optional<int> decimals;
  std::optional<bool> has_separators;
  std::optional<ZeroStyle> zero;
  std::optional<bool> is_trimmed;
};

/// "page_number".
struct PageNumberFile {
  std::string before;
  std::string after;
  bool is_shown = true;
  PageNumberPlace place = PageNumberPlace::kCenter;
};

/// "texts": a local text that chapters use.
struct PackTextFile {
  std::string title;
  bool is_required = false;
};

/// pack.json.
struct PackFile {
  std::string schema;
  std::string title;
  std::string extends;
  FieldText document_title;
  FieldText file_name;
  FieldText tables_title;
  FieldText tables_file_name;
  PageFile text_page;
  AmountFile text_amount;
  std::optional<std::vector<std::string>> heading_numbers;
  std::vector<std::pair<std::string, PackFigure>> figures;
  std::vector<std::pair<std::string, ChangeWords>> changes;
  std::vector<std::pair<std::string, Breakdown>> breakdowns;
  std::vector<std::pair<std::string, PackTextFile>> texts;
  std::vector<std::pair<std::string, PackTextFile>> project_texts;
  PackWords words;
  CheckSettings::Levels checks;
  std::vector<std::string> secret_words;
  std::optional<bool> is_for_one_unit;
  std::optional<std::vector<PackPart>> parts;
  std::vector<std::pair<std::string, PackStyle>> styles;
  PageFile page;
  AmountFile amount;
  std::optional<PageNumberFile> page_number;
  std::optional<std::string> continued_mark;
  std::optional<Rounding> rounding;
  std::optional<std::string> rounding_note;
  std::optional<std::vector<PackCaption>> captions;
  std::optional<std::vector<PackCaption>> captions_above;
  std::optional<std::vector<std::string>> tables;
  JsonValue where;
};

/// tables/<id>.json.
struct TableFile {
  std::string schema;
  std::string extends;  ///< id of the table that this one changes; empty: none
  std::string kind;
  FieldText name;
  FieldText contents_name;
  std::string number;
  TableEach each = TableEach::kOnce;
  bool has_number_once = false;
  NameOverrides names;
  /// Heading path → the members to change; a null removes the heading.
  std::vector<std::pair<std::string, JsonValue>> column_changes;
  /// Heading path → headings that are added behind it.
  std::vector<std::pair<std::string, std::vector<Heading>>> columns_after;
  FieldText title;
  PageFile page;
  bool is_on_same_page = false;
  AmountFile amount;
  std::optional<std::vector<PackCaption>> captions;
  std::optional<std::vector<PackCaption>> captions_above;
  std::vector<PackNote> notes;
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;
  std::vector<RowLevel> levels;    // pivot
  std::string column_numbers;      // pivot
  std::vector<BalanceSide> sides;  // balance
  bool is_partial = false;         // balance
  RecordList records = RecordList::kThreePublic;
  std::vector<int> widths;          // form
  std::vector<FormRows> form_rows;  // form
  JsonValue where_it_stands;
};

const Shape<PackFile>& pack_file_shape();
const Shape<TableFile>& table_file_shape();

/// How the members of pack.json and of tables are inherited.
const InheritanceRule& pack_inheritance();
const InheritanceRule& table_inheritance();

/// Shape of a change of a heading.
Shape<Heading> heading_change_shape();

/// Shapes of parts, used by the two above.
Shape<PageFile> page_shape();
Shape<AmountFile> amount_shape();
Shape<ZeroStyle> zero_shape();
Shape<std::vector<PackCaption>> captions_shape();
Shape<std::vector<std::pair<std::string, PackStyle>>> styles_shape();
Shape<Heading> heading_shape();
Shape<GroupKey> group_key_shape();
Shape<GroupOrder> group_order_shape();
Shape<BalanceSide> balance_side_shape();
Shape<FormRows> form_rows_shape();
Shape<FactSet> fact_set_shape();
Shape<Length> points_shape(int least, int most);
Shape<ThreePublicItem> three_public_item_shape();
Shape<RecordItem> record_item_shape();
Shape<RecordList> record_list_shape();
Shape<PackFigure> figure_shape();
Shape<ChangeWords> change_words_shape();
Shape<Breakdown> breakdown_shape();
Shape<PackPart> part_shape();

}  // namespace gongkai
