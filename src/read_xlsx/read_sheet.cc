#include "read_xlsx/read_sheet.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "read_xlsx/number_text.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// Excel's own limits.
constexpr int kMostRows = 1'048'576;
constexpr int kMostColumns = 16'384;
constexpr std::size_t kLongestFormula = 8'192;

constexpr std::string_view kString = "/sst/si";
constexpr std::string_view kRow = "/worksheet/sheetData/row";
constexpr std::string_view kCell = "/worksheet/sheetData/row/c";
constexpr std::string_view kInline = "/worksheet/sheetData/row/c/is";
constexpr std::string_view kColumns = "/worksheet/cols/col";
constexpr std::string_view kMerged = "/worksheet/mergeCells/mergeCell";

// Sorts only if needed; in nearly all workbooks it is not.
template <class Placed>
void sort_by_place(std::vector<Placed>& placed) {
  const auto place = [](const Placed& one) { return std::tuple(one.row, one.column); };
  if (!std::ranges::is_sorted(placed, {}, place)) std::ranges::stable_sort(placed, {}, place);
}

// Whether the path equals `above` followed by `below`: "/worksheet/sheetData/row" and "/c/v".
bool is_below(std::string_view path, std::string_view above, std::string_view rest) {
  return path.size() == above.size() + rest.size() && path.ends_with(rest) &&
         path.starts_with(above);
}

// Whether a text here belongs to a string, in one piece or several; readings (rPh) do not.
bool is_text_of(std::string_view path, std::string_view string) {
  return is_below(path, string, "/t") || is_below(path, string, "/r/t");
}

// A text that arrives in pieces, with a size limit.
class GrowingText {
 public:
  explicit GrowingText(std::size_t most) : most_(most) {}

  /// False: it is longer than it may be.
  bool append(std::string_view piece) {
    characters_ += static_cast<std::size_t>(std::ranges::count_if(
        piece, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    if (is_long()) return false;
    text_ += piece;
    return true;
  }

  bool is_long() const { return characters_ > most_; }
  const std::string& text() const { return text_; }

  void clear() {
    text_.clear();
    characters_ = 0;
  }

 private:
  std::size_t most_;
  std::string text_;
  std::size_t characters_ = 0;
};

// Empty, or nothing but blanks of any width.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) <= ' ') {
      text.remove_prefix(1);
    } else if (text.starts_with("\u3000") || text.starts_with("\u00A0")) {
      text.remove_prefix(text.starts_with("\u3000") ? 3 : 2);
    } else {
      return false;
    }
  }
  return true;
}

std::optional<SheetRange> read_range(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  SheetRange range;
  if (colon == std::string_view::npos ||
      !read_reference(reference.substr(0, colon), range.first_row, range.first_column) ||
      !read_reference(reference.substr(colon + 1), range.last_row, range.last_column)) {
    return std::nullopt;
  }
  return range;
}

// The row index for a row number as written, else the row below the previous one. Empty: beyond
// Excel's last row.
std::optional<int> row_place(std::string_view number, int below) {
  int stated = below + 1;
  const auto fault = std::from_chars(number.data(), number.data() + number.size(), stated).ec;
  if (fault == std::errc::result_out_of_range || stated > kMostRows) return std::nullopt;
  return stated < 1 ? below : stated - 1;
}

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

bool is_zero(std::string_view value) {
  return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
}

// "[1]Sheet1!A1": another workbook by its number, not "Table[2023]".
bool refers_to_workbook(std::string_view formula) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kBefore = "=('+-*/,&<>^:";
  for (std::size_t at = formula.find('['); at != std::string_view::npos;
       at = formula.find('[', at + 1)) {
    const std::size_t end = formula.find_first_not_of(kDigits, at + 1);
    const bool is_number = end != std::string_view::npos && end > at + 1 && formula[end] == ']';
    const bool begins = at == 0 || kBefore.find(formula[at - 1]) != std::string_view::npos;
    if (is_number && begins && formula.find('!', end) != std::string_view::npos) return true;
  }
  return false;
}

// Builds the cells of a sheet from events. Rows and cells without a reference follow the one
// before; empty ones, as in formatted columns, are dropped.
class SheetBuilder {
 public:
  SheetBuilder(PartReader& parts, const SharedStrings& strings, WorkbookCounts& counts,
               WorkbookSheet& sheet)
      : limits_(parts.limits()),
        report_(parts.report()),
        strings_(strings),
        counts_(counts),
        sheet_(sheet),
        text_(limits_.cell_characters),
        formula_(kLongestFormula) {}

  bool begin(std::string_view path, const XmlAttributes& attributes) {
    if (path == kColumns) return add_columns(attributes);
    if (path == kRow) begin_row(attributes);
    if (path == kCell) begin_cell(attributes);
    if (is_below(path, kCell, "/v")) has_value_ = true;
    if (is_below(path, kCell, "/f")) has_formula_ = true;
    return path != kMerged || add_merged(attributes);
  }

  bool add_text(std::string_view path, std::string_view piece) {
    if (!is_placed_) return true;
    if (is_below(path, kCell, "/f")) {
      formula_.append(piece);
      return true;
    }
    const bool is_wanted =
        type_ == "inlineStr" ? is_text_of(path, kInline) : is_below(path, kCell, "/v");
    return !is_wanted || text_.append(piece) || report_long_text();
  }

  bool end(std::string_view path) {
    if (path == kRow) next_row_ = row_ + 1;
    if (path != kCell || !std::exchange(is_placed_, false)) return true;
    if (has_formula_ && !has_result()) return add_formula();
    return text_.text().empty() || end_cell();
  }

 private:
  void begin_row(const XmlAttributes& attributes) {
    const std::string_view number = attributes.get("r");
    const std::optional<int> place = row_place(number, next_row_);
    if (!place) is_past_last_ = true;
    row_ = place.value_or(row_);
    is_row_hidden_ = is_true(attributes.get("hidden")) || is_zero(attributes.get("ht"));
    is_numbered_ = !number.empty();
    cell_.column = -1;
  }

  // Records hidden columns; a column belongs to at most one element.
  bool add_columns(const XmlAttributes& attributes) {
    if (!is_true(attributes.get("hidden")) && !is_zero(attributes.get("width"))) return true;
    const auto number = [&](std::string_view name) {
      const std::string_view text = attributes.get(name);
      int out = 0;
      std::from_chars(text.data(), text.data() + text.size(), out);
      return out - 1;
    };
    if (hidden_columns_.size() < kMostColumns) {
      hidden_columns_.emplace_back(number("min"), number("max"));
    }
    return true;
  }

  bool is_hidden(int column) const {
    return is_row_hidden_ || std::ranges::any_of(hidden_columns_, [&](const auto& range) {
             return range.first <= column && column <= range.second;
           });
  }

  void begin_cell(const XmlAttributes& attributes) {
    int row = row_;
    int column = cell_.column + 1;
    const std::string_view reference = attributes.get("r");
    if (is_past_last_ || (!reference.empty() && !read_reference(reference, row, column)) ||
        column >= kMostColumns) {
      return;
    }
    if (!is_numbered_) row_ = row;
    is_placed_ = true;
    has_value_ = false;
    has_formula_ = false;
    type_ = attributes.get("t");
    text_.clear();
    formula_.clear();
    cell_ = {.row = row, .column = column};
  }

  // An empty text is one.
  bool has_result() const { return has_value_ && (type_ == "str" || !text_.text().empty()); }

  bool add_formula() {
    SheetFormula formula{.row = cell_.row, .column = cell_.column};
    if (!formula_.is_long()) formula.text = formula_.text();
    if (!count(formula.text)) return false;
    sheet_.unknown.push_back(std::move(formula));
    return true;
  }

  bool end_cell() {
    SheetCell cell = cell_;
    cell.is_hidden = is_hidden(cell.column);
    cell.is_external = has_formula_ && refers_to_workbook(formula_.text());
    if (type_ == "s") {
      const std::optional<std::string>* shared = shared_string();
      if (shared == nullptr) return true;
      if (!*shared) return report_long_text();
      cell.text = **shared;
    } else if (type_.empty() || type_ == "n") {
      cell.text = number_text(text_.text());
      cell.is_number = true;
    } else {
      cell.text = text_.text();
      cell.is_error = type_ == "e";
    }
    return is_blank(cell.text) || add_cell(std::move(cell));
  }

  // Null: there is no string of this number.
  const std::optional<std::string>* shared_string() const {
    const std::string& number = text_.text();
    std::size_t index = strings_.size();
    std::from_chars(number.data(), number.data() + number.size(), index);
    return index < strings_.size() ? &strings_[index] : nullptr;
  }

  bool add_cell(SheetCell cell) {
    if (!count(cell.text)) return false;
    sheet_.cells.push_back(std::move(cell));
    return true;
  }

  // Counts another cell with this text; false if a limit is exceeded.
  bool count(const std::string& text) {
    counts_.text_bytes += text.size();
    if (counts_.text_bytes > limits_.text_bytes) return report_texts();
    return ++counts_.cells <= limits_.cells || report_cells();
  }

  bool add_merged(const XmlAttributes& attributes) {
    if (++counts_.merged_ranges > limits_.merged_ranges) return report_merged();
    if (const auto range = read_range(attributes.get("ref"))) sheet_.merged.push_back(*range);
    return true;
  }

  bool report_long_text() {
    const std::string most = std::to_string(limits_.cell_characters);
    report_.too_large("工作表“" + shortened(sheet_.name) + "”单元格 " +
                          cell_name(cell_.row, cell_.column) + "的文字超过 " + most + " 个字符",
                      "一个单元格的文字不超过 " + most + " 个字符",
                      "缩短文字，或分写在几个单元格中");
    return false;
  }

  bool report_texts() {
    const std::string most = std::to_string(limits_.text_bytes >> 20U) + " MB";
    report_.too_large("工作簿中各单元格的文字合计超过 " + most, "合计不超过 " + most,
                      "删去重复的长段文字，或分单位导出");
    return false;
  }

  bool report_cells() {
    const std::string most = std::to_string(limits_.cells);
    report_.too_large("工作簿中有内容的单元格超过 " + most + " 个", "不超过 " + most + " 个",
                      "删除表外的内容和多余的工作表，或分单位导出");
    return false;
  }

  bool report_merged() {
    const std::string most = std::to_string(limits_.merged_ranges);
    report_.too_large("工作簿中合并的单元格超过 " + most + " 处", "不超过 " + most + " 处",
                      "删除末尾空行；取消表外和重复的合并，或分单位导出");
    return false;
  }

  const WorkbookLimits& limits_;
  WorkbookReport& report_;
  const SharedStrings& strings_;
  WorkbookCounts& counts_;
  WorkbookSheet& sheet_;
  int row_ = 0;
  int next_row_ = 0;
  bool is_row_hidden_ = false;
  std::vector<std::pair<int, int>> hidden_columns_;  // first, last
  bool is_numbered_ = false;                         // the row states its number
  bool is_past_last_ = false;  // beyond Excel's last row: nothing more is read
  bool is_placed_ = false;     // inside a cell whose place is known
  bool has_value_ = false;
  bool has_formula_ = false;
  std::string type_;
  GrowingText text_;
  GrowingText formula_;
  SheetCell cell_;  // the place of the last one
};

}  // namespace

bool read_reference(std::string_view text, int& row, int& column) {
  row = 0;
  column = 0;
  for (char character : text) {
    if (character == '$') continue;
    if (character >= 'A' && character <= 'Z' && row == 0) {
      column = column * 26 + (character - 'A' + 1);
    } else if (character >= '0' && character <= '9') {
      row = row * 10 + (character - '0');
    } else {
      return false;
    }
    if (row > kMostRows || column > kMostColumns) return false;
  }
  --row;
  --column;
  return row >= 0 && column >= 0;
}

bool read_strings(PartReader& parts, const std::string& part, SharedStrings& strings) {
  GrowingText text(parts.limits().cell_characters);
  const std::size_t most = parts.limits().cells;
  const XmlEvents events{
      .text =
          [&](std::string_view path, std::string_view piece) {
            if (is_text_of(path, kString)) text.append(piece);
            return true;
          },
      .end =
          [&](std::string_view path) {
            if (path != kString) return true;
            if (strings.size() == most) {
              parts.report().too_large("工作簿的共享字符串超过 " + std::to_string(most) + " 个",
                                       "不超过 " + std::to_string(most) + " 个",
                                       "删除表外的内容和多余的工作表，或分单位导出");
              return false;
            }
            strings.push_back(text.is_long() ? std::nullopt : std::optional(text.text()));
            text.clear();
            return true;
          }};
  return parts.read(part, events);
}

bool read_sheet(PartReader& parts, const std::string& part, const SharedStrings& strings,
                WorkbookCounts& counts, WorkbookSheet& sheet) {
  SheetBuilder builder(parts, strings, counts, sheet);
  const XmlEvents events{
      .begin = [&](std::string_view path,
                   const XmlAttributes& attributes) { return builder.begin(path, attributes); },
      .text = [&](std::string_view path,
                  std::string_view piece) { return builder.add_text(path, piece); },
      .end = [&](std::string_view path) { return builder.end(path); }};
  if (!parts.read(part, events)) return false;
  sort_by_place(sheet.cells);
  sort_by_place(sheet.unknown);
  return true;
}

}  // namespace gongkai
