#pragma once

// Page setup of a sheet: paper, margins, scale, repeated rows, page numbers; and frozen panes.

#include <xlsxwriter.h>

#include "document/document.h"
#include "render/xlsx/cell_text.h"
#include "render/xlsx/table_sheet.h"

namespace gongkai {

/// Excel's code for a footer with the page number in the middle: &C&"宋体,Regular"&14— &P —;
/// empty if none is shown.
std::string footer_code(const PageNumber& number, const std::vector<SheetStyle>& styles);

/// Likewise for a header with the document's mark at the right.
std::string header_code(const Document& document, const std::vector<SheetStyle>& styles);

/// The codes for header and footer.
struct PageCodes {
  std::string header;
  std::string footer;
};

/// The library's error, if any.
lxw_error set_up_page(lxw_worksheet* worksheet, const Sheet& sheet, const PageCodes& codes);

}  // namespace gongkai
