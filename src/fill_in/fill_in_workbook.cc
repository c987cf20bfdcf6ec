#include "fill_in/fill_in_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "fill_in/budget_rows.h"
#include "fill_in/cell_sizes.h"
#include "fill_in/fill_in_looks.h"
#include "fill_in/guide.h"
#include "fill_in/hint_formulas.h"
#include "fill_in/print_setup.h"
#include "render/xlsx/workbook_file.h"

namespace gongkai {
namespace {

using CodedText = std::pair<std::string, std::string>;

constexpr std::size_t kLongestMessage = 255;  // of a validation, in characters
constexpr std::size_t kLongestMessageTitle = 32;
constexpr std::size_t kExactDigits = 15;  // of a number in a workbook
constexpr int kValueColumns = 3;

bool is_number(const FillInColumn& column) {
  return column.value == FillInValue::kAmount || column.value == FillInValue::kInteger ||
         column.value == FillInValue::kNumber;
}

// Whether a workbook's number holds exactly these characters: few enough digits.
bool is_exact_number(const std::string& text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits > 0 && digits <= static_cast<std::ptrdiff_t>(kExactDigits) &&
         text.find_first_not_of("0123456789.-") == std::string::npos;
}

/// Writes the sheets one after another.
class FillInWriter {
 public:
  FillInWriter(lxw_workbook* workbook, const FillInLayout& layout, const FillInRequest& request)
      : workbook_(workbook),
        layout_(layout),
        request_(request),
        looks_(make_looks(workbook)),
        rows_(request.budget.value_or(JsonValue())),
        formulas_(layout, [this](const std::string& name, const std::string& formula) {
          define(name, formula);
        }) {}

  /// The library's first error, if any.
  lxw_error write() {
    lxw_worksheet* guide = add_sheet(kFillInGuide);
    for (const FillInSheet& sheet : layout_.sheets) write_sheet(sheet);
    write_codes();
    write_guide(guide);
    return error_;
  }

 private:
  void note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  lxw_worksheet* add_sheet(const std::string& title) {
    lxw_worksheet* out = workbook_add_worksheet(workbook_, title.c_str());
    if (out == nullptr) note(LXW_ERROR_SHEETNAME_ALREADY_USED);
    return out;
  }

  void write_text(lxw_worksheet* sheet, int row, int column, const std::string& text,
                  lxw_format* look) {
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    note(text.empty() ? worksheet_write_blank(sheet, r, c, look)
                      : worksheet_write_string(sheet, r, c, text.c_str(), look));
  }

  void write_value(lxw_worksheet* sheet, int row, int column, const std::string& text,
                   const FillInColumn& kind) {
    lxw_format* look = look_of(kind);
    if (!is_number(kind) || !is_exact_number(text)) {
      return write_text(sheet, row, column, text, look);
    }
    double number = 0;  // the nearest to the exact text, handed to the library at once
    std::from_chars(text.data(), text.data() + text.size(), number);
    note(worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                number, look));
  }

  // The name of a code of the catalogue: " 行政运行".
  std::string name_after(const std::string& code, const FillInColumn& column) const {
    const auto list = std::ranges::find(layout_.lists, column.list, &FillInList::name);
    if (column.list.empty() || list == layout_.lists.end()) return {};
    const auto found = std::ranges::find(list->codes, code, &CodedText::first);
    return found == list->codes.end() ? std::string() : " " + found->second;
  }

  // The rows as they are shown: codes with their names.
  std::vector<FillInTexts> with_names(const FillInBlock& block,
                                      std::vector<FillInTexts> rows) const {
    for (FillInTexts& row : rows) {
      for (std::size_t i = 0; i < std::min(row.size(), block.columns.size()); ++i) {
        row[i] += name_after(row[i], block.columns[i]);
      }
    }
    return rows;
  }

  // Blocks of values stand below each other, the others beside each other, as they grow.
  void write_sheet(const FillInSheet& sheet) {
    lxw_worksheet* worksheet = add_sheet(sheet.title);
    if (worksheet == nullptr) return;
    write_text(worksheet, 0, 0, sheet.title, looks_.title);
    lines_ = {};
    printed_ = {.last_row = kFillInFirstRow};
    int column = 0;
    int values_column = -1;
    int values_row = kFillInTitleRow;
    int& last_row = printed_.last_row;
    for (const FillInBlock& block : sheet.blocks) {
      const auto rows = rows_of(block);
      if (block.kind != FillInKind::kValues) {
        last_row = std::max(last_row, kFillInFirstRow + printed_rows(rows));
        printed_.blocks.push_back(column);
        column += write_rows(worksheet, sheet, block, rows, column) + 1;
        continue;
      }
      if (values_column < 0) {
        values_column = column;
        printed_.blocks.push_back(column);
        column += kValueColumns + 1;
      }
      write_values(worksheet, block, rows, values_row, values_column);
      values_row += static_cast<int>(block.columns.size()) + kFillInFirstRow;
      last_row = std::max(last_row, values_row - kFillInFirstRow + 1);
    }
    for (const auto& [row, lines] : lines_.all()) set_height(worksheet, row, lines);
    set_up(worksheet);
  }

  void set_height(lxw_worksheet* sheet, int row, int lines) {
    constexpr int kLine = 14;  // points
    note(worksheet_set_row(sheet, static_cast<lxw_row_t>(row), lines * kLine, nullptr));
  }

  std::vector<FillInTexts> rows_of(const FillInBlock& block) {
    if (!request_.budget) return {};
    std::vector<FillInTexts> out = rows_.rows(block);
    if (request_.with_contacts) return out;
    const bool is_of_persons = !block.path.empty() && block.path.back() == "contacts";
    for (FillInTexts& row : out) {
      for (std::size_t i = 0; i < std::min(row.size(), block.columns.size()); ++i) {
        const auto& path = block.columns[i].path;
        if (is_of_persons || (!path.empty() && path.front() == "contacts")) row[i].clear();
      }
    }
    return out;
  }

  // What is printed: the rows that are filled in, and some more.
  static int printed_rows(const std::vector<FillInTexts>& rows) {
    constexpr int kMore = 20;
    return static_cast<int>(rows.size()) + kMore;
  }

  // How many columns it takes.
  int write_rows(lxw_worksheet* sheet, const FillInSheet& of, const FillInBlock& block,
                 const std::vector<FillInTexts>& rows, int column) {
    const std::vector<FillInTexts> texts = with_names(block, rows);
    const int columns = static_cast<int>(block.columns.size());
    const int last = kFillInFirstRow + std::max(block.rows, printed_rows(rows)) - 1;
    for (int i = 0; i < columns; ++i) {
      const FillInColumn& each = block.columns[static_cast<std::size_t>(i)];
      if (column + i > 0) write_text(sheet, 0, column + i, {}, looks_.plain);
      write_text(sheet, kFillInTitleRow, column + i, i == 0 ? block.title : std::string(),
                 i == 0 ? looks_.block : looks_.plain);
      write_text(sheet, kFillInHeadingRow, column + i, each.title,
                 each.is_required ? looks_.required : looks_.heading);
      const int width = column_width(each, texts, static_cast<std::size_t>(i));
      set_width(sheet, column + i, width, look_of(each));
      lines_.need(kFillInHeadingRow, each.title, width);
      for (std::size_t r = 0; r < texts.size(); ++r) {
        const auto at = static_cast<std::size_t>(i);
        if (at < texts[r].size()) {
          lines_.need(kFillInFirstRow + static_cast<int>(r), texts[r][at], width);
        }
      }
      validate(sheet, each, kFillInFirstRow, last, column + i);
    }
    for (std::size_t r = 0; r < texts.size(); ++r) {
      for (std::size_t i = 0; i < std::min(texts[r].size(), block.columns.size()); ++i) {
        write_value(sheet, kFillInFirstRow + static_cast<int>(r), column + static_cast<int>(i),
                    texts[r][i], block.columns[i]);
      }
    }
    places_.try_emplace(block.title, BlockPlace{of.title, column, last});
    return columns + write_hints(sheet, block, column, last);
  }

  void set_width(lxw_worksheet* sheet, int column, int width, lxw_format* look) {
    constexpr int kBetween = 8;  // of a column that nobody sets: Excel's own
    const auto at = static_cast<lxw_col_t>(column);
    const auto position = static_cast<std::size_t>(column);
    if (printed_.widths.size() <= position) printed_.widths.resize(position + 1, kBetween);
    printed_.widths[position] = width;
    note(worksheet_set_column(sheet, at, at, width, look));
  }

  lxw_format* look_of(const FillInColumn& column) const {
    if (column.value == FillInValue::kInteger) return looks_.number;
    return is_number(column) ? looks_.amount : looks_.text;
  }

  void write_values(lxw_worksheet* sheet, const FillInBlock& block,
                    const std::vector<FillInTexts>& rows, int title_row, int column) {
    const std::array<const char*, kValueColumns> headings = {kFillInItem, kFillInValueHeading,
                                                             kFillInMeaning};
    const std::array<int, kValueColumns> widths = {28, 40, 60};
    write_text(sheet, title_row, column, block.title, looks_.block);
    for (int i = 0; i < kValueColumns; ++i) {
      const auto at = static_cast<std::size_t>(i);
      write_text(sheet, title_row + 1, column + i, headings[at], looks_.heading);
      set_width(sheet, column + i, widths[at], nullptr);
    }
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      const FillInColumn& line = block.columns[i];
      const int row = title_row + 2 + static_cast<int>(i);
      write_text(sheet, row, column, line.title, line.is_required ? looks_.required : looks_.label);
      const std::string value = value_of(block, line, rows, i);
      const std::string meaning = line.hint == line.title ? std::string() : line.hint;
      write_value(sheet, row, column + 1, value + name_after(value, line), line);
      validate(sheet, line, row, row, column + 1);
      write_text(sheet, row, column + 2, meaning, looks_.label);
      lines_.need(row, line.title, widths[0]);
      lines_.need(row, value, widths[1]);
      lines_.need(row, meaning, widths[2]);
    }
  }

  // The pack and the year of an empty form are known.
  std::string value_of(const FillInBlock& block, const FillInColumn& line,
                       const std::vector<FillInTexts>& rows, std::size_t at) const {
    if (!rows.empty()) return rows.front()[at];
    if (!block.path.empty()) return {};
    if (line.path.front() == "pack") return request_.pack;
    return line.path.front() == "year" ? std::to_string(request_.year) : std::string();
  }

  void validate(lxw_worksheet* sheet, const FillInColumn& column, int first, int last, int at) {
    lxw_data_validation rule{};
    std::string formula;
    const bool has_list = column.value == FillInValue::kChoice || !column.list.empty() ||
                          column.value == FillInValue::kYesNo;
    std::string title = first_characters(column.title, kLongestMessageTitle);
    std::string message = first_characters(column.hint, kLongestMessage);
    if (has_list) {
      formula = "=" + list_name(column);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = formula.data();
      rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    } else {
      rule.validate = LXW_VALIDATION_TYPE_ANY;
    }
    if (!message.empty()) {
      rule.input_title = title.data();
      rule.input_message = message.data();
    }
    if (!has_list && message.empty()) return;
    note(worksheet_data_validation_range(sheet, static_cast<lxw_row_t>(first),
                                         static_cast<lxw_col_t>(at), static_cast<lxw_row_t>(last),
                                         static_cast<lxw_col_t>(at), &rule));
  }

  // The named range of a column's choices; texts that are chosen from get one on first use.
  std::string list_name(const FillInColumn& column) {
    if (column.value == FillInValue::kYesNo) return choice_list({kFillInYes, kFillInNo});
    return column.list.empty() ? choice_list(column.choices) : column.list;
  }

  std::string choice_list(const std::vector<std::string>& choices) {
    const auto [at, is_new] = choices_.try_emplace(choices, choices_.size() + 1);
    return "选项" + std::to_string(at->second);
  }

  // Says of each row what is wrong with its codes and amounts. How many columns it takes.
  int write_hints(lxw_worksheet* sheet, const FillInBlock& block, int column, int last) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      const FillInColumn& each = block.columns[i];
      const bool is_asked =
          !each.list.empty() || (each.value == FillInValue::kAmount && each.is_required);
      if (block.kind != FillInKind::kEntries || !is_asked) continue;
      names.push_back(formulas_.column_hint(each, sheet_ref(sheet), column + static_cast<int>(i)));
    }
    if (names.empty()) return 0;
    const int at = column + static_cast<int>(block.columns.size());
    write_text(sheet, kFillInHeadingRow, at, kFillInHint, looks_.heading);
    set_width(sheet, at, 24, looks_.hint);
    for (int row = kFillInFirstRow; row <= last; ++row) {
      note(worksheet_write_formula_str(
          sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(at),
          HintFormulas::row_hint(block, names, column, row).c_str(), looks_.hint, ""));
    }
    hints_.push_back({sheet_ref(sheet), at, last});
    return 1;
  }

  static std::string sheet_ref(const lxw_worksheet* sheet) {
    return "'" + std::string(sheet->name) + "'";
  }

  // Codes with their names, one list a column, as named ranges; on top what tells the form.
  void write_codes() {
    lxw_worksheet* sheet = add_sheet(kFillInCodes);
    if (sheet == nullptr) return;
    const std::array<std::string, 4> mark = {kFillInMark, std::to_string(kFillInFormat),
                                             request_.pack, std::to_string(request_.year)};
    for (std::size_t i = 0; i < mark.size(); ++i) {
      write_text(sheet, 0, static_cast<int>(i), mark[i], looks_.plain);
    }
    int column = 0;
    for (const FillInList& list : layout_.lists) {
      std::vector<std::string> texts;
      for (const auto& [code, name] : list.codes) texts.push_back(code + " " + name);
      write_list(sheet, list.name, texts, column++);
    }
    for (const auto& [texts, number] : choices_) {
      write_list(sheet, "选项" + std::to_string(number), texts, column++);
    }
    define_own_list(kFillInUnits, "预算单位");
    define_own_list(kFillInProjects, "项目");
    worksheet_hide(sheet);
    worksheet_protect(sheet, nullptr, nullptr);
  }

  void write_list(lxw_worksheet* sheet, const std::string& name,
                  const std::vector<std::string>& texts, int column) {
    constexpr int kFirst = 2;
    write_text(sheet, 1, column, name, looks_.heading);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      write_text(sheet, kFirst + static_cast<int>(i), column, texts[i], looks_.plain);
    }
    const std::string letters = fixed_letters(column);
    const std::size_t end = kFirst + std::max<std::size_t>(texts.size(), 1);
    define(name, "='" + std::string(kFillInCodes) + "'!" + letters + "$3:" + letters + "$" +
                     std::to_string(end));
  }

  // Codes that stand in the form: the first column of a block.
  void define_own_list(const char* name, const char* block) {
    const auto found = places_.find(block);
    if (found == places_.end()) return;
    const BlockPlace& place = found->second;
    const std::string letters = fixed_letters(place.column);
    define(name, "='" + place.sheet + "'!" + letters + "$" + std::to_string(kFillInFirstRow + 1) +
                     ":" + letters + "$" + std::to_string(place.last_row + 1));
  }

  void define(const std::string& name, const std::string& range) {
    note(workbook_define_name(workbook_, name.c_str(), range.c_str()));
  }

  void set_up(lxw_worksheet* sheet) {
    note(set_up_print(sheet, printed_));
    worksheet_freeze_panes(sheet, kFillInFirstRow, 0);
    lxw_protection allowed{};
    allowed.sort = 1;
    allowed.autofilter = 1;
    allowed.format_columns = 1;
    allowed.format_rows = 1;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  // What to do, and the totals so far.
  void write_guide(lxw_worksheet* sheet) {
    if (sheet == nullptr) return;
    for (const auto& [column, width] : {std::pair(0, 26), {1, 22}, {2, 60}}) {
      set_width(sheet, column, width, nullptr);
    }
    write_text(sheet, 0, 0, std::to_string(request_.year) + "年部门预算公开填报表", looks_.title);
    note(worksheet_merge_range(sheet, 1, 0, 1, 2, request_.pack_title.c_str(), looks_.plain));
    int row = 3;
    for (const char* step : kFillInSteps) {
      note(worksheet_merge_range(sheet, static_cast<lxw_row_t>(row), 0, static_cast<lxw_row_t>(row),
                                 2, step, looks_.plain));
      note(worksheet_set_row(sheet, static_cast<lxw_row_t>(row), 28, nullptr));
      ++row;
    }
    write_totals(sheet, row + 1);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_protect(sheet, nullptr, nullptr);
    worksheet_activate(sheet);
  }

  void write_totals(lxw_worksheet* sheet, int row) {
    write_text(sheet, row, 0, "合计（自动计算）", looks_.heading);
    write_text(sheet, row, 1, "金额", looks_.heading);
    const std::array<std::pair<const char*, std::string>, 5> lines = {
        {{"收入合计", "=" + sum_of("收入")},
         {"支出合计", "=" + sum_of("支出")},
         {"年终结转结余", "=" + sum_of("年终结转结余")},
         {"收入减支出、结转",
          "=" + sum_of("收入") + "-" + sum_of("支出") + "-" + sum_of("年终结转结余")},
         {"有提示的行数", "=" + count_of_hints()}}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ++row;
      write_text(sheet, row, 0, lines[i].first, looks_.label);
      double result = 0;  // of this state of the form, handed to the library at once
      if (i < request_.totals.size()) {
        const std::string& text = request_.totals[i];
        std::from_chars(text.data(), text.data() + text.size(), result);
      }
      note(worksheet_write_formula_num(sheet, static_cast<lxw_row_t>(row), 1,
                                       lines[i].second.c_str(),
                                       i < lines.size() - 1 ? looks_.total : looks_.count, result));
    }
  }

  std::string sum_of(const std::string& title) const {
    const auto found = places_.find(title);
    if (found == places_.end()) return "0";
    for (const FillInSheet& sheet : layout_.sheets) {
      for (const FillInBlock& block : sheet.blocks) {
        if (block.title != title) continue;
        const auto amount =
            std::ranges::find(block.columns, FillInValue::kAmount, &FillInColumn::value);
        const int at = found->second.column + static_cast<int>(amount - block.columns.begin());
        const std::string letters = fixed_letters(at);
        return "SUM('" + found->second.sheet + "'!" + letters + "$4:" + letters + "$" +
               std::to_string(found->second.last_row + 1) + ")";
      }
    }
    return "0";
  }

  std::string count_of_hints() const {
    std::string out;
    for (const auto& [sheet, column, last] : hints_) {
      const std::string letters = fixed_letters(column);
      out += (out.empty() ? "" : "+") + std::string("SUMPRODUCT(--(LEN(") + sheet + "!" + letters +
             "$4:" + letters + "$" + std::to_string(last + 1) + ")>0))";
    }
    return out.empty() ? "0" : out;
  }

  struct BlockPlace {
    std::string sheet;
    int column = 0;
    int last_row = 0;
  };

  lxw_workbook* workbook_;
  const FillInLayout& layout_;
  const FillInRequest& request_;
  FillInLooks looks_;
  BudgetRows rows_;
  lxw_error error_ = LXW_NO_ERROR;
  std::map<std::string, BlockPlace> places_;  // by the block's title
  std::vector<BlockPlace> hints_;
  RowLines lines_;  // of the sheet that is being written, and what is printed of it
  PrintedSheet printed_;
  HintFormulas formulas_;
  std::map<std::vector<std::string>, std::size_t> choices_;
};

}  // namespace

std::optional<std::string> fill_in_workbook(const FillInLayout& layout,
                                            const FillInRequest& request, Findings& findings) {
  const TemporaryFile file({});
  if (!file.is_open()) {
    findings.add(temporary_file_finding(file));
    return std::nullopt;
  }
  std::string folder = file.folder();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* workbook = workbook_new_opt(file.path().c_str(), &options);
  // The date of the form is that of its year: nothing here reads a clock.
  const std::string date = std::to_string(request.year) + "-01-01";
  set_properties(workbook, std::to_string(request.year) + "年部门预算公开填报表", "gongkai", date);
  const lxw_error error = FillInWriter(workbook, layout, request).write();
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
