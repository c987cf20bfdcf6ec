#pragma once

// The library's formats of one workbook: one for each distinct look, made on first use.

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "money/amount.h"
#include "render/xlsx/cell_text.h"

namespace gongkai {

/// Borders and placement of a text.
enum class CellLook : std::uint8_t {
  kPlain,     ///< nothing: titles, notes
  kBordered,  ///< lines on all sides: the grid
  kSpread,    ///< the same, text at the top: pages may break inside
  kLink,      ///< lines and the look of a link: contents
};

/// Excel's format code: "0.00;-0.00;;@" leaves zero blank. Rounds half up as format_amount does.
/// With `places` (else 0), all numbers are as wide as with that many decimals: "0.0_0" reserves the
/// width of a second one. A trimmed number is General, which neither rounds nor separates, or with
/// places "0.0?", for which whole numbers have a format of their own: see format_in_workbook().
std::string number_format_code(const NumberFormat& format, int places);

/// The code for whole numbers, which also reserves the width of the decimal point:
/// "0_._0_0;-0_._0_0;;@".
std::string whole_number_code(const NumberFormat& format, int places);

/// The format whose code shows a number as it is printed: trimmed only where General, or with
/// places "0.0?", does so.
NumberFormat format_in_workbook(const Number& number, int places);

class CellFormats {
 public:
  /// Both must outlive this.
  CellFormats(lxw_workbook* workbook, const std::vector<SheetStyle>& styles)
      : workbook_(workbook), styles_(&styles) {}

  /// Texts wrap; `horizontal` overrides the style's.
  lxw_format* text(int style, HorizontalAlign horizontal, CellLook look);
  /// The format of a cell in the grid, with the number format if it holds a number; `places` as in
  /// number_format_code().
  lxw_format* cell(const Cell& cell, CellLook look, int places);
  /// A format for conditions: a number format only.
  lxw_format* condition(const std::string& code);

 private:
  struct Key;
  lxw_format* find(const Key& key);
  lxw_format* make(const Key& key);
  std::string look_of(const Key& key) const;

  lxw_workbook* workbook_;
  const std::vector<SheetStyle>* styles_;
  std::unordered_map<std::uint64_t, lxw_format*> formats_;
  std::map<std::string, lxw_format*> by_look_;
  std::map<std::string, lxw_format*> conditions_;  // by code
};

}  // namespace gongkai
