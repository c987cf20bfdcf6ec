#pragma once

// The files of a pack as they are written, before inheritance and defaults are worked out.

#include <optional>
#include <string>
#include <utility>
#include <vector>

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
};

/// "page_number".
struct PageNumberFile {
  std::string before;
  std::string after;
  bool is_shown = true;
};

/// pack.json.
struct PackFile {
  std::string schema;
  std::string title;
  std::string extends;
  FieldText document_title;
  FieldText file_name;
  std::vector<std::pair<std::string, PackStyle>> styles;
  PageFile page;
  AmountFile amount;
  std::optional<PageNumberFile> page_number;
  std::optional<std::string> continued_mark;
  std::optional<std::vector<PackCaption>> captions;
  std::optional<std::vector<std::string>> tables;
  JsonValue where;
};

/// tables/<id>.json.
struct TableFile {
  std::string schema;
  std::string kind;
  std::string name;
  std::string number;
  FieldText title;
  PageFile page;
  AmountFile amount;
  std::optional<std::vector<PackCaption>> captions;
  std::vector<PackNote> notes;
  FactSet facts = FactSet::kExpenditure;
  Filter where;
  std::vector<Heading> columns;
  std::vector<RowLevel> levels;     // pivot
  std::vector<BalanceSide> sides;   // balance
  std::vector<int> widths;          // form
  std::vector<FormRows> form_rows;  // form
  JsonValue where_it_stands;
};

const Shape<PackFile>& pack_file_shape();
const Shape<TableFile>& table_file_shape();

/// Shapes of parts, used by the two above.
Shape<PageFile> page_shape();
Shape<AmountFile> amount_shape();
Shape<ZeroStyle> zero_shape();
Shape<std::vector<PackCaption>> captions_shape();
Shape<std::vector<std::pair<std::string, PackStyle>>> styles_shape();
Shape<Heading> heading_shape();
Shape<BalanceSide> balance_side_shape();
Shape<FormRows> form_rows_shape();
Shape<FactSet> fact_set_shape();

}  // namespace gongkai
