#pragma once

// Writes cells into sheets of a workbook and keeps the library's first error.

#include <xlsxwriter.h>

#include <functional>
#include <optional>
#include <string>

#include "source/finding.h"

namespace gongkai {

class SheetWriter {
 public:
  explicit SheetWriter(lxw_workbook* workbook) : workbook_(workbook) {}

  /// Null: the name is taken, or not one of a sheet; noted as an error.
  lxw_worksheet* add_sheet(const std::string& title);

  /// A text, or an empty cell of this look.
  void text(lxw_worksheet* sheet, int row, int column, const std::string& text, lxw_format* look);

  /// A number if the text is one that a workbook holds exactly, else a text.
  void number(lxw_worksheet* sheet, int row, int column, const std::string& text, lxw_format* look);

  void formula(lxw_worksheet* sheet, int row, int column, const std::string& formula,
               lxw_format* look, const std::string& result);

  /// The width of a column in characters, and the look of its cells (null: none).
  void width(lxw_worksheet* sheet, int column, int characters, lxw_format* look);

  /// The height of a row in lines of 14 points.
  void lines(lxw_worksheet* sheet, int row, int lines);

  void define(const std::string& name, const std::string& range);

  /// Keeps an error of the library, if it is the first.
  void note(lxw_error error);
  lxw_error error() const { return error_; }

  lxw_workbook* workbook() const { return workbook_; }

 private:
  lxw_workbook* workbook_;
  lxw_error error_ = LXW_NO_ERROR;
};

/// The bytes of a workbook with this title that `write` fills; `date` (YYYY-MM-DD) is that of its
/// making. Empty ⇔ an error was added.
std::optional<std::string> written_workbook(const std::string& title, const std::string& date,
                                            const std::function<lxw_error(lxw_workbook*)>& write,
                                            Findings& findings);

}  // namespace gongkai
