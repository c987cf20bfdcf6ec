#include "import/public_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "document/cell_path.h"
#include "document/pattern.h"
#include "source/name_list.h"
#include "verify/sheet_form.h"

namespace gongkai {
namespace {

constexpr std::size_t kFewestTables = 2;  // a single title may be that of another table

// Reads the rows of one table.
class PublicTableReader {
 public:
  PublicTableReader(const SheetTable& sheet, MoneyUnit unit) : sheet_(sheet), unit_(unit) {
    for (const FormColumn& column : sheet.form->columns) {
      const auto at = std::ranges::find(sheet.columns, &column);
      at_.push_back(at == sheet.columns.end() ? -1 : static_cast<int>(at - sheet.columns.begin()));
    }
    end_ = grid().rows();
    while (end_ > first_row() && is_blank(end_ - 1)) --end_;
  }

  /// The lines under the table, which are no rows of it, without those that the pack prints.
  std::vector<std::string> take_notes() {
    std::vector<std::string> out;
    while (end_ > first_row() && (is_blank(end_ - 1) || note(end_ - 1) != nullptr)) {
      const Cell* cell = note(end_ - 1);
      if (cell != nullptr && !is_of_pack(cell->text)) out.insert(out.begin(), cell->text);
      --end_;
    }
    return out;
  }

  NewJson rows() {
    NewJson out = NewJson::array();
    for (int row = first_row(); row < end_; ++row) {
      NewJson cells = NewJson::array();
      for (std::size_t i = 0; i < at_.size(); ++i) cells.children.push_back(cell(row, i));
      out.children.push_back(std::move(cells));
    }
    return out;
  }

  int decimals() const { return decimals_; }

 private:
  const Grid& grid() const { return sheet_.table.grid; }
  int first_row() const { return sheet_.table.header_rows; }

  std::vector<const Cell*> filled(int row) const {
    std::vector<const Cell*> out;
    for (int column = 0; column < grid().columns(); ++column) {
      const Cell& cell = grid().at(row, column);
      if (cell.column == column && !cell.text.empty()) out.push_back(&cell);
    }
    return out;
  }

  bool is_of_pack(const std::string& text) const {
    return std::ranges::any_of(sheet_.form->notes, [&](const std::string& note) {
      return matches(plain(text), plain(note));
    });
  }

  bool is_blank(int row) const { return filled(row).empty(); }

  // The only text of a row, if it is no label; null: the row is one of the table.
  const Cell* note(int row) const {
    const std::vector<const Cell*> cells = filled(row);
    if (cells.size() != 1 || cells.front()->number || cells.front()->row != row) return nullptr;
    constexpr std::size_t kLongestLabel = 36;  // bytes: twelve Chinese characters
    const std::string text = plain(cells.front()->text);
    const bool is_note = text.starts_with("注") || text.starts_with("备注") ||
                         text.starts_with("说明") || text.size() > kLongestLabel;
    return is_note ? cells.front() : nullptr;
  }

  NewJson cell(int row, std::size_t column) {
    if (at_[column] < 0) return NewJson::string("");
    const Cell& cell = grid().at(row, at_[column]);
    if (cell.row < row && cell.row >= first_row()) return {};  // null: as above
    if (cell.column < at_[column]) return NewJson::string("");
    if (!sheet_.form->columns[column].is_amount) return NewJson::string(cell.text);
    if (!cell.number) return NewJson::string("");
    std::string amount = exact_text(cell.number->value, unit_);
    const std::size_t point = amount.find('.');
    if (point != std::string::npos) {
      decimals_ = std::max(decimals_, static_cast<int>(amount.size() - point - 1));
    }
    return NewJson::string(std::move(amount));
  }

  const SheetTable& sheet_;
  MoneyUnit unit_;
  std::vector<int> at_;  // of the form's columns: that of the sheet; -1: it lacks it
  int end_ = 0;          // after the last row of the table
  int decimals_ = 2;
};

// Columns with something in them that the form does not have.
void report_other_columns(const SheetTable& sheet, const std::string& file, Findings& findings) {
  const Table& table = sheet.table;
  std::vector<std::string> names;
  for (int column = 0; column < table.grid.columns(); ++column) {
    if (sheet.columns[static_cast<std::size_t>(column)] != nullptr) continue;
    const bool has_content = std::ranges::any_of(table.grid.cells(), [&](const Cell& cell) {
      return cell.row >= table.header_rows && cell.column == column && cell.col_span == 1 &&
             !cell.text.empty();
    });
    if (!has_content) continue;
    const std::string name = column_path(table.grid, table.header_rows, column);
    names.push_back(name.empty() ? "第 " + std::to_string(column + 1) + " 列" : name);
  }
  if (names.empty()) return;
  findings.add(
      {.id = "import-columns-unread",
       .severity = Severity::kWarning,
       .where = {.file = file},
       .message = "工作表“" + sheet.sheet + "”的这些列不是表样中的，没有读取：" + joined(names),
       .expected = "模板包表样中的各列",
       .help = "应当公开的，改正表头后再读；换一个模板包的，写 --pack"});
}

// What captions like 单位名称：… say.
std::string name_in(const WorkbookSheet& sheet, const TableForm& form) {
  for (const SheetCell& cell : sheet.cells) {
    if (cell.row >= kTitleRows) break;
    const std::string text = plain(cell.text);
    for (const std::string& caption : form.captions) {
      const std::string pattern = plain(caption);
      const std::size_t star = pattern.find('*');
      const bool ends_so = star != std::string::npos && star + 1 == pattern.size();
      if (ends_so && text.size() > star && matches(text, pattern)) return text.substr(star);
    }
  }
  return {};
}

// What is missing can be given otherwise.
void add_found(const Findings& found, Findings& findings) {
  for (Finding finding : found.all()) {
    if (finding.id == "table-missing") {
      finding.severity = Severity::kNote;
      finding.expected = "各表都要公开";
      finding.help = "有这张表的，补上或改正表名；其内容也可以在预算中填列";
    } else if (finding.id == "unknown-sheet") {
      finding.message = finding.message.substr(0, finding.message.rfind("，")) + "，没有读取";
    }
    findings.add(std::move(finding));
  }
}

}  // namespace

bool are_public_tables(const Workbook& workbook, const std::vector<TableForm>& forms) {
  std::set<const TableForm*> found;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    if (sheet.cells.empty() || is_about_tables(sheet.name) || is_contents(sheet, forms)) continue;
    const TableForm* form = form_of(sheet, forms);
    const bool has_headings = form != nullptr && !form->columns.empty();
    if (has_headings && header_row(sheet, *form) >= 0) found.insert(form);
  }
  return found.size() >= kFewestTables;
}

PublicTables read_public_tables(const Workbook& workbook, const std::vector<TableForm>& forms,
                                MoneyUnit unit, const std::string& file, Findings& findings) {
  Findings found;
  const std::vector<SheetTable> sheets = tables_of(workbook, forms, file, found);
  add_found(found, findings);
  PublicTables out;
  std::vector<std::string> labelled;
  std::map<const TableForm*, int> numbers;
  for (const SheetTable& sheet : sheets) {
    if (sheet.form->columns.empty()) {
      labelled.push_back(sheet.sheet);
      continue;
    }
    report_other_columns(sheet, file, findings);
    PublicTableReader reader(sheet, unit);
    PublicTable& table = out.tables.emplace_back();
    table.id = sheet.form->id;
    if (sheet.form->is_repeated) table.id += "-" + std::to_string(++numbers[sheet.form]);
    table.sheet = sheet.sheet;
    table.notes = reader.take_notes();
    table.rows = reader.rows();
    out.decimals = std::max(out.decimals, reader.decimals());
    const auto is_it = [&](const WorkbookSheet& one) { return one.name == sheet.sheet; };
    const auto at = std::ranges::find_if(workbook.sheets, is_it);
    if (out.department.empty()) out.department = name_in(*at, *sheet.form);
  }
  if (!labelled.empty()) {
    findings.add({.id = "import-forms-unread",
                  .severity = Severity::kNote,
                  .where = {.file = file},
                  .message = "这些工作表不是一行一条的表，没有读取：" + joined(labelled),
                  .help = "其中的内容（如绩效目标）在预算或填报表中填列"});
  }
  return out;
}

std::vector<JsonEdit> stated_in(const JsonTree& budget, PublicTables tables) {
  std::vector<JsonEdit> out;
  const JsonValue root = budget.root();
  const auto put_all = [&](const char* member, std::vector<std::pair<std::string, NewJson>> all) {
    if (all.empty()) return;
    const auto known = root.find(member);
    if (!known) {
      out.emplace_back(AddMember{root, member, NewJson::object(std::move(all))});
      return;
    }
    for (auto& [name, value] : all) {
      if (const auto old = known->find(name)) {
        out.emplace_back(ReplaceValue{*old, std::move(value)});
      } else {
        out.emplace_back(AddMember{*known, name, std::move(value)});
      }
    }
  };
  std::vector<std::pair<std::string, NewJson>> rows;
  std::vector<std::pair<std::string, NewJson>> notes;
  for (PublicTable& table : tables.tables) {
    rows.emplace_back(table.id, std::move(table.rows));
    if (table.notes.empty()) continue;
    NewJson lines = NewJson::array();
    for (std::string& note : table.notes)
      lines.children.push_back(NewJson::string(std::move(note)));
    notes.emplace_back(table.id, std::move(lines));
  }
  put_all("tables", std::move(rows));
  put_all("notes", std::move(notes));
  const auto has_facts = [&](const char* list) {
    const auto facts = root.find(list);
    return facts && !facts->children().empty();
  };
  const bool is_new = !root.find("tables_only") && !has_facts("income") &&
                      !has_facts("expenditure") && !has_facts("year_end");
  if (is_new) out.emplace_back(AddMember{root, "tables_only", NewJson::boolean(true)});
  return out;
}

}  // namespace gongkai
