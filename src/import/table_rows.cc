#include "import/table_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "import/bound_table.h"
#include "import/control_sums.h"
#include "source/ascii.h"
#include "source/json_pointer.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

class TableReader {
 public:
  TableReader(const FoundTable& table, std::vector<BoundList> lists, const SheetCells& cells,
              const MoneyForm& money, CellReader& reader, Findings& findings)
      : table_(table),
        lists_(std::move(lists)),
        cells_(cells),
        money_(money),
        reader_(reader),
        findings_(findings) {
    for (const BoundList& list : lists_) out_.lists.push_back(empty_list(list));
    by_key_.resize(lists_.size());
  }

  ReadTable read() {
    learn_codes();
    ControlSums sums(amount_columns(), table_.unit);
    int hidden = 0;
    for (int row = table_.headings.first_row; row <= cells_.last_row(); ++row) {
      if (is_empty(row) || is_part(row)) continue;
      if (is_remark(row)) {
        tell_remark(row);
        continue;
      }
      hidden += is_hidden(row) ? 1 : 0;
      sums.add(control_row(row));
    }
    for (const int row : sums.lines()) read_row(row);
    out_.sums = sums.report(cells_, reader_);
    tell_hidden(hidden);
    return std::move(out_);
  }

 private:
  static ReadEntries empty_list(const BoundList& list) {
    ReadEntries out{.list = list.mapped->list, .title = list.block->title, .key = list.mapped->key};
    for (const FillInColumn& column : list.block->columns) {
      if (column.value == FillInValue::kAmount) out.amounts.insert(path_text(column.path));
    }
    for (const BoundColumn& column : list.columns) out.members.insert(column.as->path.front());
    for (const BoundFund& fund : list.funds) {
      for (const auto& [member, value] : fund.members) out.members.insert(member->path.front());
    }
    return out;
  }

  // Units and projects that the table names, so that other columns may give their names.
  void learn_codes() {
    for (const BoundList& list : lists_) {
      const BoundColumn* key = list.find(list.mapped->key);
      if (key == nullptr || key->own_codes == nullptr) continue;
      const BoundColumn* names = list.find("name");
      for (int row = table_.headings.first_row; row <= cells_.last_row(); ++row) {
        auto [code, name] = code_and_name(cells_.text(row, key->column));
        if (name.empty() && names != nullptr) name = cells_.text(row, names->column);
        if (!code.empty()) reader_.codes(key->own_codes).add(code, name);
      }
    }
  }

  // ---- which rows are entries ---------------------------------------------------------------

  std::vector<int> amount_columns() const {
    std::vector<int> out;
    for (const BoundFund& fund : lists_.front().funds) out.push_back(fund.column);
    if (lists_.front().whole >= 0) out.push_back(lists_.front().whole);
    return out;
  }

  // The column of codes that sums of classes stand in; -1: there is none.
  int first_codes() const {
    for (const BoundColumn& column : lists_.front().columns) {
      const bool is_code = column.as->value == FillInValue::kCode;
      if (is_code && column.mapped->is_required) return column.column;
    }
    return -1;
  }

  bool is_empty(int row) const {
    return std::ranges::all_of(table_.headings.all, [&](const TableHeading& heading) {
      return cells_.at(row, heading.column) == nullptr &&
             !cells_.is_without_result(row, heading.column);
    });
  }

  bool is_hidden(int row) const {
    return std::ranges::any_of(table_.headings.all, [&](const TableHeading& heading) {
      const SheetCell* cell = cells_.at(row, heading.column);
      return cell != nullptr && cell->is_hidden;
    });
  }

  void tell_hidden(int rows) {
    if (rows == 0) return;
    reader_.report("import-hidden-rows", Severity::kWarning, cells_.sheet().name,
                   "有 " + std::to_string(rows) + " 行是隐藏的（如被筛选），也读入了", "",
                   "不应读入的，删去这些行");
  }

  static bool has_word(const std::string& text, const std::vector<std::string>& words) {
    std::string plain = half_width(text);
    std::erase(plain, ' ');
    return std::ranges::any_of(words, [&](const std::string& word) {
      return plain.starts_with(word) || plain.ends_with(word);
    });
  }

  // Whether a text of the row says so, and none of the columns that every entry needs says
  // otherwise.
  bool says(int row, const std::vector<std::string>& words) const {
    const std::vector<int> amounts = amount_columns();
    bool is_said = false;
    for (const TableHeading& heading : table_.headings.all) {
      const bool is_amount = std::ranges::find(amounts, heading.column) != amounts.end();
      is_said = is_said || (!is_amount && has_word(cells_.text(row, heading.column), words));
    }
    return is_said && std::ranges::none_of(lists_.front().columns, [&](const BoundColumn& column) {
             const std::string text = cells_.text(row, column.column);
             return column.mapped->is_required && !text.empty() && !has_word(text, words);
           });
  }

  bool is_sum(int row) const { return says(row, table_.table->sums); }
  bool is_part(int row) const { return says(row, table_.table->parts); }

  // A row of words: without amounts, and without what every entry needs.
  bool is_remark(int row) const {
    const auto has_none = [&](int column) {
      return cells_.at(row, column) == nullptr && !cells_.is_without_result(row, column);
    };
    const auto is_needed = [](const BoundColumn& column) { return column.mapped->is_required; };
    return std::ranges::all_of(amount_columns(), has_none) &&
           std::ranges::any_of(lists_.front().columns, is_needed) &&
           std::ranges::all_of(lists_.front().columns, [&](const BoundColumn& column) {
             return !is_needed(column) || has_none(column.column);
           });
  }

  void tell_remark(int row) {
    for (const TableHeading& heading : table_.headings.all) {
      const std::string text = cells_.text(row, heading.column);
      if (text.empty()) continue;
      return reader_.report("import-remark", Severity::kNote, cells_.name(row, heading.column),
                            "这一行没有编码和金额，没有读取：“" + text + "”", "", "");
    }
  }

  ControlRow control_row(int row) {
    ControlRow out{.row = row, .is_sum = is_sum(row), .amounts = {}};
    const int codes = first_codes();
    if (codes >= 0) out.code = code_and_name(half_width(cells_.text(row, codes))).first;
    for (const int column : amount_columns()) {
      out.amounts.push_back(amount(row, column));
      const bool is_read = out.amounts.back() || cells_.at(row, column) == nullptr;
      out.is_unreadable = out.is_unreadable || (!is_read && !out.is_sum);
    }
    return out;
  }

  // An amount as it stands; empty: none, or one that cannot be read (read_row() reports it).
  std::optional<Amount> amount(int row, int column) const {
    AmountFault fault = AmountFault::kNone;
    const int decimals = table_.unit == MoneyUnit::kYuan ? 2 : 6;
    return parse_amount(plain_amount(cells_.text(row, column)), table_.unit, decimals, fault);
  }

  // ---- rows -> entries ----------------------------------------------------------------------

  bool holds(const BoundCondition& condition, int row) const {
    return condition.column >= 0 &&
           std::ranges::find(*condition.values, cells_.text(row, condition.column)) !=
               condition.values->end();
  }

  void read_row(int row) {
    ++out_.rows;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      const BoundList& list = lists_[i];
      if (holds(list.unless, row)) continue;
      ReadEntry entry = read_members(list, row);
      if (!list.mapped->key.empty()) {
        add_keyed(i, std::move(entry));
      } else {
        add_with_amounts(list, out_.lists[i], entry, row);
      }
    }
  }

  ReadEntry read_members(const BoundList& list, int row) {
    ReadEntry out{
        .value = NewJson::object(),
        .cells = {
            .file = reader_.file(), .first = cells_.name(row, first_column(list)), .members = {}}};
    for (const BoundColumn& column : list.columns) {
      if (holds(column.unless, row)) continue;
      auto value = read_member(column, row);
      const bool is_empty = cells_.at(row, column.column) == nullptr;
      if (is_empty && column.mapped->is_required) report_empty(column, row);
      if (value) set(out, *column.as, *std::move(value), cells_.name(row, column.column));
    }
    return out;
  }

  void report_empty(const BoundColumn& column, int row) {
    reader_.report("import-empty", Severity::kError, cells_.name(row, column.column),
                   "没有填写" + column.as->title, column.as->title,
                   "补上；这一行是合计的，在对应表的 sums 中写明它的写法");
  }

  static int first_column(const BoundList& list) {
    return list.columns.empty() ? list.funds.front().column : list.columns.front().column;
  }

  static void set(ReadEntry& entry, const FillInColumn& as, NewJson value,
                  const std::string& cell) {
    NewJson* owner = &entry.value;
    std::string pointer;
    for (std::size_t i = 0; i < as.path.size(); ++i) {
      pointer += pointer_part(as.path[i]);
      if (i + 1 == as.path.size()) break;
      if (owner->find(as.path[i]) == nullptr) owner->set(as.path[i], NewJson::object());
      owner = owner->find(as.path[i]);
    }
    owner->set(as.path.back(), std::move(value));
    entry.cells.members[pointer] = cell;
  }

  std::optional<NewJson> read_member(const BoundColumn& column, int row) {
    const SheetCell* found = cells_.at(row, column.column);
    if (found == nullptr) return reader_.value(cells_, row, column.column, *column.as);
    SheetCell cell = *found;
    cell.text = std::string(trimmed(cell.text));
    if (column.is_name) {
      cell.text = code_and_name(half_width(cell.text)).second;
      if (cell.text.empty()) return std::nullopt;
    }
    for (const auto& [written, meant] : column.mapped->values) {
      if (written != cell.text) continue;
      if (meant.empty()) return std::nullopt;
      cell.text = meant;
      break;
    }
    const bool has_name = column.names >= 0 && column.names != column.column;
    if (has_name && is_digits(half_width(cell.text))) {
      cell.text += " " + cells_.text(row, column.names);
    }
    if (column.as->value == FillInValue::kAmount) return read_amount(row, column.column);
    if (column.own_codes != nullptr) {
      FillInColumn as = *column.as;
      as.value = FillInValue::kCode;
      as.list = column.own_codes;
      return reader_.value(cell, cells_.name(row, column.column), as);
    }
    return reader_.value(cell, cells_.name(row, column.column), *column.as);
  }

  // The amount in the budget's unit.
  std::optional<NewJson> read_amount(int row, int column) {
    const SheetCell* cell = cells_.at(row, column);
    const std::string place = cells_.name(row, column);
    if (cell == nullptr || cell->is_error) {
      return reader_.value(cells_, row, column, {.title = "金额"});  // reports it
    }
    const auto read = amount(row, column);
    if (!read) {
      reader_.report("import-amount", Severity::kError, place, "“" + cell->text + "”不是金额",
                     std::string("以") + std::string(name(table_.unit)) +
                         "为单位的数，如 185200.00 或 185,200.00" +
                         (table_.unit == MoneyUnit::kYuan ? "，最多两位小数" : "，最多六位小数"),
                     "在表中改正");
      return std::nullopt;
    }
    const std::string text = exact_text(*read, money_.unit);
    const std::size_t point = text.find('.');
    const auto decimals =
        point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    if (decimals > money_.decimals && !told_decimals_) {
      told_decimals_ = true;
      reader_.report("import-decimals", Severity::kError, place,
                     "“" + cell->text + "”" + std::string(name(table_.unit)) + "合 " + text +
                         std::string(name(money_.unit)) + "，预算文件的金额最多 " +
                         std::to_string(money_.decimals) + " 位小数",
                     "不丢失分的金额",
                     "把预算文件的 amount_decimals 改为 6，或把 money_unit 改为元");
    }
    return NewJson::string(text);
  }

  void add_keyed(std::size_t list, ReadEntry entry) {
    ReadEntries& out = out_.lists[list];
    const NewJson* key = entry.value.find(out.key);
    if (key == nullptr) return;
    const auto [at, is_new] = by_key_[list].emplace(key->text, out.entries.size());
    if (is_new) {
      out.entries.push_back(std::move(entry));
      return;
    }
    ReadEntry& known = out.entries[at->second];
    for (NewJson& member : entry.value.children) {
      const std::string name = member.key;
      const NewJson* before = known.value.find(name);
      const std::string pointer = pointer_part(name);
      if (before == nullptr) {
        known.cells.members[pointer] = entry.cells.members[pointer];
        known.value.set(name, std::move(member));
      } else if (*before != member && told_.insert(at->first + pointer).second) {
        report_differs(out.title + " " + at->first, before->text, member.text,
                       entry.cells.members[pointer], known.cells.members[pointer]);
      }
    }
  }

  void report_differs(const std::string& what, const std::string& before, const std::string& now,
                      const std::string& cell, const std::string& other) {
    Finding finding{.id = "import-entries-differ",
                    .where = {.file = reader_.file(), .pointer = cell},
                    .message = what + " 在这里写“" + now + "”，前面写“" + before + "”",
                    .expected = "同一编码的各行一致",
                    .help = "在表中改正其中之一"};
    finding.notes.push_back(
        {.message = "前面写在这里", .where = {.file = reader_.file(), .pointer = other}});
    findings_.add(std::move(finding));
  }

  void add_with_amounts(const BoundList& list, ReadEntries& out, const ReadEntry& entry, int row) {
    if (list.funds.empty()) {
      out.entries.push_back(entry);
      return;
    }
    bool has_amount = false;
    bool has_entry = false;
    Amount sum;
    for (const BoundFund& fund : list.funds) {
      auto value = read_amount(row, fund.column);
      has_amount = has_amount || cells_.at(row, fund.column) != nullptr;
      const Amount read = amount(row, fund.column).value_or(Amount());
      sum += read;
      if (!value || read.is_zero()) continue;
      has_entry = true;
      ReadEntry& added = out.entries.emplace_back(entry);
      for (const auto& [member, fixed] : fund.members) {
        set(added, *member, fixed, cells_.name(row, fund.column));
      }
      set(added, *list.amount, *std::move(value), cells_.name(row, fund.column));
    }
    out_.zero_rows += has_amount && !has_entry ? 1 : 0;
    if (!has_amount) report_no_amount(list, row);
    check_whole(list, row, sum);
  }

  void report_no_amount(const BoundList& list, int row) {
    reader_.report("import-no-amount", Severity::kError,
                   cells_.name(row, list.funds.front().column), "这一行没有金额",
                   "金额；没有的写 0", "补上金额，或删去这一行");
  }

  void check_whole(const BoundList& list, int row, Amount sum) {
    if (list.whole < 0) return;
    const auto whole = amount(row, list.whole);
    if (!whole || *whole == sum) return;
    reader_.report("import-row-sum", Severity::kError, cells_.name(row, list.whole),
                   "这一行的合计是 " + exact_text(*whole, table_.unit) + "，各种资金相加是 " +
                       exact_text(sum, table_.unit),
                   "两者相等", "核对这一行；有的资金没有列在对应表中的，补在其 funds 中");
  }

  const FoundTable& table_;
  const std::vector<BoundList> lists_;
  const SheetCells& cells_;
  const MoneyForm& money_;
  CellReader& reader_;
  Findings& findings_;
  ReadTable out_;
  std::vector<std::map<std::string, std::size_t>> by_key_;  // of each list: its entries
  bool told_decimals_ = false;
  std::set<std::string> told_;  // what is reported once
};

}  // namespace

ReadTable read_table(const FoundTable& table, const SheetCells& cells, const FillInLayout& layout,
                     const MoneyForm& money, CellReader& reader, Findings& findings) {
  auto lists = bound_table(table, layout, findings);
  if (!lists || lists->empty()) return {};
  return TableReader(table, *std::move(lists), cells, money, reader, findings).read();
}

}  // namespace gongkai
