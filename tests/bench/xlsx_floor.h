#pragma once

// The least that a workbook costs: libxlsxwriter's calls for a document, written down beforehand,
// and made with nothing between them.

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "render/xlsx/cell_formats.h"
#include "render/xlsx/table_sheet.h"
#include "text/font_set.h"

namespace gongkai {

class XlsxFloor {
 public:
  /// Lays the document's sheets out and notes every call. `document` outlives this.
  XlsxFloor(const Document& document, const FontSet& fonts);

  /// Makes the calls: the bytes are those of render_xlsx() without cross-checks.
  std::string write() const;

 private:
  /// A cell: merged or not, with a text, a number, or a number and its formula.
  struct Call {
    CellRange range;
    std::size_t format = 0;  ///< index into formats_
    std::string text;        ///< empty: blank, or a number
    std::string formula;
    std::string link;
    std::optional<double> value;
  };

  /// What a format is made of.
  struct Look {
    int style = 0;
    HorizontalAlign horizontal = HorizontalAlign::kLeft;
    CellLook look = CellLook::kPlain;
    std::optional<Number> number;
  };

  struct SheetCalls {
    std::vector<double> heights;
    std::vector<Call> cells;
    std::string all_cells;
  };

  void note_sheet(const Sheet& sheet);
  std::size_t format_index(const Look& look);
  Call call_for(const Cell& cell, const std::string& link, const SheetLayout& layout);
  void write_sheet(lxw_worksheet* worksheet, std::size_t index,
                   const std::vector<lxw_format*>& formats) const;
  static void write_cell(lxw_worksheet* worksheet, const Call& call, lxw_format* format);

  const Document& document_;
  std::vector<SheetStyle> styles_;
  Table contents_;
  std::vector<Sheet> sheets_;
  std::vector<Look> looks_;
  std::vector<SheetCalls> calls_;
  std::string footer_;
};

}  // namespace gongkai
