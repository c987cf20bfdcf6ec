#include "import/table_columns.h"

#include <algorithm>
#include <set>
#include <utility>

#include "import/cell_values.h"
#include "source/ascii.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr int kMostRows = 40;
constexpr int kMostColumns = 256;
constexpr std::size_t kMostMerged = 5'000;
constexpr int kMostRowsOfHeading = 3;

// A heading without blanks, in half-width characters.
std::string compact(std::string_view text) {
  std::string out = half_width(text);
  std::erase_if(out, [](char c) { return kJsonBlanks.find(c) != std::string_view::npos; });
  return out;
}

// 元 or 万元 in brackets at the end of a heading, in compact form; empty: there is none.
std::string unit_at_end(const std::string& heading) {
  for (const char* unit : {"万元", "元"}) {
    for (const char* before : {"(", "(单位:"}) {
      if (heading.ends_with(std::string(before) + unit + ")")) return unit;
    }
  }
  return {};
}

// The texts of the rows of a heading, top down; one that continues above it stands once.
std::string path_of(const std::vector<std::string>& texts) {
  std::string out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty() || (i > 0 && texts[i] == texts[i - 1])) continue;
    out += (out.empty() ? "" : "/") + texts[i];
  }
  return out;
}

// All the headings that a table knows.
std::vector<const std::vector<std::string>*> known_headings(const MappedTable& table) {
  std::vector<const std::vector<std::string>*> out = {&table.passed_over};
  for (const MappedList& list : table.lists) {
    for (const MappedColumn& column : list.columns) {
      for (const auto* each : {&column.headings, &column.names, &column.unless.headings}) {
        out.push_back(each);
      }
    }
    for (const MappedFund& fund : list.funds) out.push_back(&fund.headings);
    out.push_back(&list.amount);
    out.push_back(&list.unless.headings);
  }
  return out;
}

// The columns of the sheet that a table knows.
std::set<int> known_columns(const MappedTable& table, const TableHeadings& headings) {
  std::set<int> out;
  for (const std::vector<std::string>* wanted : known_headings(table)) {
    for (const std::string& heading : *wanted) {
      for (const TableHeading* found : headings.find_all(heading)) out.insert(found->column);
    }
  }
  return out;
}

// Where the headings of a table are most; of fewer rows before more.
TableHeadings best_headings(const TopRows& top, const MappedTable& table) {
  TableHeadings best;
  std::size_t most = 0;
  for (int row = 0; row < top.count(); ++row) {
    for (int rows = 1; rows <= std::min(row + 1, kMostRowsOfHeading); ++rows) {
      TableHeadings found = top.headings(row, rows);
      const std::size_t known = known_columns(table, found).size();
      if (known <= most) continue;
      most = known;
      best = std::move(found);
    }
  }
  return best;
}

// Members that the funds of a table set, and whether one of them is there.
std::set<std::string> members_of_funds(const MappedList& list, const TableHeadings& headings) {
  std::set<std::string> out;
  for (const MappedFund& fund : list.funds) {
    if (headings.find(fund.headings) == nullptr) continue;
    out.insert("amount");
    for (const auto& [member, value] : fund.set) out.insert(member);
  }
  return out;
}

// Some of the headings that would do.
std::string examples(std::vector<std::string> headings) {
  constexpr std::size_t kMost = 3;
  const bool is_long = headings.size() > kMost;
  if (is_long) headings.resize(kMost);
  return joined(headings, "/") + (is_long ? " 等" : "");
}

// The headings without which the rows of a table mean nothing.
std::vector<std::string> missing_headings(const MappedTable& table, const TableHeadings& headings) {
  const MappedList& list = table.lists.front();
  const std::set<std::string> set = members_of_funds(list, headings);
  std::vector<std::string> out;
  const auto need = [&](const std::string& member, const std::vector<std::string>& wanted) {
    if (wanted.empty() || set.contains(member) || headings.find(wanted) != nullptr) return;
    out.push_back(examples(wanted));
  };
  for (const MappedColumn& column : list.columns) {
    if (column.is_required) need(column.member, column.headings);
  }
  need("amount", list.amount);
  return out;
}

// Reports the columns under the headings that the table takes, if there are several.
bool has_each_once(const FoundTable& found, const std::string& file, Findings& findings) {
  std::set<int> told;
  for (const std::vector<std::string>* wanted : known_headings(*found.table)) {
    if (wanted == &found.table->passed_over) continue;
    const TableHeading* taken = found.headings.find(*wanted);
    if (taken == nullptr) continue;
    const auto all = found.headings.find_all(taken->text);
    const bool is_path =
        taken->path != taken->text && std::ranges::find(*wanted, taken->path) != wanted->end();
    if (all.size() < 2 || is_path || !told.insert(all.front()->column).second) continue;
    Finding finding{.id = "import-heading-twice",
                    .where = {.file = file, .pointer = all[1]->place},
                    .message = "“" + taken->text + "”有 " + std::to_string(all.size()) + " 栏",
                    .expected = "一栏",
                    .help = "改名或删去不用的一栏；上下两级的标题，在对应表中写作“上级/下级”"};
    finding.notes.push_back(
        {.message = "另一栏在这里", .where = {.file = file, .pointer = all[0]->place}});
    findings.add(std::move(finding));
  }
  return told.empty();
}

// The unit that headings, or the rows above them, state.
std::optional<MoneyUnit> stated_unit(const SheetCells& cells, const FoundTable& found) {
  std::set<std::string> out;
  for (const TableHeading& heading : found.headings.all) {
    if (!heading.unit.empty()) out.insert(heading.unit);
  }
  for (const SheetCell& cell : cells.sheet().cells) {
    if (cell.row >= found.headings.first_row) break;
    const std::string text = compact(cell.text);
    const std::size_t at = text.find("单位:");
    if (at == std::string::npos) continue;
    const std::string unit = text.substr(at + std::string_view("单位:").size());
    for (const char* known : {"万元", "元", "人民币元", "人民币万元"}) {
      if (unit != known) continue;
      out.insert(unit.ends_with("万元") ? "万元" : "元");
    }
  }
  if (out.size() != 1) return std::nullopt;
  return *out.begin() == "元" ? MoneyUnit::kYuan : MoneyUnit::kTenThousandYuan;
}

// Sets the unit of money. False ⇔ an error was added.
bool find_unit(const SheetCells& cells, const std::string& file, FoundTable& found,
               Findings& findings) {
  const auto stated = stated_unit(cells, found);
  const auto& given = found.table->money_unit;
  const std::string place = cells.name(std::max(found.headings.first_row - 1, 0), 0);
  if (given && stated && *given != *stated) {
    findings.add({.id = "import-money-unit",
                  .where = {.file = file, .pointer = place},
                  .message = "表中写明金额单位是" + std::string(name(*stated)) + "，对应表写的是" +
                             std::string(name(*given)),
                  .expected = "同一个金额单位",
                  .help = "改正其中之一"});
    return false;
  }
  if (!given && !stated) {
    findings.add({.id = "import-money-unit",
                  .where = {.file = file, .pointer = place},
                  .message = "表中没有写明金额单位",
                  .expected = "标题行之上写“单位：元”或“单位：万元”，或金额的栏目写作“金额（元）”",
                  .help = "在表中补上，或在对应表中写 \"money_unit\": \"元\""});
    return false;
  }
  found.unit = given ? *given : *stated;
  return true;
}

void tell_unknown(const FoundTable& found, const std::string& file, Findings& findings) {
  const std::set<int> known = known_columns(*found.table, found.headings);
  std::vector<std::string> unknown;
  std::string place;
  for (const TableHeading& heading : found.headings.all) {
    if (heading.text.empty() || known.contains(heading.column)) continue;
    if (unknown.empty()) place = heading.place;
    unknown.push_back(heading.path);
  }
  if (unknown.empty()) return;
  findings.add({.id = "import-columns-unknown",
                .severity = Severity::kNote,
                .where = {.file = file, .pointer = place},
                .message = "对应表中没有这些栏目，没有读取：" + joined(unknown),
                .help = "需要的，在对应表中写明它们是哪个字段"});
}

}  // namespace

std::string plain_heading(std::string_view text) {
  std::string out = compact(text);
  const std::string unit = unit_at_end(out);
  if (!unit.empty()) out.resize(out.rfind('('));
  return out;
}

const TableHeading* TableHeadings::find(const std::vector<std::string>& wanted) const {
  for (const std::string& one : wanted) {
    const auto found = find_all(one);
    if (!found.empty()) return found.front();
  }
  return nullptr;
}

std::vector<const TableHeading*> TableHeadings::find_all(const std::string& wanted) const {
  const std::string plain = plain_heading(wanted);
  std::vector<const TableHeading*> out;
  for (const TableHeading& heading : all) {
    const bool is_wanted = !plain.empty() && (heading.text == plain || heading.path == plain);
    if (is_wanted) out.push_back(&heading);
  }
  return out;
}

TopRows::TopRows(const SheetCells& cells) : cells_(cells) {
  const int rows = std::min(cells.last_row() + 1, kMostRows);
  const int columns = std::min(cells.width(kMostRows), kMostColumns);
  for (int row = 0; row < rows; ++row) {
    auto& line = texts_.emplace_back();
    for (int column = 0; column < columns; ++column) line.push_back(cells.text(row, column));
  }
  std::size_t count = 0;
  for (const SheetRange& range : cells.sheet().merged) {
    if (range.first_row >= rows || ++count > kMostMerged) continue;
    for (int row = range.first_row; row <= std::min(range.last_row, rows - 1); ++row) {
      auto& line = texts_[static_cast<std::size_t>(row)];
      for (int column = range.first_column; column <= std::min(range.last_column, columns - 1);
           ++column) {
        std::string& text = line[static_cast<std::size_t>(column)];
        if (text.empty()) text = cells.text(range.first_row, range.first_column);
      }
    }
  }
}

TableHeadings TopRows::headings(int row, int rows) const {
  TableHeadings out{.first_row = row + 1, .all = {}};
  const std::size_t columns = texts_.empty() ? 0 : texts_.front().size();
  for (std::size_t column = 0; column < columns; ++column) {
    TableHeading heading{.column = static_cast<int>(column)};
    std::vector<std::string> parts;
    for (int each = row - rows + 1; each <= row; ++each) {
      const std::string& whole = texts_[static_cast<std::size_t>(each)][column];
      parts.push_back(plain_heading(whole));
      if (parts.back().empty()) continue;
      heading.text = parts.back();
      heading.place = cells_.name(each, heading.column);
      heading.unit = unit_at_end(compact(whole));
    }
    heading.path = path_of(parts);
    out.all.push_back(std::move(heading));
  }
  return out;
}

TableSearch find_table(const SheetCells& cells, const std::vector<MappedTable>& tables,
                       const std::string& file, Findings& findings) {
  TableSearch out;
  const TopRows top(cells);
  std::size_t most = 0;
  for (const MappedTable& table : tables) {
    FoundTable found{.table = &table, .headings = best_headings(top, table)};
    if (found.headings.find(table.foreign) != nullptr) continue;
    std::vector<std::string> missing = missing_headings(table, found.headings);
    if (missing.empty()) {
      out.nearest = table.title;
      const bool is_good = has_each_once(found, file, findings);
      if (!find_unit(cells, file, found, findings) || !is_good) return out;
      tell_unknown(found, file, findings);
      out.found = std::move(found);
      return out;
    }
    const std::size_t known = known_columns(table, found.headings).size();
    if (known <= most) continue;
    most = known;
    out.nearest = table.title;
    out.missing = std::move(missing);
  }
  return out;
}

}  // namespace gongkai
