#pragma once

// How a sheet prints: paper, margins, scale, repeated rows, page numbers; and what stays in view.

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

/// What stands above and below each page.
struct PageCodes {
  std::string header;
  std::string footer;
};

/// The library's error, if any.
lxw_error set_up_page(lxw_worksheet* worksheet, const Sheet& sheet, const PageCodes& codes);

}  // namespace gongkai
