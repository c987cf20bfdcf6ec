#pragma once

// The budget model: what a department knows, entered once. Its core is the list of facts; tables,
// totals and most sentences are sums of them. Nothing here is derived.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "budget/facts.h"
#include "budget/last_year.h"
#include "budget/name_overrides.h"
#include "budget/project.h"
#include "money/amount.h"
#include "source/json.h"

namespace gongkai {

/// “三公”经费 of one year.
struct ThreePublic {
  Amount abroad;             ///< 因公出国（境）费
  Amount vehicle_purchase;   ///< 公务用车购置费
  Amount vehicle_operation;  ///< 公务用车运行费
  Amount reception;          ///< 公务接待费
};

/// 政府采购预算.
struct Procurement {
  Amount goods;
  Amount works;
  Amount services;
  bool is_none = false;  ///< the budget says that there is none
  /// The sum of the facts marked 政府采购, if the budget does not state the three parts.
  std::optional<Amount> of_facts;

  Amount total() const { return of_facts.value_or(goods + works + services); }
};

/// 政府采购项目: an entry of the procurement list.
struct ProcurementItem {
  std::string name;      ///< 采购项目
  std::string category;  ///< 采购品目
  int years = 1;         ///< 服务年限
  Amount total;          ///< 实际指标: for all years
  Amount amount;         ///< 一年采购指标
  std::string time;      ///< 需求时间
  std::string note;      ///< 备注
};

/// 机构编制及交通工具, by number.
struct Headcount {
  int administrative_posts = 0;  ///< 行政编制数
  int institution_posts = 0;     ///< 事业编制数
  int staff = 0;                 ///< 实有在编人数
  int retired = 0;               ///< 退休人数
  int veterans = 0;              ///< 离休人数
  int employees = 0;             ///< 雇员（编外人员）
  int vehicles = 0;              ///< 实有车辆
  int vehicle_quota = 0;         ///< 其中：定编车辆
  bool is_none = false;          ///< the budget says that there is none
};

/// 国有资产占用情况 at the end of a year.
struct Assets {
  std::string as_of;  ///< YYYY-MM-DD
  int leader_vehicles = 0;
  int general_vehicles = 0;
  int enforcement_vehicles = 0;
  int special_vehicles = 0;
  int other_vehicles = 0;
  std::string vehicle_note;   ///< in brackets after the vehicles
  int general_equipment = 0;  ///< 单位价值50万元以上通用设备
  int special_equipment = 0;  ///< 单位价值100万元以上专用设备
  bool is_none = false;       ///< the budget says that there is none

  int vehicles() const {
    return leader_vehicles + general_vehicles + enforcement_vehicles + special_vehicles +
           other_vehicles;
  }
};

/// 专项转移支付项目 managed by the department.
struct Transfer {
  std::string name;
  Amount amount;
};

/// 名词解释: an entry beside those of the pack.
struct GlossaryEntry {
  std::string term;
  std::string explanation;
};

/// A cell of a table that the budget states itself.
struct StatedCell {
  std::string text;              ///< as printed; an amount in the file's unit
  bool continues_above = false;  ///< merged with the cell above it
  JsonValue where;
};

/// The rows of a table below its headings, each with a cell for every column.
using StatedRows = std::vector<std::vector<StatedCell>>;

/// 豁免: a warning that the budget accepts, with a reason.
struct Waiver {
  std::string id;       ///< of the finding
  std::string pointer;  ///< JSON pointer of the place or of its container; empty: the whole file
  std::string reason;
  JsonValue where;
};

/// A budget as read from one file.
struct Budget {
  std::string pack;  ///< template pack; may be overridden on the command line
  int year = 0;
  std::string published_on;  ///< YYYY-MM-DD: the date of every output
  std::string approved_on;   ///< YYYY-MM-DD, 批复日期; empty: not known
  MoneyUnit money_unit = MoneyUnit::kTenThousandYuan;  ///< of all amounts in the file
  int amount_decimals = 2;  ///< the maximum number of decimals of those amounts
  Department department;
  std::vector<Income> income;
  std::vector<Expenditure> expenditure;
  std::vector<YearEnd> year_end;
  std::vector<Project> projects;
  std::vector<ProjectGroup> project_groups;
  DepartmentGoals goals;
  Contacts contacts;  ///< of the department's own form
  ThreePublic three_public;
  std::optional<ThreePublic> three_public_last_year;
  /// 上年预算数, for comparisons: "total", "fiscal" … (budget_shape() lists them).
  std::vector<std::pair<std::string, Amount>> last_year;
  std::vector<LastYearList> last_year_lists;
  std::string last_year_file;  ///< name of last year's budget, beside the file; empty: none
  /// 增减变动的主要原因, by the same names and those of “三公”经费.
  std::vector<std::pair<std::string, std::string>> reasons;
  /// The same of single items, by the code of a function, an economic class or a project.
  std::vector<std::pair<std::string, std::string>> item_reasons;
  /// 本地文字: texts that only the department knows, by the names that the pack uses: paragraphs or
  /// list entries.
  std::vector<std::pair<std::string, std::vector<std::string>>> texts;
  std::vector<GlossaryEntry> glossary;
  std::optional<Procurement> procurement;
  std::vector<ProcurementItem> procurement_items;
  std::optional<Headcount> headcount;
  std::optional<Assets> assets;
  std::vector<Transfer> transfers;
  /// Additional notes under a table: table id in the pack → lines.
  std::vector<std::pair<std::string, std::vector<std::string>>> notes;
  /// Tables whose rows the budget states itself: table id in the pack → rows. They are printed as
  /// stated, and differences from the facts are reported.
  std::vector<std::pair<std::string, StatedRows>> tables;
  /// The budget states these tables alone, no facts: what the tables do not say is not known.
  bool states_tables_only = false;
  /// Amounts that sentences and forms need and the stated tables do not show: the name of a figure
  /// of the pack, or the code of a project → amount.
  std::vector<std::pair<std::string, Amount>> figures;

  /// One of them; empty: it is not stated.
  std::optional<Amount> stated_figure(std::string_view name) const {
    const auto found = std::ranges::find(figures, name, &std::pair<std::string, Amount>::first);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
  }
  /// Lists of the department's own by the names that the pack gives them: an array of records each,
  /// read by the pack's form of the list.
  std::vector<std::pair<std::string, JsonValue>> lists;
  NameOverrides names;
  std::vector<Waiver> waived;
  /// Members that the file does not state: they are the sums of what its units state.
  std::vector<std::string> from_units;
  std::shared_ptr<const JsonTree> source;  ///< keeps every `where` valid
  /// Likewise: budgets of units, last year's budget.
  std::vector<std::shared_ptr<const JsonTree>> also_read;

  /// Whether the file or its units state this member, even as an empty list. A missing member means
  /// "not known".
  bool states(std::string_view member) const {
    if (source && source->root().find(member)) return true;
    return std::ranges::find(from_units, member) != from_units.end();
  }

  /// Where the file states a part of a member; the place of the whole file if it does not.
  Place place_of(std::string_view member, std::string_view part) const {
    const auto found = source->root().find(member);
    return found ? found->member_place(part) : source->root().place();
  }
};

}  // namespace gongkai
