#include "second/expected_tables.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace gongkai::second {
namespace {

using Facts = std::vector<PlainFact>;
using Takes = std::function<bool(const PlainFact&)>;
using Texts = std::vector<std::string>;

ExpectedCell words(std::string text) { return {.text = std::move(text)}; }

ExpectedCell amount(const Facts& facts, const Takes& takes, std::string_view zero = "") {
  ExpectedCell out{.is_amount = true};
  for (const PlainFact& fact : facts) {
    if (!takes(fact)) continue;
    out.fen += fact.fen;
    out.places.push_back(fact.place);
  }
  out.text = in_ten_thousands(out.fen, zero);
  return out;
}

bool is_any(const PlainFact&) { return true; }

bool is_fiscal(const PlainFact& fact) {
  return fact.source.starts_with("11") || fact.source.starts_with("12") ||
         fact.source.starts_with("13");
}

bool is_basic(const PlainFact& fact) { return fact.kind == "人员经费" || fact.kind == "公用经费"; }

Takes from(std::string source) {
  return [source = std::move(source)](const PlainFact& fact) {
    return fact.source.starts_with(source);
  };
}

Takes from_this_year(std::string source) {
  return [takes = from(std::move(source))](const PlainFact& fact) {
    return takes(fact) && !fact.is_carried_over;
  };
}

Takes from_last_year(std::string source) {
  return [takes = from(std::move(source))](const PlainFact& fact) {
    return takes(fact) && fact.is_carried_over;
  };
}

Facts only(const Facts& facts, const Takes& takes) {
  Facts out;
  std::ranges::copy_if(facts, std::back_inserter(out), takes);
  return out;
}

struct Class {
  const char* code;
  const char* in_01;
  const char* in_04;
};

// 类 as the form names them.
constexpr Class kClasses[] = {
    {"201", "一、一般公共服务", "（一）一般公共服务支出"},
    {"202", "二、外交", "（二）外交支出"},
    {"203", "三、国防", "（三）国防支出"},
    {"204", "四、公共安全", "（四）公共安全支出"},
    {"205", "五、教育", "（五）教育支出"},
    {"206", "六、科学技术", "（六）科学技术支出"},
    {"207", "七、文化旅游体育与传媒", "（七）文化体育旅游与传媒支出"},
    {"208", "八、社会保障和就业", "（八）社会保障和就业支出"},
    {"209", "九、社会保险基金支出", "（九）医疗卫生与计划生育支出"},
    {"210", "十、卫生健康", "（十）卫生健康支出"},
    {"211", "十一、节能环保", "（十一）节能环保支出"},
    {"212", "十二、城乡社区事务", "（十二）城乡社区事务支出"},
    {"213", "十三、农林水事务", "（十三）农林水事务支出"},
    {"214", "十四、交通运输", "（十四）交通运输支出"},
    {"215", "十五、资源勘探信息等", "（十五）资源勘探信息等支出"},
    {"216", "十六、商业服务业等", "（十六）商业服务业等支出"},
    {"217", "十七、金融支出", "（十七）金融支出"},
    {"219", "十九、援助其他地区支出", "（十九）援助其他地区支出"},
    {"220", "二十、自然资源海洋气象等支出", "（二十）自然资源海洋气象等支出"},
    {"221", "二十一、住房保障支出", "（二十一）住房保障支出"},
    {"222", "二十二、粮油物资储备支出", "（二十二）粮油物资储备支出"},
    {"223", "二十三、国有资本经营预算", "（二十三）国有资本经营预算"},
    {"224", "二十四、灾害防治及应急管理", "（二十四）灾害防治及应急管理"},
    {"227", "二十七、预备费", "（二十七）预备费"},
    {"229", "二十九、其他支出", "（二十九）其他支出"},
    {"230", "三十、转移性支出", "（三十）转移性支出"},
    {"231", "三十一、债务还本支出", "（三十一）债务还本支出"},
    {"232", "三十二、债务付息支出", "（三十二）债务付息支出"},
    {"233", "三十三、债务发行费用支出", "（三十三）债务发行费用支出"},
    {"234", "三十四、抗疫特别国债安排的支出", "（三十四）抗疫特别国债安排的支出"}};

Takes of_class(const char* code) {
  return [code](const PlainFact& fact) { return fact.function.starts_with(code); };
}

// Two sides: lines from the top, the last of each on the same row at the bottom.
ExpectedRows side_by_side(ExpectedRows left, std::size_t left_closing, const ExpectedRows& right) {
  const std::size_t free = right.size() - left.size();
  const std::size_t columns = left.front().size();
  const auto closing = left.end() - static_cast<std::ptrdiff_t>(left_closing);
  left.insert(closing, free, std::vector<ExpectedCell>(columns));
  for (std::size_t row = 0; row < right.size(); ++row) {
    left[row].insert(left[row].end(), right[row].begin(), right[row].end());
  }
  return left;
}

// The rows from `first` up to `last`, as parts in a column.
std::vector<std::pair<std::size_t, std::size_t>> down(std::size_t first, std::size_t last,
                                                      std::size_t column) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t row = first; row <= last; ++row) out.emplace_back(row, column);
  return out;
}

ExpectedRows income_of_01(const Facts& income) {
  const auto line = [&](const char* text, const char* source) {
    return std::vector{words(text), amount(income, from_this_year(source))};
  };
  const auto closing = [&](const char* text, const Takes& takes) {
    return std::vector{words(text), amount(income, takes)};
  };
  return {line("一、一般公共预算", "11"),
          line("其中：财政拨款", "111"),
          line("二、政府性基金预算拨款收入", "12"),
          line("三、国有资本经营预算拨款收入", "13"),
          line("四、财政专户管理资金收入", "2"),
          line("五、事业收入", "31"),
          line("六、事业单位经营收入", "34"),
          line("七、上级补助收入", "32"),
          line("八、附属单位上缴收入", "33"),
          line("九、其他收入", "39"),
          closing("本年收入合计", from_this_year("")),
          closing("上年结转结余", from_last_year("")),
          closing("收入总计", is_any)};
}

ExpectedTable table_01(const PlainBudget& budget) {
  Facts outlays = budget.spending;
  outlays.insert(outlays.end(), budget.year_end.begin(), budget.year_end.end());
  ExpectedRows right;
  for (const Class& each : kClasses) {
    right.push_back({words(each.in_01), amount(budget.spending, of_class(each.code))});
  }
  right.push_back({words("本年支出合计"), amount(budget.spending, is_any)});
  right.push_back({words("年终结转结余"), amount(budget.year_end, is_any, "0.00")});
  right.push_back({words("支出总计"), amount(outlays, is_any)});
  ExpectedTable out{.id = "01-balance",
                    .rows = side_by_side(income_of_01(budget.income), 3, right)};
  out.sums = {{30, 1, down(2, 9, 1)},
              {32, 1, down(30, 31, 1)},
              {30, 3, down(0, 29, 3)},
              {32, 3, down(30, 31, 3)},
              {32, 1, {{32, 3}}}};
  out.sums.front().parts.emplace_back(0, 1);
  return out;
}

// A pivot's amount columns, and which are the sums of which, by position.
struct Columns {
  std::vector<Takes> takes;
  std::vector<std::pair<std::size_t, std::vector<std::size_t>>> sums;
};

// Builds the rows of a pivot; each has as many label cells.
class PivotRows {
 public:
  PivotRows(std::string id, Columns columns) : columns_(std::move(columns)) {
    table_.id = std::move(id);
  }

  // `level`: 0 for the first total; a row is the sum of those one level deeper that follow it.
  void add(std::size_t level, const Texts& labels, const Facts& facts) {
    std::vector<ExpectedCell> row;
    for (const std::string& label : labels) row.push_back(words(label));
    for (const Takes& takes : columns_.takes) row.push_back(amount(facts, takes));
    labels_ = labels.size();
    table_.rows.push_back(std::move(row));
    levels_.push_back(level);
  }

  ExpectedTable finish() {
    for (std::size_t row = 0; row < levels_.size(); ++row) {
      add_column_sums(row);
      for (std::size_t c = 0; c < columns_.takes.size(); ++c) add_row_sum(row, labels_ + c);
    }
    return std::move(table_);
  }

 private:
  void add_column_sums(std::size_t row) {
    for (const auto& [whole, parts] : columns_.sums) {
      ExpectedSum sum{.row = row, .column = labels_ + whole};
      for (std::size_t part : parts) sum.parts.emplace_back(row, labels_ + part);
      table_.sums.push_back(std::move(sum));
    }
  }

  void add_row_sum(std::size_t row, std::size_t column) {
    ExpectedSum sum{.row = row, .column = column};
    std::size_t inner = 0;  // the level of the rows below it, where one is left out
    for (std::size_t r = row + 1; r < levels_.size() && levels_[r] > levels_[row]; ++r) {
      if (inner == 0) inner = levels_[r];
      if (levels_[r] == inner) sum.parts.emplace_back(r, column);
    }
    if (!sum.parts.empty()) table_.sums.push_back(std::move(sum));
  }

  Columns columns_;
  ExpectedTable table_;
  std::vector<std::size_t> levels_;
  std::size_t labels_ = 0;
};

// The values of a key in the order of their first fact.
Texts values_of(const Facts& facts, const std::function<std::string(const PlainFact&)>& key) {
  Texts out;
  for (const PlainFact& fact : facts) {
    if (std::ranges::find(out, key(fact)) == out.end()) out.push_back(key(fact));
  }
  return out;
}

Texts units_of(const Facts& facts) {
  return values_of(facts, [](const PlainFact& fact) { return fact.unit; });
}

Facts of_unit(const Facts& facts, const std::string& unit) {
  return only(facts, [&](const PlainFact& fact) { return fact.unit == unit; });
}

ExpectedTable table_02(const PlainBudget& budget) {
  PivotRows rows(
      "02-income",
      {.takes = {is_any, from_this_year(""), from_this_year("11"), from_this_year("111"),
                 from_this_year("12"), from_this_year("13"), from_this_year("2"),
                 from_this_year("31"), from_this_year("34"), from_this_year("32"),
                 from_this_year("33"), from_this_year("39"), from_last_year(""),
                 from_last_year("11"), from_last_year("12"), from_last_year("13"),
                 from_last_year("2"), from_last_year("3")},
       .sums = {{0, {1, 12}}, {1, {2, 4, 5, 6, 7, 8, 9, 10, 11}}, {12, {13, 14, 15, 16, 17}}}});
  rows.add(0, {"", "合计"}, budget.income);
  if (!budget.income.empty()) {
    rows.add(1, {budget.department_code, budget.department_name}, budget.income);
  }
  for (const std::string& unit : units_of(budget.income)) {
    rows.add(2, {unit, budget.unit_names.at(unit)}, of_unit(budget.income, unit));
  }
  return rows.finish();
}

Takes is(const char* kind, Texts classes = {""}) {
  return [kind, classes = std::move(classes)](const PlainFact& fact) {
    return fact.kind == kind && std::ranges::any_of(classes, [&](const std::string& code) {
             return fact.economic.starts_with(code);
           });
  };
}

// 单位 are left out where there is one alone.
void add_units(PivotRows& rows, const Facts& facts, const Texts& department,
               const std::function<Texts(const std::string&)>& labels,
               const std::function<void(const Facts&)>& add_inner) {
  if (facts.empty()) return;
  rows.add(1, department, facts);
  const Texts units = units_of(facts);
  for (const std::string& unit : units) {
    const Facts inner = of_unit(facts, unit);
    if (units.size() > 1) rows.add(2, labels(unit), inner);
    add_inner(inner);
  }
}

// Tables 03 and 05.
ExpectedTable table_03(std::string id, const PlainBudget& budget, const Facts& facts) {
  PivotRows rows(std::move(id),
                 {.takes = {is_any, is_basic, is("人员经费", {"301"}), is("人员经费", {"303"}),
                            is("公用经费", {"302"}), is("公用经费", {"309", "310"}),
                            [](const PlainFact& fact) { return !is_basic(fact); }, is("其他运转类"),
                            is("特定目标类")},
                  .sums = {{0, {1, 6}}, {1, {2, 3, 4, 5}}, {6, {7, 8}}}});
  rows.add(0, {"", "", "", "", "合计"}, facts);
  const auto add_functions = [&](const Facts& of_unit) {
    Texts codes = values_of(of_unit, [](const PlainFact& fact) { return fact.function; });
    std::ranges::sort(codes);
    for (const std::string& code : codes) {
      rows.add(3,
               {code.substr(0, 3), code.substr(3, 2), code.substr(5), "",
                budget.names.functions.at(code)},
               only(of_unit, [&](const PlainFact& fact) { return fact.function == code; }));
    }
  };
  const auto unit_labels = [&](const std::string& unit) {
    return Texts{"", "", "", unit, budget.unit_names.at(unit)};
  };
  add_units(rows, facts, {"", "", "", budget.department_code, budget.department_name}, unit_labels,
            add_functions);
  return rows.finish();
}

ExpectedRows income_of_04(const Facts& income) {
  const Facts fiscal = only(income, is_fiscal);
  const auto line = [&](const char* text, const Takes& takes) {
    return std::vector{words(text), amount(fiscal, takes)};
  };
  return {line("一、本年收入", from_this_year("")),
          line("（一）一般公共预算拨款", from_this_year("11")),
          line("其中：财政拨款", from_this_year("111")),
          line("（二）政府性基金预算拨款", from_this_year("12")),
          line("（三）国有资本经营预算拨款", from_this_year("13")),
          line("二、上年结转", from_last_year("")),
          line("（一）一般公共预算拨款", from_last_year("11")),
          line("（二）政府性基金预算拨款", from_last_year("12")),
          line("（三）国有资本经营预算拨款", from_last_year("13")),
          line("收入合计", is_any)};
}

ExpectedTable table_04(const PlainBudget& budget) {
  const Facts fiscal = only(budget.spending, is_fiscal);
  const Facts spent = only(fiscal, [](const PlainFact& fact) { return !fact.is_deferred; });
  Facts left = only(fiscal, [](const PlainFact& fact) { return fact.is_deferred; });
  std::ranges::copy_if(budget.year_end, std::back_inserter(left), is_fiscal);
  Facts all = spent;
  all.insert(all.end(), left.begin(), left.end());
  ExpectedRows right;
  const auto add = [&](const char* text, const Facts& facts) {
    right.push_back({words(text), amount(facts, is_any), amount(facts, from("11")),
                     amount(facts, from("111")), amount(facts, from("12")),
                     amount(facts, from("13"))});
  };
  add("一、本年支出", spent);
  for (const Class& each : kClasses) add(each.in_04, only(spent, of_class(each.code)));
  add("二、年终结转结余", left);
  add("支出合计", all);
  ExpectedTable out{.id = "04-fiscal-appropriation",
                    .rows = side_by_side(income_of_04(budget.income), 1, right)};
  out.sums = {{0, 1, {{1, 1}, {3, 1}, {4, 1}}}, {5, 1, down(6, 8, 1)}, {32, 1, {{0, 1}, {5, 1}}}};
  for (std::size_t column = 3; column <= 7; ++column) {
    out.sums.push_back({0, column, down(1, 30, column)});
    out.sums.push_back({32, column, {{0, column}, {31, column}}});
  }
  for (std::size_t row = 0; row <= 32; ++row) {
    out.sums.push_back({row, 3, {{row, 4}, {row, 6}, {row, 7}}});
  }
  return out;
}

std::string name_in(const PlainCatalog::Names& names, const std::string& code) {
  return code.empty() ? "" : names.at(code);
}

// A code's name stands once for the rows of the same code below each other.
ExpectedTable table_06(const PlainBudget& budget) {
  const Facts facts = only(budget.spending, [](const PlainFact& fact) {
    return fact.source.starts_with("11") && is_basic(fact);
  });
  PivotRows rows("06-general-basic",
                 {.takes = {is_any, is("人员经费"), is("公用经费")}, .sums = {{0, {1, 2}}}});
  rows.add(0, {"合计", "", "", ""}, facts);
  const auto key = [](const PlainFact& fact) {
    return fact.economic + "/" + fact.government + "/" + fact.line;
  };
  std::string above;
  for (const std::string& value : values_of(facts, key)) {
    const Facts group = only(facts, [&](const PlainFact& fact) { return key(fact) == value; });
    const std::string& code = group.front().economic;
    const std::string& government = group.front().government;
    rows.add(1,
             {code == above ? "" : code, name_in(budget.names.economic, code), government,
              name_in(budget.names.government, government)},
             group);
    above = code;
  }
  return rows.finish();
}

std::string upper(const std::string& code) { return code.substr(0, 3); }
std::string lower(const std::string& code) { return code.empty() ? "" : code.substr(3); }

ExpectedTable table_07(const PlainBudget& budget) {
  PivotRows rows("07-economic-class",
                 {.takes = {is_any, from_this_year("11"), from_this_year("111"),
                            from_this_year("12"), from_this_year("13"), from_last_year(""),
                            from_this_year("2"), from_this_year("31"), from_this_year("32"),
                            from_this_year("33"), from_this_year("34"), from_this_year("39")},
                  .sums = {{0, {1, 3, 4, 5, 6, 7, 8, 9, 10, 11}}}});
  const Facts& facts = budget.spending;
  rows.add(0, {"", "", "合计", "", "", ""}, facts);
  const auto key = [](const PlainFact& fact) { return fact.economic + "/" + fact.government; };
  const auto add_classes = [&](const Facts& of_unit) {
    for (const std::string& value : values_of(of_unit, key)) {
      const Facts group = only(of_unit, [&](const PlainFact& fact) { return key(fact) == value; });
      const std::string& code = group.front().economic;
      const std::string& government = group.front().government;
      rows.add(3,
               {upper(code), lower(code), name_in(budget.names.economic, code), upper(government),
                lower(government), name_in(budget.names.government, government)},
               group);
    }
  };
  const auto unit_labels = [&](const std::string& unit) {
    return Texts{unit, "", budget.unit_names.at(unit), "", "", ""};
  };
  add_units(rows, facts, {budget.department_code, "", budget.department_name, "", "", ""},
            unit_labels, add_classes);
  return rows.finish();
}

}  // namespace

std::vector<ExpectedTable> expected_tables(const PlainBudget& budget) {
  return {table_01(budget),
          table_02(budget),
          table_03("03-expenditure", budget, budget.spending),
          table_04(budget),
          table_03("05-general-expenditure", budget, only(budget.spending, from("11"))),
          table_06(budget),
          table_07(budget)};
}

}  // namespace gongkai::second
