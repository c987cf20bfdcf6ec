#pragma once

// The contents sheet: a table of the tables, whose names lead to their sheets.

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

inline constexpr const char* kContentsName = "目录";

/// The contents as a table, in the styles of the first of `tables` (there is at least one) and a
/// centered one of its own that is added to `styles`.
Table contents_table(const Document& document, const std::vector<const Table*>& tables,
                     std::vector<SheetStyle>& styles);

/// Makes the lines of the contents, already written, links to the sheets behind `sheets[0]`.
/// The library's first error, if any.
lxw_error write_links(lxw_worksheet* worksheet, const std::vector<Sheet>& sheets,
                      CellFormats& formats);

}  // namespace gongkai
