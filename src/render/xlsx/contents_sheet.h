#pragma once

// The contents sheet: a table of the tables, whose names lead to their sheets.

#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

inline constexpr const char* kContentsName = "目录";

/// The contents as a table, in the styles of the first of `tables` (there is at least one) and a
/// centered one of its own that is added to `styles`. After the tables it lists `others`.
Table contents_table(const Document& document, const std::vector<const Table*>& tables,
                     const std::vector<std::string>& others, std::vector<SheetStyle>& styles);

/// Makes the lines of the contents links to the sheets after `sheets[0]`.
void link_contents(std::vector<Sheet>& sheets);

}  // namespace gongkai
