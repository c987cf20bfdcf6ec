#include "import/read_fill_in.h"

#include <algorithm>
#include <set>
#include <utility>

#include "budget/write.h"
#include "fill_in/budget_rows.h"
#include "fill_in/fill_in_workbook.h"
#include "import/built_budget.h"
#include "import/cell_reader.h"
#include "import/sheet_cells.h"
#include "source/ascii.h"
#include "source/json_pointer.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr const char* kUnitSheet = "单位";

const WorkbookSheet* find_sheet(const Workbook& workbook, const std::string& title) {
  const auto found = std::ranges::find(workbook.sheets, title, &WorkbookSheet::name);
  return found == workbook.sheets.end() ? nullptr : &*found;
}

class FillInReader {
 public:
  FillInReader(const Workbook& workbook, const FillInLayout& layout, const std::string& file,
               Findings& findings)
      : workbook_(workbook),
        layout_(layout),
        file_(file),
        findings_(findings),
        reader_(layout.lists, file, findings) {}

  ImportedBudget read() {
    const int errors_before = findings_.count(Severity::kError);
    collect_codes();
    for (const BudgetPath& list :
         {BudgetPath{"income"}, {"expenditure"}, {"department", "units"}}) {
      budget_.array(list);  // stated, if empty
    }
    for (const FillInSheet& sheet : layout_.sheets) read_sheet(sheet);
    report_unknown_sheets();
    std::map<std::string, std::string> cells = budget_.cells();
    return {budget_file(budget_.take()), std::move(cells), std::move(blanks_), words(),
            findings_.count(Severity::kError) == errors_before};
  }

 private:
  std::map<std::string, std::string> words() const {
    std::map<std::string, std::string> out = {
        {"{\"none\": true}", "“" + std::string(kFillInNone) + "”"}};
    for (const FillInSheet& sheet : layout_.sheets) {
      for (const FillInBlock& block : sheet.blocks) {
        const bool is_member = block.path.size() == 1 && block.inner.empty();
        const std::string place = "“" + sheet.title + "”表的“" + block.title + "”";
        if (is_member) out.emplace("\"" + block.path.front() + "\"", place);
      }
    }
    return out;
  }

  // Codes of the units and projects that the form itself names.
  void collect_codes() {
    add_own_codes(kFillInUnits, "预算单位");
    add_own_codes(kFillInProjects, "项目");
  }

  void add_own_codes(const char* list, const char* title) {
    reader_.codes(list);
    for (const FillInSheet& sheet : layout_.sheets) {
      for (const FillInBlock& block : sheet.blocks) {
        const WorkbookSheet* found = block.title == title && block.kind == FillInKind::kEntries
                                         ? find_sheet(workbook_, sheet.title)
                                         : nullptr;
        if (found == nullptr) continue;
        const SheetCells cells(*found);
        Findings later;  // reported when the block is read
        const auto place = find_block(cells, block, file_, later);
        if (place && place->columns.size() > 1) add_own_codes(list, cells, *place);
      }
    }
  }

  void add_own_codes(const char* list, const SheetCells& cells, const BlockPlace& place) {
    for (int row = place.first_row; row <= cells.last_row(); ++row) {
      const std::string code = cells.text(row, place.columns[0]);
      if (!code.empty()) reader_.codes(list).add(code, cells.text(row, place.columns[1]));
    }
  }

  void report_unknown_sheets() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      const bool is_known = sheet.name == kFillInGuide || sheet.name == kFillInCodes ||
                            std::ranges::find(layout_.sheets, sheet.name, &FillInSheet::title) !=
                                layout_.sheets.end();
      if (is_known || sheet.cells.empty()) continue;
      reader_.report("fill-in-sheet-unknown", Severity::kWarning, sheet.name,
                     "工作表“" + sheet.name + "”不属于填报表，没有读取", "",
                     "要填的内容移到填报表的工作表中");
    }
  }

  void read_sheet(const FillInSheet& sheet) {
    const WorkbookSheet* found = find_sheet(workbook_, sheet.title);
    if (found == nullptr) {
      reader_.report("fill-in-sheet-missing", Severity::kError, sheet.title,
                     "缺少工作表“" + sheet.title + "”", "填报表的全部工作表，名称不改",
                     "恢复它的名称；已删除的，用 gongkai form 重新生成填报表再填");
      return;
    }
    const SheetCells cells(*found);
    if (!is_of_known_unit(sheet)) return;
    for (const FillInBlock& block : sheet.blocks) {
      const auto place = find_block(cells, block, file_, findings_);
      if (place) read_block(block, cells, *place);
    }
  }

  // Whether a sheet is the whole budget's, or that of a unit which the form lists.
  bool is_of_known_unit(const FillInSheet& sheet) {
    const BudgetPath& path = sheet.blocks.front().path;
    const bool is_of_unit = path.size() > 2 && path[1] == "units";
    if (!is_of_unit || unit_number(path[2]) < units_.size()) return true;
    reader_.report("fill-in-unit-unknown", Severity::kError, sheet.title,
                   "工作表“" + sheet.title + "”是单位 " + path[2] + " 的，“单位”表中没有这个单位",
                   "“单位”表中的一个单位", "补上这个单位，改正它的代码，或删去这个工作表");
    return false;
  }

  void read_block(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place) {
    const bool is_object = block.kind == FillInKind::kValues;
    if (block.inner.empty()) {
      budget_.note(path_of(block), cells.name(place.first_row, place.columns[is_object ? 1 : 0]));
    }
    if (is_object) return read_values(block, cells, place);
    for (int row = place.first_row; row <= cells.last_row(); ++row) {
      const bool is_empty = std::ranges::all_of(place.columns, [&](int column) {
        return cells.at(row, column) == nullptr && !cells.is_without_result(row, column);
      });
      if (!is_empty) read_row(block, cells, place, row);
    }
  }

  void read_row(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place,
                int row) {
    switch (block.kind) {
      case FillInKind::kEntries:
        return read_entry(block, cells, place, row);
      case FillInKind::kPairs:
      case FillInKind::kTexts:
        return read_text(block, cells, place, row);
      case FillInKind::kNames:
        return read_name(block, cells, place, row);
      case FillInKind::kCells:
        return read_table_row(block, cells, place, row);
      default:
        return read_rest(cells, place, row);
    }
  }

  // The budget's path: of a unit's block the unit's number instead of its code.
  BudgetPath path_of(const FillInBlock& block) const {
    BudgetPath out = block.path;
    if (out.size() > 2 && out[1] == "units") out[2] = std::to_string(unit_number(out[2]));
    return out;
  }

  std::size_t unit_number(const std::string& code) const {
    const auto found = std::ranges::find(units_, code);
    return static_cast<std::size_t>(found - units_.begin());
  }

  // Notes an empty cell that must not be.
  void expect(BudgetPath path, const FillInColumn& column, const std::string& cell) {
    if (!column.is_required) return;
    path.insert(path.end(), column.path.begin(), column.path.end());
    blanks_.emplace(pointer_of(path), std::pair(cell, column.title));
  }

  void set(const BudgetPath& object, const FillInColumn& column, NewJson value,
           const std::string& cell) {
    BudgetPath path = object;
    path.insert(path.end(), column.path.begin(), column.path.end() - 1);
    budget_.set(path, column.path.back(), std::move(value), cell);
  }

  void read_values(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place) {
    const BudgetPath path = path_of(block);
    std::set<std::string> seen;
    bool is_renamed = false;
    for (int row = place.first_row; row <= cells.last_row(); ++row) {
      const std::string label = cells.text(row, place.columns[0]);
      if (label.empty()) break;
      const auto line = std::ranges::find(block.columns, label, &FillInColumn::title);
      if (line == block.columns.end()) {
        report_line(block, cells, row, place.columns[0]);
        is_renamed = true;
        continue;
      }
      seen.insert(label);
      const std::string cell = cells.name(row, place.columns[1]);
      auto found = reader_.value(cells, row, place.columns[1], *line);
      if (!found) {
        expect(path, *line, cell);
      } else if (line->title != kFillInNone || found->text != "false") {
        set(path, *line, *std::move(found), cell);
      }
    }
    for (const FillInColumn& line : block.columns) {
      if (is_renamed || seen.contains(line.title)) continue;
      reader_.report("fill-in-heading-missing", Severity::kError, cells.sheet().name,
                     "“" + block.title + "”缺少“" + line.title + "”一行", "填报表原有的各行",
                     "恢复这一行的标题，或用 gongkai form 重新生成填报表");
    }
  }

  void report_line(const FillInBlock& block, const SheetCells& cells, int row, int column) {
    std::vector<std::string> known;
    for (const FillInColumn& each : block.columns) known.push_back(each.title);
    const std::string label = cells.text(row, column);
    UnknownName advice = unknown_name(label, known, {.before = "“", .after = "”"});
    reader_.report("fill-in-heading-unknown", Severity::kError, cells.name(row, column),
                   "“" + block.title + "”没有“" + label + "”一行", std::move(advice.expected),
                   advice.help.empty() ? "删去这一行，或恢复它的标题" : std::move(advice.help));
  }

  void read_entry(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place,
                  int row) {
    BudgetPath path = path_of(block);
    const int first = place.columns.front();
    const std::string cell = cells.name(row, first);
    if (cells.text(row, first) == kFillInNone) {
      budget_.array(path);
      return;
    }
    if (!block.inner.empty()) {
      const auto outer = outer_element(block, cells, place, row);
      if (!outer) return;
      path.push_back(std::to_string(*outer));
      path.push_back(block.inner);
    }
    const std::size_t at = budget_.append(path, NewJson::object(), cell);
    path.push_back(std::to_string(at));
    for (std::size_t i = block.outer_columns; i < block.columns.size(); ++i) {
      const int column = place.columns[i];
      const std::string place_of_value = cells.name(row, column);
      if (auto found = reader_.value(cells, row, column, block.columns[i])) {
        set(path, block.columns[i], *std::move(found), place_of_value);
      } else {
        expect(path, block.columns[i], place_of_value);
      }
    }
    const bool is_unit = block.path == BudgetPath{"department", "units"};
    if (is_unit) units_.push_back(cells.text(row, first));
  }

  // The element of the outer array that a row belongs to.
  std::optional<std::size_t> outer_element(const FillInBlock& block, const SheetCells& cells,
                                           const BlockPlace& place, int row) {
    NewJson wanted = NewJson::object();
    const BudgetPath path = path_of(block);
    std::string key = pointer_of(path);
    for (std::size_t i = 0; i < block.outer_columns; ++i) {
      auto found = reader_.value(cells, row, place.columns[i], block.columns[i]);
      key += "\n" + (found ? found->text : std::string());
      const bool is_member = found && !block.columns[i].path.empty();
      if (is_member) wanted.set(block.columns[i].path.back(), *std::move(found));
    }
    if (block.makes_outer) {
      const auto made = outers_.find(key);
      if (made != outers_.end()) return made->second;
      const std::size_t out =
          budget_.append(path, std::move(wanted), cells.name(row, place.columns.front()));
      outers_.emplace(std::move(key), out);
      return out;
    }
    const NewJson& all = budget_.array(path);
    for (std::size_t i = 0; i < all.children.size(); ++i) {
      if (is_meant(all.children[i], wanted)) return i;
    }
    report_no_outer(block, cells, row, place.columns.front());
    return std::nullopt;
  }

  static bool is_meant(NewJson element, const NewJson& wanted) {
    return !wanted.children.empty() &&
           std::ranges::all_of(wanted.children, [&](const NewJson& member) {
             const NewJson* found = element.find(member.key);
             return found != nullptr && found->text == member.text;
           });
  }

  void report_no_outer(const FillInBlock& block, const SheetCells& cells, int row, int column) {
    const SheetCell* cell = cells.at(row, column);
    const std::string& title = block.columns.front().title;
    reader_.report("fill-in-outer-unknown", Severity::kError, cells.name(row, column),
                   cell == nullptr ? "没有写明是哪个" + title + "的"
                                   : "没有编码或名称为“" + cell->text + "”的" + title,
                   "“" + title + "”工作表中的一个", "改正，或先在那里填写");
  }

  void read_text(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place,
                 int row) {
    const std::string name = cells.text(row, place.columns[0]);
    auto text = reader_.value(cells, row, place.columns[1], block.columns[1]);
    const std::string cell = cells.name(row, place.columns[1]);
    if (name.empty()) {
      reader_.report("fill-in-name-missing", Severity::kError, cells.name(row, place.columns[0]),
                     "这段文字没有" + block.columns[0].title, block.columns[0].title,
                     "写明，或删去这段文字");
      return;
    }
    if (!text) return;  // prepared, not filled in
    BudgetPath path = path_of(block);
    if (block.kind == FillInKind::kPairs) {
      budget_.set(path, name, *std::move(text), cell);
    } else {
      path.push_back(name);
      budget_.append(path, *std::move(text), cell);
    }
  }

  void read_name(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place,
                 int row) {
    BudgetPath path = path_of(block);
    const auto kind = reader_.value(cells, row, place.columns[0], block.columns[0]);
    path.push_back(kind ? kind->text : std::string());
    budget_.set(path, cells.text(row, place.columns[1]),
                NewJson::string(cells.text(row, place.columns[2])),
                cells.name(row, place.columns[2]));
  }

  void read_table_row(const FillInBlock& block, const SheetCells& cells, const BlockPlace& place,
                      int row) {
    NewJson list = NewJson::array();
    std::size_t used = place.columns.size();
    while (used > 1 && cells.at(row, place.columns[used - 1]) == nullptr) --used;
    for (std::size_t i = 1; i < used; ++i) {
      const std::string text = cells.text(row, place.columns[i]);
      const bool is_above = text == kFillInAbove;
      list.children.push_back(is_above ? NewJson()
                                       : NewJson::string(text == kFillInBlank ? "" : text));
    }
    BudgetPath path = path_of(block);
    path.push_back(cells.text(row, place.columns[0]));
    budget_.append(path, std::move(list), cells.name(row, place.columns[0]));
  }

  // What has no other place: a pointer and JSON.
  void read_rest(const SheetCells& cells, const BlockPlace& place, int row) {
    const std::string cell = cells.name(row, place.columns[1]);
    const std::string pointer = cells.text(row, place.columns[0]);
    Findings faults;
    const auto tree =
        parse_json(SourceText({}, "[" + cells.text(row, place.columns[1]) + "]"), faults);
    BudgetPath path = pointer_names(pointer);
    const bool is_path = pointer.starts_with('/') && path.size() < kDeepestJson;
    if (!tree || tree->root().children().size() != 1 || !is_path || !budget_.may_hold(path)) {
      reader_.report("fill-in-rest", Severity::kError, cell, "“其余内容”的这一行不能读取",
                     "由 gongkai form 写出的位置和内容", "不要改动这几行；不需要的整行删去");
      return;
    }
    NewJson value(tree->root().children().front());
    const std::string name = path.back();
    path.pop_back();
    NewJson* owner = budget_.find(path);
    value.key.clear();
    if (owner != nullptr && owner->kind == JsonKind::kArray) {
      budget_.append(path, std::move(value), cell);
    } else {
      budget_.set(path, name, std::move(value), cell);
    }
  }

  const Workbook& workbook_;
  const FillInLayout& layout_;
  const std::string& file_;
  Findings& findings_;
  BuiltBudget budget_;
  CellReader reader_;
  std::vector<std::string> units_;
  std::map<std::string, std::pair<std::string, std::string>> blanks_;
  std::map<std::string, std::size_t> outers_;  // elements that rows made, by what tells them
};

}  // namespace

bool is_fill_in(const Workbook& workbook) {
  const WorkbookSheet* codes = find_sheet(workbook, kFillInCodes);
  return codes != nullptr && SheetCells(*codes).text(0, 0) == kFillInMark;
}

std::optional<FillInIdentity> fill_in_identity(const Workbook& workbook, const std::string& file,
                                               Findings& findings) {
  const WorkbookSheet* sheet = find_sheet(workbook, kFillInCodes);
  if (sheet == nullptr) return std::nullopt;
  const SheetCells cells(*sheet);
  const std::string format = cells.text(0, 1);
  if (!is_digits(format) || format.size() > 3 || std::stoi(format) > kFillInFormat) {
    findings.add(
        {.id = "fill-in-format",
         .where = {.file = file, .pointer = cells.name(0, 1)},
         .message = "填报表的格式是 " + format + "，本程序只知道 " + std::to_string(kFillInFormat),
         .expected = "本程序的 gongkai form 生成的填报表",
         .help = "换用较新的程序，或重新生成填报表"});
    return std::nullopt;
  }
  const std::string year = cells.text(0, 3);
  return FillInIdentity{cells.text(0, 2),
                        is_digits(year) && year.size() == 4 ? std::stoi(year) : 0};
}

std::vector<std::string> units_with_sheets(const Workbook& workbook) {
  const std::string prefix = kUnitSheet;
  std::vector<std::string> out;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    const std::string code =
        sheet.name.starts_with(prefix) ? sheet.name.substr(prefix.size()) : std::string();
    if (is_digits(code)) out.push_back(code);
  }
  return out;
}

ImportedBudget read_fill_in(const Workbook& workbook, const FillInLayout& layout,
                            const std::string& file, Findings& findings) {
  return FillInReader(workbook, layout, file, findings).read();
}

}  // namespace gongkai
