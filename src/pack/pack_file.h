#pragma once

// The shapes of a pack's files: their members, how these are inherited, and where they go in the
// Pack.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "source/inherit.h"
#include "source/shape.h"

namespace gongkai {

/// The shapes of pack.json and tables/<id>.json, merged with all that they inherit.
const Shape<Pack>& pack_file_shape();
const Shape<PackTable>& table_file_shape();

/// How the members of pack.json and of tables are inherited.
const InheritanceRule& pack_inheritance();
const InheritanceRule& table_inheritance();

/// "relations" of pack.json: none are inherited.
inline constexpr const char* kOwnRelations = "own";

/// Shapes of changes of a heading and of lines of a balance, for the schema, and how lines inherit.
Shape<Heading> heading_change_shape();
Shape<BalanceLine> line_change_shape();
const InheritanceRule& line_inheritance();

/// An object read as a list of its values; the member names become the values' `name`.
template <class T>
Shape<std::vector<T>> named(const Shape<T>& element) {
  const auto all = pairs(element);
  return {.read =
              [all](const JsonValue& value, std::vector<T>& out, Findings& findings) {
                std::vector<std::pair<std::string, T>> read;
                const bool is_good = all.read(value, read, findings);
                for (auto& [name, made] : read) {
                  made.name = name;
                  out.push_back(std::move(made));
                }
                return is_good;
              },
          .describe = all.describe};
}

/// Shapes of parts, used by the two above.
Shape<PageFormat> page_shape();
Shape<PageFormat> table_page_shape();
Shape<NumberFormat> amount_shape();
Shape<NumberFormat> table_amount_shape();
Shape<FormatOverrides> format_overrides_shape();
Shape<PercentFormat> percent_shape();
Shape<YearFigure> year_figure_shape();
Shape<NameOverrides> code_names_shape();
Shape<ZeroStyle> zero_shape();
Shape<std::vector<PackCaption>> captions_shape();
Shape<std::vector<std::pair<std::string, PackStyle>>> styles_shape();
Shape<Heading> heading_shape();
Shape<GroupKey> group_key_shape();
Shape<GroupOrder> group_order_shape();
Shape<BalanceSide> balance_side_shape();
Shape<std::vector<BalanceLine>> lines_shape();
Shape<FormRows> form_rows_shape();
Shape<FactSet> fact_set_shape();
Shape<Length> points_shape(int least, int most);
Shape<ThreePublicItem> three_public_item_shape();
Shape<std::vector<PackList>> lists_shape();
Shape<RecordFilter> record_filter_shape();
Shape<RecordQuery> record_query_shape();
Shape<RecordLevel> record_level_shape();
Shape<PackFigure> figure_shape();
Shape<ChangeWords> change_words_shape();
Shape<Breakdown> breakdown_shape();
Shape<PackItems> items_shape();
Shape<PackPart> part_shape();

}  // namespace gongkai
