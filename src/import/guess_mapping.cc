#include "import/guess_mapping.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "import/cell_values.h"
#include "import/table_columns.h"
#include "money/amount.h"
#include "source/ascii.h"
#include "source/json_writer.h"
#include "source/name_list.h"
#include "source/new_json.h"

namespace gongkai {
namespace {

constexpr int kProbedRows = 300;
constexpr int kLeastHeadings = 3;

// How well a column fits a member.
enum class Fit { kNone, kValues, kPart, kHeading };

Fit fit_of_heading(const TableHeading& heading, const std::vector<std::string>& wanted) {
  Fit out = Fit::kNone;
  for (const std::string& one : wanted) {
    const std::string plain = plain_heading(one);
    if (heading.text == plain || heading.path == plain) return Fit::kHeading;
    constexpr std::size_t kTwoCharacters = 6;  // bytes
    const bool is_part =
        plain.size() >= kTwoCharacters && heading.text.find(plain) != std::string::npos;
    if (is_part) out = Fit::kPart;
  }
  return out;
}

class Guess {
 public:
  Guess(const SheetCells& cells, const TableHeadings& headings, const MappedTable& table,
        const FillInLayout& layout)
      : cells_(cells), headings_(headings), table_(table) {
    for (const FillInList& list : layout.lists) {
      for (const auto& [code, name] : list.codes) codes_[list.name].insert(code);
    }
    for (const FillInSheet& sheet : layout.sheets) {
      for (const FillInBlock& block : sheet.blocks) {
        if (block.kind != FillInKind::kEntries || !block.inner.empty()) continue;
        for (const FillInColumn& column : block.columns) {
          columns_[joined(block.path, "/")][joined(column.path, "/")] = column;
        }
      }
    }
  }

  // Fits first what fits best, so that a poor fit takes no column from a good one.
  void make() {
    for (const Fit least : {Fit::kHeading, Fit::kPart, Fit::kValues}) {
      for (std::size_t i = 0; i < table_.lists.size(); ++i) fit(i, least);
    }
  }

  int count() const { return static_cast<int>(notes_.size()); }

  // What every entry needs and no column was taken for.
  std::vector<std::string> missing() const {
    const MappedList& list = table_.lists.front();
    std::vector<std::string> out;
    std::set<std::string> set;  // by funds
    for (const MappedFund& fund : list.funds) {
      if (!taken_.contains(list.list + " funds/" + fund.headings.front())) continue;
      set.insert("amount");
      for (const auto& [member, value] : fund.set) set.insert(member);
    }
    const auto need = [&](const std::string& member) {
      if (taken_.contains(list.list + " " + member) || set.contains(member)) return;
      out.push_back(title_of(list.list, member));
    };
    for (const MappedColumn& column : list.columns) {
      if (column.is_required) need(column.member);
    }
    if (!list.amount.empty()) need("amount");
    return out;
  }

  const std::vector<std::pair<const TableHeading*, std::string>>& notes() const { return notes_; }

  std::vector<std::string> unused() const {
    std::vector<std::string> out;
    for (const TableHeading& heading : headings_.all) {
      const bool is_known = heading.text.empty() || used_.contains(heading.column);
      if (!is_known) out.push_back(heading.path);
    }
    return out;
  }

  NewJson table() const {
    NewJson out = NewJson::object();
    out.set("title", NewJson::string(table_.title));
    out.set("sums", texts(table_.sums));
    out.set("parts", texts(table_.parts));
    if (!unused().empty()) out.set("passed_over", texts(unused()));
    std::vector<NewJson> lists;
    for (std::size_t i = 0; i < table_.lists.size(); ++i) {
      if (auto list = list_json(i)) lists.push_back(*std::move(list));
    }
    out.set("lists", NewJson::array(std::move(lists)));
    return out;
  }

 private:
  static NewJson texts(const std::vector<std::string>& all) {
    std::vector<NewJson> out;
    for (const std::string& one : all) out.push_back(NewJson::string(one));
    return NewJson::array(std::move(out));
  }

  void fit(std::size_t at, Fit least) {
    const MappedList& list = table_.lists[at];
    for (const MappedColumn& column : list.columns) {
      take(list, column.member, column.headings, least, title_of(list.list, column.member),
           column.names);
    }
    for (const MappedFund& fund : list.funds) {
      take(list, "funds/" + fund.headings.front(), fund.headings, std::max(least, Fit::kPart),
           fund.headings.front() + "的金额");
    }
    if (!list.amount.empty()) {
      take(list, "amount", list.amount, least, title_of(list.list, "amount"));
    }
  }

  std::string title_of(const std::string& list, const std::string& member) const {
    const FillInColumn* column = column_of(list, member);
    return column == nullptr ? member : column->title;
  }

  const FillInColumn* column_of(const std::string& list, const std::string& member) const {
    const auto found = columns_.find(list);
    if (found == columns_.end()) return nullptr;
    const auto column = found->second.find(member);
    return column == found->second.end() ? nullptr : &column->second;
  }

  // Takes the column that fits a member of a list, if it fits well enough.
  void take(const MappedList& list, const std::string& member,
            const std::vector<std::string>& wanted, Fit least, const std::string& title,
            const std::vector<std::string>& names = {}) {
    const std::string name = list.list + " " + member;
    if (taken_.contains(name)) return;
    for (const TableHeading& heading : headings_.all) {
      if (heading.text.empty()) continue;
      // Another list may read the same column: a project's code is a member of two.
      const bool is_free = !used_.contains(heading.column);
      Fit fit = fit_of_heading(heading, wanted);
      const bool has_values =
          member == "amount" ? holds_amounts(heading) : holds_codes(heading, list.list, member);
      if (fit == Fit::kNone && has_values) fit = Fit::kValues;
      if (fit != least || (!is_free && fit != Fit::kHeading)) continue;
      taken_[name] = &heading;
      used_.insert(heading.column);
      const TableHeading* with_names = headings_.find(names);
      if (with_names != nullptr) used_.insert(with_names->column);
      notes_.emplace_back(&heading, title);
      return;
    }
  }

  // Whether most values of a column are amounts, and some are not just numbers of rows.
  bool holds_amounts(const TableHeading& heading) const {
    int all = 0, known = 0;
    bool is_telling = !heading.unit.empty();
    for (int row = headings_.first_row; row < headings_.first_row + kProbedRows; ++row) {
      const std::string text = cells_.text(row, heading.column);
      if (text.empty()) continue;
      ++all;
      AmountFault fault = AmountFault::kNone;
      const std::string plain = plain_amount(text);
      known += parse_amount(plain, MoneyUnit::kTenThousandYuan, 6, fault) ? 1 : 0;
      is_telling = is_telling || plain != text || plain.find('.') != std::string::npos;
    }
    return is_telling && known * 10 >= all * 8;
  }

  // Whether most values of a column are codes of the member's list.
  bool holds_codes(const TableHeading& heading, const std::string& list,
                   const std::string& member) const {
    const FillInColumn* column = column_of(list, member);
    const auto codes = column == nullptr ? codes_.end() : codes_.find(column->list);
    if (codes == codes_.end()) return false;
    constexpr std::size_t kTelling = 3;  // shorter ones may be any number
    int all = 0, known = 0;
    bool is_telling = false;
    for (int row = headings_.first_row; row < headings_.first_row + kProbedRows; ++row) {
      const std::string text = cells_.text(row, heading.column);
      if (text.empty()) continue;
      ++all;
      is_telling = is_telling || text.size() >= kTelling;
      known += codes->second.contains(code_and_name(half_width(text)).first) ? 1 : 0;
    }
    return is_telling && known * 10 >= all * 8;
  }

  std::optional<NewJson> list_json(std::size_t at) const {
    const MappedList& list = table_.lists[at];
    NewJson out = NewJson::object();
    out.set("list", NewJson::string(list.list));
    if (!list.key.empty()) out.set("key", NewJson::string(list.key));
    std::vector<NewJson> columns;
    for (const MappedColumn& column : list.columns) {
      const auto found = taken_.find(list.list + " " + column.member);
      if (found != taken_.end()) columns.push_back(column_json(column, *found->second));
    }
    if (columns.empty() || (!list.key.empty() && !taken_.contains(list.list + " " + list.key))) {
      return std::nullopt;
    }
    out.set("columns", NewJson::array(std::move(columns)));
    const auto amount = taken_.find(list.list + " amount");
    if (amount != taken_.end()) out.set("amount", texts({amount->second->path}));
    std::vector<NewJson> funds;
    for (const MappedFund& fund : list.funds) {
      const auto found = taken_.find(list.list + " funds/" + fund.headings.front());
      if (found != taken_.end()) funds.push_back(fund_json(fund, *found->second));
    }
    if (!funds.empty()) out.set("funds", NewJson::array(std::move(funds)));
    if (!list.unless.headings.empty()) out.set("unless", condition_json(list.unless));
    return out;
  }

  NewJson column_json(const MappedColumn& column, const TableHeading& heading) const {
    NewJson out = NewJson::object();
    out.set("member", NewJson::string(column.member));
    out.set("headings", texts({heading.path}));
    const TableHeading* names = headings_.find(column.names);
    if (names != nullptr) out.set("names", texts({names->path}));
    if (!column.values.empty()) {
      NewJson values = NewJson::object();
      for (const auto& [written, meant] : column.values) {
        values.set(written, NewJson::string(meant));
      }
      out.set("values", std::move(values));
    }
    if (!column.unless.headings.empty()) out.set("unless", condition_json(column.unless));
    if (column.is_required) out.set("required", NewJson::boolean(true));
    return out;
  }

  static NewJson fund_json(const MappedFund& fund, const TableHeading& heading) {
    NewJson set = NewJson::object();
    for (const auto& [member, value] : fund.set) {
      NewJson copy(value);
      copy.key.clear();
      set.set(member, std::move(copy));
    }
    return NewJson::object({{"headings", texts({heading.path})}, {"set", std::move(set)}});
  }

  static NewJson condition_json(const RowCondition& condition) {
    return NewJson::object(
        {{"headings", texts(condition.headings)}, {"values", texts(condition.values)}});
  }

  const SheetCells& cells_;
  const TableHeadings& headings_;
  const MappedTable& table_;
  std::map<std::string, std::set<std::string>> codes_;
  std::map<std::string, std::map<std::string, FillInColumn>> columns_;  // by list and member
  std::map<std::string, const TableHeading*> taken_;                    // by list and member
  std::set<int> used_;
  std::vector<std::pair<const TableHeading*, std::string>> notes_;
};

// The first rows that look like headings: several texts above values.
std::vector<TableHeadings> possible_headings(const SheetCells& cells) {
  const TopRows top(cells);
  std::vector<TableHeadings> out;
  for (int row = 0; row < top.count(); ++row) {
    for (int rows = 1; rows <= std::min(row + 1, 2); ++rows) {
      TableHeadings found = top.headings(row, rows);
      const auto is_text = [](const TableHeading& heading) {
        return !heading.text.empty() && !is_digit(heading.text.front());
      };
      if (std::ranges::count_if(found.all, is_text) >= kLeastHeadings) {
        out.push_back(std::move(found));
      }
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> guessed_mapping(const SheetCells& cells,
                                           const std::vector<MappedTable>& known,
                                           const FillInLayout& layout, const std::string& file,
                                           Findings& findings) {
  const std::vector<TableHeadings> headings = possible_headings(cells);
  std::optional<Guess> best;
  for (const TableHeadings& each : headings) {
    for (const MappedTable& table : known) {
      if (each.find(table.foreign) != nullptr) continue;
      Guess guess(cells, each, table, layout);
      guess.make();
      const auto rank = [](const Guess& one) {
        return std::pair(one.missing().empty(), one.count());
      };
      if (guess.count() > 0 && (!best || rank(guess) > rank(*best))) best.emplace(std::move(guess));
    }
  }
  if (!best) {
    findings.add({.id = "guess-nothing",
                  .where = {.file = file, .pointer = cells.sheet().name},
                  .message = "没有一栏像是预算的内容",
                  .expected = "有标题行的表，如支出明细：单位、功能科目、经济科目、资金性质、金额",
                  .help = "检查文件是否是要导入的表"});
    return std::nullopt;
  }
  for (const auto& [heading, title] : best->notes()) {
    findings.add({.id = "guess-column",
                  .severity = Severity::kNote,
                  .where = {.file = file, .pointer = heading->place},
                  .message = "“" + heading->path + "”认作" + title});
  }
  if (!best->missing().empty()) {
    findings.add({.id = "guess-missing",
                  .severity = Severity::kWarning,
                  .where = {.file = file, .pointer = cells.sheet().name},
                  .message = "没有认出哪一栏是" + joined(best->missing()),
                  .help = "在对应表中自己写明，写好才能导入"});
  }
  const std::vector<std::string> unused = best->unused();
  if (!unused.empty()) {
    findings.add({.id = "guess-unused",
                  .severity = Severity::kNote,
                  .where = {.file = file, .pointer = cells.sheet().name},
                  .message = "没有认出的栏目：" + joined(unused),
                  .help = "需要的，在对应表中自己写明"});
  }
  NewJson out = NewJson::object();
  out.set("title", NewJson::string("对应表（按表中的栏目猜测，请核对）"));
  std::vector<NewJson> tables;
  tables.push_back(best->table());
  out.set("tables", NewJson::array(std::move(tables)));
  return json_file(out);
}

}  // namespace gongkai
