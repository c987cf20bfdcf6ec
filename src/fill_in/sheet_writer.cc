#include "fill_in/sheet_writer.h"

#include <algorithm>
#include <charconv>

#include "render/xlsx/workbook_file.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

constexpr std::ptrdiff_t kExactDigits = 15;  // of a number in a workbook

lxw_row_t row_of(int row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_of(int column) { return static_cast<lxw_col_t>(column); }

// Whether a workbook's number holds exactly these characters: few enough digits.
bool is_exact_number(const std::string& text) {
  const auto digits = std::ranges::count_if(text, is_digit);
  return digits > 0 && digits <= kExactDigits &&
         text.find_first_not_of("0123456789.-") == std::string::npos;
}

// The nearest to the exact text, handed to the library at once.
double nearest_number(const std::string& text) {
  double out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

}  // namespace

void SheetWriter::note(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

lxw_worksheet* SheetWriter::add_sheet(const std::string& title) {
  lxw_worksheet* out = workbook_add_worksheet(workbook_, title.c_str());
  if (out == nullptr) note(LXW_ERROR_SHEETNAME_ALREADY_USED);
  return out;
}

void SheetWriter::text(lxw_worksheet* sheet, int row, int column, const std::string& text,
                       lxw_format* look) {
  const auto r = row_of(row);
  const auto c = column_of(column);
  note(text.empty() ? worksheet_write_blank(sheet, r, c, look)
                    : worksheet_write_string(sheet, r, c, text.c_str(), look));
}

void SheetWriter::number(lxw_worksheet* sheet, int row, int column, const std::string& digits,
                         lxw_format* look) {
  if (!is_exact_number(digits)) return text(sheet, row, column, digits, look);
  note(worksheet_write_number(sheet, row_of(row), column_of(column), nearest_number(digits), look));
}

void SheetWriter::formula(lxw_worksheet* sheet, int row, int column, const std::string& formula,
                          lxw_format* look, const std::string& result) {
  const auto r = row_of(row);
  const auto c = column_of(column);
  note(is_exact_number(result)
           ? worksheet_write_formula_num(sheet, r, c, formula.c_str(), look, nearest_number(result))
           : worksheet_write_formula_str(sheet, r, c, formula.c_str(), look, result.c_str()));
}

void SheetWriter::width(lxw_worksheet* sheet, int column, int characters, lxw_format* look) {
  const auto at = column_of(column);
  note(worksheet_set_column(sheet, at, at, characters, look));
}

void SheetWriter::lines(lxw_worksheet* sheet, int row, int lines) {
  constexpr int kLine = 14;  // points
  note(worksheet_set_row(sheet, row_of(row), lines * kLine, nullptr));
}

void SheetWriter::define(const std::string& name, const std::string& range) {
  note(workbook_define_name(workbook_, name.c_str(), range.c_str()));
}

std::optional<std::string> written_workbook(const std::string& title, const std::string& date,
                                            const std::function<lxw_error(lxw_workbook*)>& write,
                                            Findings& findings) {
  const TemporaryFile file({});
  if (!file.is_open()) {
    findings.add(temporary_file_finding(file));
    return std::nullopt;
  }
  std::string folder = file.folder();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* workbook = workbook_new_opt(file.path().c_str(), &options);
  set_properties(workbook, title, "gongkai", date);
  const lxw_error error = write(workbook);
  if (!close_workbook(workbook, date, findings)) return std::nullopt;
  if (error != LXW_NO_ERROR) {
    findings.add(engine_finding(error));
    return std::nullopt;
  }
  auto bytes = file.read();
  if (!bytes) findings.add(temporary_file_finding(file));
  return bytes;
}

}  // namespace gongkai
