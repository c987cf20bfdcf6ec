#include "fill_in/fill_in_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "fill_in/budget_rows.h"
#include "fill_in/cell_sizes.h"
#include "fill_in/fill_in_looks.h"
#include "fill_in/guide_sheet.h"
#include "fill_in/hint_formulas.h"
#include "fill_in/print_setup.h"
#include "fill_in/sheet_writer.h"

namespace gongkai {
namespace {

using CodedText = std::pair<std::string, std::string>;

constexpr std::size_t kLongestMessage = 255;  // of a validation, in characters
constexpr std::size_t kLongestMessageTitle = 32;
constexpr int kValueColumns = 3;

bool is_number(const FillInColumn& column) {
  return column.value == FillInValue::kAmount || column.value == FillInValue::kInteger ||
         column.value == FillInValue::kNumber;
}

/// Writes the sheets one after another.
class FillInWriter {
 public:
  FillInWriter(lxw_workbook* workbook, const FillInLayout& layout, const FillInRequest& request)
      : out_(workbook),
        layout_(layout),
        request_(request),
        looks_(make_looks(workbook)),
        rows_(request.budget.value_or(JsonValue())),
        formulas_(layout, [this](const std::string& name, const std::string& formula) {
          out_.define(name, formula);
        }) {}

  /// The library's first error, if any.
  lxw_error write() {
    lxw_worksheet* guide = out_.add_sheet(kFillInGuide);
    for (const FillInSheet& sheet : layout_.sheets) write_sheet(sheet);
    write_codes();
    write_guide(out_, guide, guide_text(), looks_);
    return out_.error();
  }

 private:
  void write_value(lxw_worksheet* sheet, int row, int column, const std::string& text,
                   const FillInColumn& kind, bool is_marked = false) {
    lxw_format* look = is_marked ? looks_.marked(look_of(kind)) : look_of(kind);
    if (is_number(kind)) return out_.number(sheet, row, column, text, look);
    out_.text(sheet, row, column, text, look);
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
    lxw_worksheet* worksheet = out_.add_sheet(sheet.title);
    if (worksheet == nullptr) return;
    out_.text(worksheet, 0, 0, sheet.title, looks_.title);
    lines_ = {};
    printed_ = {.last_row = kFillInFirstRow};
    int column = 0;
    int values_column = -1;
    int values_row = kFillInTitleRow;
    int& last_row = printed_.last_row;
    for (const FillInBlock& block : sheet.blocks) {
      const auto rows = rows_of(sheet, block);
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
      write_values(worksheet, block, filled_rows(sheet, block), rows, values_row, values_column);
      values_row += static_cast<int>(block.columns.size()) + kFillInFirstRow;
      last_row = std::max(last_row, values_row - kFillInFirstRow + 1);
    }
    for (const auto& [row, lines] : lines_.all()) out_.lines(worksheet, row, lines);
    set_up(worksheet);
  }

  // What somebody filled in; null: nothing, or the form is made of a budget.
  const std::vector<FilledRow>* filled_rows(const FillInSheet& sheet,
                                            const FillInBlock& block) const {
    if (request_.content == nullptr) return nullptr;
    const auto found = request_.content->rows.find({sheet.title, block.title});
    return found == request_.content->rows.end() ? nullptr : &found->second;
  }

  std::vector<FillInTexts> rows_of(const FillInSheet& sheet, const FillInBlock& block) {
    if (const auto* filled = filled_rows(sheet, block)) {
      std::vector<FillInTexts> out;
      for (const FilledRow& row : *filled) out.push_back(row.texts);
      return out;
    }
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
    const std::vector<FilledRow>* filled = filled_rows(of, block);
    const int columns = static_cast<int>(block.columns.size());
    const int last = kFillInFirstRow + std::max(block.rows, printed_rows(rows)) - 1;
    for (int i = 0; i < columns; ++i) {
      const FillInColumn& each = block.columns[static_cast<std::size_t>(i)];
      if (column + i > 0) out_.text(sheet, 0, column + i, {}, looks_.plain);
      out_.text(sheet, kFillInTitleRow, column + i, i == 0 ? block.title : std::string(),
                i == 0 ? looks_.block : looks_.plain);
      out_.text(sheet, kFillInHeadingRow, column + i, each.title,
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
                    texts[r][i], block.columns[i], is_faulty(filled, r, i));
      }
    }
    places_.try_emplace(block.title, BlockPlace{of.title, column, last});
    const int used = columns + write_hints(sheet, block, column, last);
    return used + write_problems(sheet, filled, column + used);
  }

  static bool is_faulty(const std::vector<FilledRow>* rows, std::size_t row, std::size_t column) {
    if (rows == nullptr || row >= rows->size()) return false;
    const std::vector<std::string>& problems = (*rows)[row].problems;
    return column < problems.size() && !problems[column].empty();
  }

  // Says beside each row what was wrong with it. How many columns it takes.
  int write_problems(lxw_worksheet* sheet, const std::vector<FilledRow>* rows, int column) {
    constexpr int kWidth = 48;
    bool is_any = false;
    for (std::size_t r = 0; rows != nullptr && r < rows->size(); ++r) {
      std::string all;
      for (const std::string& problem : (*rows)[r].problems) {
        if (!problem.empty()) all += (all.empty() ? "" : "\n") + problem;
      }
      if (all.empty()) continue;
      is_any = true;
      const int row = kFillInFirstRow + static_cast<int>(r);
      out_.text(sheet, row, column, all, looks_.problem);
      lines_.need(row, all, kWidth);
    }
    if (!is_any) return 0;
    out_.text(sheet, kFillInHeadingRow, column, kFillInProblem, looks_.heading);
    set_width(sheet, column, kWidth, nullptr);
    return 1;
  }

  void set_width(lxw_worksheet* sheet, int column, int width, lxw_format* look) {
    constexpr int kBetween = 8;  // of a column that nobody sets: Excel's own
    const auto position = static_cast<std::size_t>(column);
    if (printed_.widths.size() <= position) printed_.widths.resize(position + 1, kBetween);
    printed_.widths[position] = width;
    out_.width(sheet, column, width, look);
  }

  lxw_format* look_of(const FillInColumn& column) const {
    if (column.value == FillInValue::kInteger) return looks_.number;
    return is_number(column) ? looks_.amount : looks_.text;
  }

  void write_values(lxw_worksheet* sheet, const FillInBlock& block,
                    const std::vector<FilledRow>* filled, const std::vector<FillInTexts>& rows,
                    int title_row, int column) {
    const std::array<const char*, kValueColumns> headings = {kFillInItem, kFillInValueHeading,
                                                             kFillInMeaning};
    const std::array<int, kValueColumns> widths = {28, 40, 60};
    out_.text(sheet, title_row, column, block.title, looks_.block);
    for (int i = 0; i < kValueColumns; ++i) {
      const auto at = static_cast<std::size_t>(i);
      out_.text(sheet, title_row + 1, column + i, headings[at], looks_.heading);
      set_width(sheet, column + i, widths[at], nullptr);
    }
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
      const FillInColumn& line = block.columns[i];
      const int row = title_row + 2 + static_cast<int>(i);
      out_.text(sheet, row, column, line.title, line.is_required ? looks_.required : looks_.label);
      const std::string value = value_of(block, line, rows, i);
      const bool has_problem = is_faulty(filled, 0, i);
      const std::string meaning = has_problem               ? filled->front().problems[i]
                                  : line.hint == line.title ? std::string()
                                                            : line.hint;
      write_value(sheet, row, column + 1, value + name_after(value, line), line, has_problem);
      validate(sheet, line, row, row, column + 1);
      out_.text(sheet, row, column + 2, meaning, has_problem ? looks_.problem : looks_.label);
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
    out_.note(worksheet_data_validation_range(
        sheet, static_cast<lxw_row_t>(first), static_cast<lxw_col_t>(at),
        static_cast<lxw_row_t>(last), static_cast<lxw_col_t>(at), &rule));
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
    out_.text(sheet, kFillInHeadingRow, at, kFillInHint, looks_.heading);
    set_width(sheet, at, 24, looks_.hint);
    for (int row = kFillInFirstRow; row <= last; ++row) {
      out_.formula(sheet, row, at, HintFormulas::row_hint(block, names, column, row), looks_.hint,
                   "");
    }
    hints_.push_back({sheet_ref(sheet), at, last});
    return 1;
  }

  static std::string sheet_ref(const lxw_worksheet* sheet) {
    return "'" + std::string(sheet->name) + "'";
  }

  // Codes with their names, one list a column, as named ranges; on top what tells the form.
  void write_codes() {
    lxw_worksheet* sheet = out_.add_sheet(kFillInCodes);
    if (sheet == nullptr) return;
    const std::array<std::string, 4> mark = {kFillInMark, std::to_string(kFillInFormat),
                                             request_.pack, std::to_string(request_.year)};
    for (std::size_t i = 0; i < mark.size(); ++i) {
      out_.text(sheet, 0, static_cast<int>(i), mark[i], looks_.plain);
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
    out_.text(sheet, 1, column, name, looks_.heading);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      out_.text(sheet, kFirst + static_cast<int>(i), column, texts[i], looks_.plain);
    }
    const std::string letters = fixed_letters(column);
    const std::size_t end = kFirst + std::max<std::size_t>(texts.size(), 1);
    out_.define(name, "='" + std::string(kFillInCodes) + "'!" + letters + "$3:" + letters + "$" +
                          std::to_string(end));
  }

  // Codes that stand in the form: the first column of a block.
  void define_own_list(const char* name, const char* block) {
    const auto found = places_.find(block);
    if (found == places_.end()) return;
    const BlockPlace& place = found->second;
    const std::string letters = fixed_letters(place.column);
    out_.define(name, "='" + place.sheet + "'!" + letters + "$" +
                          std::to_string(kFillInFirstRow + 1) + ":" + letters + "$" +
                          std::to_string(place.last_row + 1));
  }

  void set_up(lxw_worksheet* sheet) {
    out_.note(set_up_print(sheet, printed_));
    worksheet_freeze_panes(sheet, kFillInFirstRow, 0);
    lxw_protection allowed{};
    allowed.sort = 1;
    allowed.autofilter = 1;
    allowed.format_columns = 1;
    allowed.format_rows = 1;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  Guide guide_text() const {
    const auto result = [&](std::size_t at) {
      return at < request_.totals.size() ? request_.totals[at] : std::string("0");
    };
    const std::string income = sum_of("收入"), spent = sum_of("支出"),
                      kept = sum_of("年终结转结余");
    return {.title = std::to_string(request_.year) + "年部门预算公开填报表",
            .pack_title = request_.pack_title,
            .totals = {{"收入合计", "=" + income, result(0)},
                       {"支出合计", "=" + spent, result(1)},
                       {"年终结转结余", "=" + kept, result(2)},
                       {"收入减支出、结转", "=" + income + "-" + spent + "-" + kept, result(3)},
                       {"有提示的行数", "=" + count_of_hints(), "0", true}},
            .problems = request_.content == nullptr ? std::vector<std::string>()
                                                    : request_.content->problems};
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

  SheetWriter out_;
  const FillInLayout& layout_;
  const FillInRequest& request_;
  FillInLooks looks_;
  BudgetRows rows_;
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
  // The date of the form is that of its year: nothing here reads a clock.
  return written_workbook(
      std::to_string(request.year) + "年部门预算公开填报表",
      std::to_string(request.year) + "-01-01",
      [&](lxw_workbook* workbook) { return FillInWriter(workbook, layout, request).write(); },
      findings);
}

}  // namespace gongkai
