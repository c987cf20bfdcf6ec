#pragma once

// The looks of a form to fill in.

#include <xlsxwriter.h>

namespace gongkai {

/// Formats of cells; those to fill in are coloured and not locked.
struct FillInLooks {
  lxw_format* title = nullptr;
  lxw_format* block = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* required = nullptr;
  lxw_format* label = nullptr;
  lxw_format* plain = nullptr;
  lxw_format* text = nullptr;    // to fill in
  lxw_format* amount = nullptr;  // to fill in
  lxw_format* number = nullptr;  // to fill in
  lxw_format* hint = nullptr;
  lxw_format* total = nullptr;
  lxw_format* count = nullptr;
  lxw_format* problem = nullptr;      // what is wrong with a row
  lxw_format* marked_text = nullptr;  // to fill in, and wrong
  lxw_format* marked_amount = nullptr;
  lxw_format* marked_number = nullptr;

  /// The look of a cell to fill in that is wrong.
  lxw_format* marked(const lxw_format* look) const {
    if (look == amount) return marked_amount;
    return look == number ? marked_number : marked_text;
  }
};

FillInLooks make_looks(lxw_workbook* workbook);

}  // namespace gongkai
