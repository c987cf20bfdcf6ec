#include "summary/summary_page.h"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <string_view>
#include <utility>

#include "money/percent.h"
#include "source/files.h"
#include "source/uri.h"
#include "summary/summary_cells.h"

namespace gongkai {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;
using List = data::type;

constexpr const char* kPageFile = "/templates/batch/summary.html";
constexpr const char* kRowFile = "/templates/batch/summary-row.html";

// Of long tables a page shows the beginning; the workbook has more.
constexpr std::size_t kMostRows = 2'000;

// Parts of a whole that a chart names; the others are one part.
constexpr std::size_t kMostParts = 6;

const char* class_of(OverviewTone tone) {
  switch (tone) {
    case OverviewTone::kPlain:
      return "";
    case OverviewTone::kGood:
      return "good";
    case OverviewTone::kWarning:
      return "warn";
    case OverviewTone::kBad:
      return "bad";
  }
  return "";
}

// A relative address.
std::string address(std::string_view path) {
  return (path.starts_with('/') ? "." : "") + percent_encoded(path);
}

std::string part_in_percent(Amount part, Amount whole) {
  return whole <= Amount() || part <= Amount() ? "0"
                                               : percent_text(std::min<HundredthsOfPercent>(
                                                     hundredths_of_percent(part, whole), 10'000));
}

// The largest number of each column with bars.
std::vector<Amount> largest_of(const OverviewTable& table) {
  std::vector<Amount> out(table.columns.size());
  for (const OverviewRow& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].number) out[i] = std::max(out[i], *row[i].number);
    }
  }
  return out;
}

data cell_data(const OverviewCell& cell, const OverviewColumn& column, Amount largest) {
  data out;
  out.set("text", cell.number && column.format ? printed(*cell.number, column) : cell.text);
  std::string classes = column.format ? "n" : "t";
  if (cell.tone != OverviewTone::kPlain) classes += std::string(" ") + class_of(cell.tone);
  out.set("class", classes);
  if (!cell.link.empty()) out.set("link", address(cell.link));
  if (column.has_bars && cell.number && largest > Amount()) {
    out.set("bar", part_in_percent(*cell.number, largest));
  }
  return out;
}

class PageWriter {
 public:
  explicit PageWriter(const PageTemplate& page) : page_(page.page), row_(page.row) {}

  std::string fault() const {
    return page_.is_valid() ? row_.error_message() : page_.error_message();
  }

  bool is_valid() const { return page_.is_valid() && row_.is_valid(); }

  data table_data(const OverviewTable& table) {
    data out;
    out.set("name", table.name);
    if (!table.unit.empty()) out.set("unit", table.unit);
    data columns(List::list);
    for (const OverviewColumn& column : table.columns) {
      data heading;
      heading.set("heading", column.heading);
      heading.set("class", column.format ? (column.has_bars ? "n wide" : "n") : "t");
      columns.push_back(heading);
    }
    out.set("columns", columns);
    const std::vector<Amount> largest = largest_of(table);
    const std::size_t shown = std::min(table.rows.size(), kMostRows);
    if (!table.total.empty()) {
      const std::vector<Amount> no_bars(table.columns.size());
      out.set("total", row_text(table.total, table.columns, no_bars));
    }
    std::string rows;
    for (std::size_t i = 0; i < shown; ++i) rows += row_text(table.rows[i], table.columns, largest);
    out.set("rows", rows);
    data notes(List::list);
    if (shown < table.rows.size()) {
      notes.push_back("本页只列前 " + std::to_string(shown) + " 行，其余见 汇总.xlsx。");
    }
    for (const std::string& note : table.notes) notes.push_back(note);
    out.set("notes", notes);
    return out;
  }

  std::string page(const data& values) { return page_.render(values); }

 private:
  std::string row_text(const OverviewRow& row, const std::vector<OverviewColumn>& columns,
                       const std::vector<Amount>& largest) {
    data cells(List::list);
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(cell_data(row[i], columns[i], largest[i]));
    }
    return row_.render({"cells", cells});
  }

  mustache page_;
  mustache row_;
};

data tile(const char* label, std::string value, const char* tone = "", std::string note = {}) {
  data out;
  out.set("label", label);
  out.set("value", value);
  out.set("class", tone);
  if (!note.empty()) out.set("note", note);
  return out;
}

data tiles_of(const Summary& summary) {
  const auto number = [](std::size_t value) { return std::to_string(value); };
  const auto tone = [](std::size_t value, const char* word) { return value == 0 ? "" : word; };
  data out(List::list);
  out.push_back(tile("已生成的公开表", number(summary.made), "good",
                     "收到 " + number(summary.packages) + " 个预算文件"));
  out.push_back(tile("有错误", number(summary.failed), tone(summary.failed, "bad"),
                     "共 " + number(summary.counts.errors) + " 个错误"));
  if (summary.not_updated > 0) {
    out.push_back(tile("未更新", number(summary.not_updated), "bad", "见“未更新”"));
  }
  if (summary.expected) {
    out.push_back(tile("未报送", number(summary.missing.size()),
                       tone(summary.missing.size(), "bad"),
                       "应报送 " + number(*summary.expected) + " 个单位"));
  }
  out.push_back(tile("警告", number(summary.counts.warnings), tone(summary.counts.warnings, "warn"),
                     "另已豁免 " + number(summary.counts.accepted) + " 个"));
  out.push_back(tile("收支总计", format_amount(summary.total.income, kSummaryMoney), "", "万元"));
  out.push_back(
      tile("支出合计", format_amount(summary.total.expenditure, kSummaryMoney), "", "万元"));
  const YearOnYear& change = summary.change;
  if (change.packages > 0 && !change.last_year.is_zero()) {
    const bool is_less = change.difference() < Amount();
    out.push_back(
        tile("比上年",
             (is_less ? "−" : "+") + format_percent(change.difference(), change.last_year) + "%",
             "", number(change.packages) + " 个填列上年数的包"));
  }
  return out;
}

// A bar of parts that are the whole together.
class Composition {
 public:
  Composition(const char* name, Amount whole) : whole_(whole) {
    out_.set("name", name);
    parts_ = data(List::list);
  }

  void add(const std::string& label, Amount part, const std::string& value) {
    if (part <= Amount() || whole_ <= Amount()) return;
    data entry;
    entry.set("label", label);
    entry.set("value", value);
    entry.set("percent", part_in_percent(part, whole_));
    entry.set("number", std::to_string(++count_));
    parts_.push_back(entry);
  }

  void add_money(const std::string& label, Amount part) {
    add(label, part, format_amount(part, kSummaryMoney) + " 万元");
  }

  void add_to(data& list) {
    if (count_ == 0) return;
    out_.set("parts", parts_);
    list.push_back(out_);
  }

 private:
  Amount whole_;
  data out_;
  data parts_;
  int count_ = 0;
};

void add_largest(const char* name, Amount whole, std::vector<SummaryTotal> totals, data& list) {
  const auto by_size = [](const SummaryTotal& total) { return total.amounts.expenditure; };
  std::ranges::stable_sort(totals, std::ranges::greater(), by_size);
  Composition out(name, whole);
  Amount rest = whole;
  for (std::size_t i = 0; i < std::min(totals.size(), kMostParts); ++i) {
    out.add_money(totals[i].name, by_size(totals[i]));
    rest = rest - by_size(totals[i]);
  }
  if (totals.size() > kMostParts) out.add_money("其他", rest);
  out.add_to(list);
}

data compositions_of(const Summary& summary) {
  data out(List::list);
  const SummaryAmounts& total = summary.total;
  Composition kinds("支出构成", total.expenditure);
  kinds.add_money("基本支出", total.basic);
  kinds.add_money("项目支出", total.project);
  kinds.add_to(out);
  add_largest("功能分类", total.expenditure, summary.functions, out);
  add_largest("资金来源", total.expenditure, summary.sources, out);
  add_largest("部门", total.expenditure, summary.departments, out);
  return out;
}

}  // namespace

std::optional<PageTemplate> read_page_template(const std::string& resources, Findings& findings) {
  auto page = read_file(resources + kPageFile, resources + kPageFile, findings);
  auto row = read_file(resources + kRowFile, resources + kRowFile, findings);
  if (!page || !row) return std::nullopt;
  return PageTemplate{*std::move(page), *std::move(row)};
}

bool check_page_template(const PageTemplate& page, Findings& findings) {
  const PageWriter writer(page);
  if (writer.is_valid()) return true;
  findings.add({.id = "page-template",
                .where = {.file = "templates/batch/"},
                .message = "汇总页的模板有误：" + writer.fault(),
                .help = "改正 summary.html 或 summary-row.html 中的 {{…}}"});
  return false;
}

std::optional<std::string> summary_page(const Summary& summary, const Overview& overview,
                                        const PageTemplate& page, Findings& findings) {
  if (!check_page_template(page, findings)) return std::nullopt;
  PageWriter writer(page);
  data values;
  values.set("title", overview.title);
  values.set("tiles", tiles_of(summary));
  values.set("compositions", compositions_of(summary));
  data tables(List::list);
  for (const OverviewTable& table : overview.tables) tables.push_back(writer.table_data(table));
  values.set("tables", tables);
  return writer.page(values);
}

}  // namespace gongkai
