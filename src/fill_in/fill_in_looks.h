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
};

FillInLooks make_looks(lxw_workbook* workbook);

}  // namespace gongkai
