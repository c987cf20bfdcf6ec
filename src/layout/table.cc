#include "layout/table.h"

#include <cassert>
#include <utility>
#include <vector>

#include "layout/columns.h"
#include "layout/measure.h"
#include "layout/table_tags.h"
#include "layout/table_writer.h"
#include "layout/wide_table.h"

namespace gongkai {
namespace {

// Writes a table in parts: all but the first begin on a new page, have no bookmark, and have the
// mark of continued pages in their titles.
std::optional<Length> write_parts(const std::vector<TablePart>& parts, TableSetting setting,
                                  const TableOutput& output) {
  std::optional<Length> end;
  for (const TablePart& part : parts) {
    MeasuredTable measured = measure_table(part.table, setting.styles, output.pool);
    output.tags.go_to_part(part.cells);
    end = write_table(part.table, setting, std::move(measured), output);
    if (!end) return end;
    setting.continued_mark = {};
    setting.end_above.reset();
    setting.has_bookmark = false;
  }
  return end;
}

std::optional<Length> lay_out_wide_table(const Table& table, TableSetting setting,
                                         MeasuredTable measured, const TableOutput& output) {
  constexpr Length kStep = Length::from_milli_points(500);
  const std::span<const TextStyle> given = setting.styles;
  std::vector<TextStyle> smaller;
  Length size = body_size(table, given);
  for (Length by = kStep; size - by >= kSmallestSize; by += kStep) {
    smaller = smaller_styles(table, given, by);
    MeasuredTable tried = measure_table(table, smaller, output.pool);
    setting.styles = smaller;
    if (fits_width(table, tried)) {
      return write_table(table, setting, std::move(tried), output);
    }
    measured = std::move(tried);
  }
  const std::vector<TablePart> parts =
      column_groups(table, measured.least, text_width(table.page), setting.continued_mark);
  if (!parts.empty()) return write_parts(parts, setting, output);
  report_width(table, measured, output.findings);
  return write_table(table, setting, std::move(measured), output);
}

}  // namespace

std::optional<Length> lay_out_table(const Table& table, const TableSetting& setting, TextPool& pool,
                                    Pages& out, Findings& findings) {
  assert(table.grid.is_closed());
  MeasuredTable measured = measure_table(table, setting.styles, pool);
  TableTags tags(table, setting.level);
  const TableOutput output{pool, out, tags, findings};
  if (!fits_width(table, measured)) {
    return lay_out_wide_table(table, setting, std::move(measured), output);
  }
  report_width(table, measured, findings);
  return write_table(table, setting, std::move(measured), output);
}

}  // namespace gongkai
