#include "budget/print.h"

#include <string_view>

#include "budget/kind_names.h"

namespace gongkai {
namespace {

/// Appends lines: a heading, then indented lines of words.
class Printer {
 public:
  explicit Printer(MoneyUnit unit) : unit_(unit) {}

  void heading(std::string_view words) { out_ += std::string(words) + "\n"; }

  // Words that are empty are left out.
  void line(std::initializer_list<std::string_view> words) {
    out_ += " ";
    for (std::string_view word : words) {
      if (!word.empty()) out_ += " " + std::string(word);
    }
    out_ += '\n';
  }

  // Paragraphs stay on one line, as the file writes them.
  void text(std::string_view label, std::string_view words) {
    if (words.empty()) return;
    out_ += "    " + std::string(label) + "：";
    for (char c : words) out_ += c == '\n' ? std::string("\\n") : std::string(1, c);
    out_ += '\n';
  }

  std::string amount(Amount amount) const { return exact_text(amount, unit_); }

  std::string take() { return std::move(out_); }

 private:
  MoneyUnit unit_;
  std::string out_;
};

std::string labelled(std::string_view label, std::string_view value) {
  return value.empty() ? std::string() : std::string(label) + "=" + std::string(value);
}

void print_head(const Budget& budget, Printer& printer) {
  printer.heading("预算 " + std::to_string(budget.year) + " " + budget.pack + " " +
                  budget.published_on + " " + std::string(name(budget.money_unit)) + " " +
                  std::to_string(budget.amount_decimals) + " 位小数");
  printer.text("批复日期", budget.approved_on);
  printer.heading("部门 " + budget.department.code + " " + budget.department.name);
  printer.text("政府级次", budget.department.level);
  if (budget.states_tables_only) printer.line({"只有自行填列的各表，没有收支数据"});
  for (const BudgetUnit& unit : budget.department.units) {
    printer.line({unit.code, unit.name, name(unit.kind)});
  }
}

void print_facts(const Budget& budget, Printer& printer) {
  printer.heading("收入 " + std::to_string(budget.income.size()) + " 笔");
  for (const Income& income : budget.income) {
    printer.line({income.unit, labelled("来源", income.source),
                  income.is_carried_over ? "上年结转结余" : "", printer.amount(income.amount)});
  }
  printer.heading("支出 " + std::to_string(budget.expenditure.size()) + " 笔");
  for (const Expenditure& fact : budget.expenditure) {
    printer.line({fact.unit, labelled("功能", fact.function), labelled("经济", fact.economic),
                  labelled("政府经济", fact.government_economic), labelled("来源", fact.source),
                  fact.is_carried_over ? "上年结转结余" : "", fact.is_deferred ? "列年终" : "",
                  fact.kind ? name(*fact.kind) : "", labelled("项目", fact.project),
                  labelled("行", fact.line), fact.procurement ? name(*fact.procurement) : "",
                  printer.amount(fact.amount)});
  }
  if (budget.year_end.empty()) return;
  printer.heading("年终结转结余 " + std::to_string(budget.year_end.size()) + " 笔");
  for (const YearEnd& fact : budget.year_end) {
    printer.line({fact.unit, labelled("来源", fact.source), printer.amount(fact.amount)});
  }
}

void print_indicators(const std::vector<Indicator>& indicators, Printer& printer) {
  for (const Indicator& indicator : indicators) {
    printer.text("指标", indicator.level1 + "/" + indicator.level2 + "/" + indicator.level3 + " " +
                             indicator.value);
    printer.text("  实施周期", indicator.period_value);
    printer.text("  说明", indicator.explanation);
  }
}

void print_contacts(const Contacts& contacts, Printer& printer) {
  const std::string leader = labelled("负责人", contacts.leader);
  const std::string contact = labelled("联系人", contacts.contact);
  const std::string phone = labelled("电话", contacts.phone);
  if (!(leader + contact + phone).empty()) printer.line({leader, contact, phone});
}

void print_details(const Project& project, Printer& printer) {
  const std::string start = labelled("开始", project.start);
  const std::string end = labelled("结束", project.end);
  if (!(start + end).empty()) printer.line({start, end});
  print_contacts(project.contacts, printer);
  for (const auto& [name, sum] : project.amounts) {
    printer.line({"金额", name, printer.amount(sum)});
  }
  for (const auto& [name, words] : project.texts) printer.text(name, words);
  for (const auto& [name, options] : project.choices) {
    for (const std::string& option : options) printer.line({"勾选", name, option});
  }
}

void print_projects(const Budget& budget, Printer& printer) {
  if (budget.projects.empty()) return;
  printer.heading("项目 " + std::to_string(budget.projects.size()) + " 个");
  for (const Project& project : budget.projects) {
    printer.line({project.code, project.name, project.unit, name(project.kind)});
    printer.text("目标", project.goal);
    if (project.is_key) printer.line({"重点绩效目标项目"});
    if (!project.group.empty()) printer.line({"归入", project.group});
    print_details(project, printer);
    print_indicators(project.indicators, printer);
  }
}

void print_project_groups(const Budget& budget, Printer& printer) {
  for (const ProjectGroup& group : budget.project_groups) {
    printer.line({"项目组", group.name, group.purpose});
  }
}

void print_goals(const DepartmentGoals& goals, Printer& printer) {
  if (goals.annual.empty()) return;
  printer.heading("整体绩效目标");
  printer.text("年度履职目标", goals.annual);
  for (const Task& task : goals.tasks) printer.text("任务", task.name + "：" + task.content);
  print_indicators(goals.indicators, printer);
}

void print_three_public(std::string_view label, const ThreePublic& sums, Printer& printer) {
  printer.heading(std::string(label) + " 出国（境）=" + printer.amount(sums.abroad) +
                  " 用车购置=" + printer.amount(sums.vehicle_purchase) +
                  " 用车运行=" + printer.amount(sums.vehicle_operation) +
                  " 接待=" + printer.amount(sums.reception));
}

void print_last_year(const LastYearList& list, Printer& printer) {
  const std::string_view of = list.of == LastYearOf::kIncome ? "收入" : "支出";
  printer.heading("上年" + std::string(of) + std::string(name(list.figure)) + " " + list.source +
                  list.kind);
  for (const LastYearLine& line : list.lines) {
    printer.line({line.unit, line.function, line.economic, line.source, line.kind, line.project,
                  !line.is_carried_over   ? ""
                  : *line.is_carried_over ? "结转"
                                          : "当年",
                  printer.amount(line.amount)});
  }
}

void print_texts(const Budget& budget, Printer& printer) {
  for (const auto& [name, sum] : budget.last_year) {
    printer.line({"上年", name, printer.amount(sum)});
  }
  for (const LastYearList& list : budget.last_year_lists) print_last_year(list, printer);
  for (const auto& [name, reason] : budget.item_reasons) printer.line({"原因", name, reason});
  for (const auto& [name, reason] : budget.reasons) printer.line({"原因", name, reason});
  for (const auto& [name, lines] : budget.texts) {
    for (const std::string& line : lines) printer.line({"文字", name, line});
  }
  for (const GlossaryEntry& entry : budget.glossary) {
    printer.line({"名词", entry.term, entry.explanation});
  }
}

void print_assets(const Budget& budget, Printer& printer) {
  if (const auto& bought = budget.procurement) {
    printer.heading("政府采购 货物=" + printer.amount(bought->goods) +
                    " 工程=" + printer.amount(bought->works) +
                    " 服务=" + printer.amount(bought->services) + (bought->is_none ? " 没有" : ""));
  }
  for (const ProcurementItem& item : budget.procurement_items) {
    printer.line({"采购", item.name, item.category, std::to_string(item.years) + " 年",
                  printer.amount(item.total), printer.amount(item.amount), item.time, item.note});
  }
  if (const auto& headcount = budget.headcount) {
    std::string line = "机构编制";
    for (int count : {headcount->administrative_posts, headcount->institution_posts,
                      headcount->staff, headcount->retired, headcount->veterans,
                      headcount->employees, headcount->vehicles, headcount->vehicle_quota}) {
      line += " " + std::to_string(count);
    }
    printer.heading(line + (headcount->is_none ? " 没有" : ""));
  }
  if (const auto& assets = budget.assets) {
    std::string line = "国有资产 " + assets->as_of + " 车辆";
    for (int count :
         {assets->leader_vehicles, assets->general_vehicles, assets->enforcement_vehicles,
          assets->special_vehicles, assets->other_vehicles}) {
      line += " " + std::to_string(count);
    }
    printer.heading(line + " 设备 " + std::to_string(assets->general_equipment) + " " +
                    std::to_string(assets->special_equipment) + (assets->is_none ? " 没有" : ""));
    printer.text("车辆说明", assets->vehicle_note);
  }
  if (budget.states("transfers") && budget.transfers.empty()) printer.heading("转移支付 没有");
  for (const Transfer& transfer : budget.transfers) {
    printer.line({"转移支付", transfer.name, printer.amount(transfer.amount)});
  }
}

void print_names(std::string_view label, const NameOverrides::Names& names, Printer& printer) {
  for (const auto& [code, given] : names) printer.line({label, code, given});
}

void print_rest(const Budget& budget, Printer& printer) {
  print_three_public("三公经费", budget.three_public, printer);
  if (budget.three_public_last_year) {
    print_three_public("上年三公经费", *budget.three_public_last_year, printer);
  }
  print_texts(budget, printer);
  print_assets(budget, printer);
  if (!budget.notes.empty()) printer.heading("表注");
  for (const auto& [table, lines] : budget.notes) {
    for (const std::string& line : lines) printer.line({table, line});
  }
  for (const auto& [table, rows] : budget.tables) {
    printer.line({"自行填列", table, std::to_string(rows.size()) + " 行"});
  }
  for (const Waiver& waiver : budget.waived) {
    printer.line({"豁免", waiver.id, waiver.pointer, waiver.reason});
  }
  const NameOverrides& names = budget.names;
  if (names.functions.empty() && names.economic.empty() && names.government_economic.empty() &&
      names.sources.empty()) {
    return;
  }
  printer.heading("本地名称");
  print_names("功能", names.functions, printer);
  print_names("经济", names.economic, printer);
  print_names("政府经济", names.government_economic, printer);
  print_names("来源", names.sources, printer);
}

}  // namespace

std::string to_text(const Budget& budget) {
  Printer printer(budget.money_unit);
  print_head(budget, printer);
  print_facts(budget, printer);
  print_projects(budget, printer);
  print_project_groups(budget, printer);
  print_goals(budget.goals, printer);
  print_contacts(budget.contacts, printer);
  print_rest(budget, printer);
  return printer.take();
}

}  // namespace gongkai
