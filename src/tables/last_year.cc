// Last year's amounts by item: which list answers what a table or a figure shows.

#include <algorithm>
#include <iterator>
#include <string>

#include "budget/kind_names.h"
#include "tables/expansion.h"

namespace gongkai {
namespace {

constexpr std::size_t kDigitsOfClass = 3;
constexpr std::size_t kDigitsOfSection = 5;  // and of economic classes
constexpr std::size_t kDigitsOfItem = 7;

bool has_no_project(const LastYearLine& line) {
  return line.kind == "基本支出" || line.kind == "人员经费" || line.kind == "公用经费";
}

// Whether it is known in which group an amount of last year belongs.
bool is_known(const LedgerEntry& entry, GroupKey key, bool has_one_unit) {
  const LastYearLine& line = *entry.last_year;
  switch (key) {
    case GroupKey::kDepartment:
      return true;
    case GroupKey::kUnit:
      return has_one_unit || !line.unit.empty();
    case GroupKey::kFunctionClass:
      return line.function.size() >= kDigitsOfClass;
    case GroupKey::kFunctionSection:
      return line.function.size() >= kDigitsOfSection;
    case GroupKey::kFunction:
      return line.function.size() == kDigitsOfItem;
    case GroupKey::kEconomicClass:
      return line.economic.size() >= kDigitsOfClass;
    case GroupKey::kEconomic:
      return line.economic.size() == kDigitsOfSection;
    case GroupKey::kProject:
      return !line.project.empty() || has_no_project(line);
    case GroupKey::kKind:
      return !line.kind.empty() && line.kind != "基本支出" && line.kind != "项目支出";
    case GroupKey::kGovernmentEconomicClass:
    case GroupKey::kGovernmentEconomic:
    case GroupKey::kLine:
      return false;
  }
  return false;
}

}  // namespace

Match FactLists::match(const LastYearQuestion& question, const LedgerEntry& entry) const {
  const bool has_one_unit = checked_->budget().department.units.size() == 1;
  if (unit_ != nullptr) {
    if (!has_one_unit && entry.last_year->unit.empty()) return Match::kUnknown;
    if (entry.unit != unit_) return Match::kNo;
  }
  if (project_ != nullptr) {
    if (entry.last_year->project.empty()) {
      return has_no_project(*entry.last_year) ? Match::kNo : Match::kUnknown;
    }
    if (entry.project != project_) return Match::kNo;
  }
  Match out = Match::kNo;
  for (const Filters& sum : question.sums) {
    const Match one = gongkai::match(sum, entry);
    if (one == Match::kUnknown) return one;
    if (one == Match::kYes) out = one;
  }
  const auto is_told_apart = [&](GroupKey key) { return is_known(entry, key, has_one_unit); };
  if (out == Match::kYes && !std::ranges::all_of(question.keys, is_told_apart)) {
    return Match::kUnknown;
  }
  return out;
}

FactLists::LastYearAnswer FactLists::last_year(const LastYearQuestion& question) const {
  const LastYearOf of =
      question.facts == FactSet::kIncome ? LastYearOf::kIncome : LastYearOf::kExpenditure;
  LastYearAnswer out;
  for (const LastYearEntries& list : checked_->last_year()) {
    if (list.list->figure != question.figure || list.list->of != of) continue;
    const auto is_in_scope = [&](const Filters& sum) { return are_within(sum, *list.list); };
    if (!std::ranges::all_of(question.sums, is_in_scope)) continue;
    Facts taken;
    const LedgerEntry* too_coarse = nullptr;
    for (const LedgerEntry& entry : list.entries) {
      const Match one = match(question, entry);
      if (one == Match::kYes) taken.push_back(&entry);
      if (one == Match::kUnknown && too_coarse == nullptr) too_coarse = &entry;
    }
    if (too_coarse == nullptr) {
      out.entries = std::move(taken);
      return out;
    }
    if (out.too_coarse == nullptr) out.too_coarse = too_coarse;
  }
  return out;
}

Finding last_year_too_coarse(YearFigure figure, const LedgerEntry& entry, Place asked_by) {
  const std::string words = "上年" + std::string(name(figure));
  return {
      .id = "last-year-too-coarse",
      .where = entry.where.place(),
      .message = "这一笔" + words + "没有写得够细，不知道应当列在哪里",
      .expected =
          "写明所要分列的各项：单位、科目（类、款、项）、支出类别、资金来源、是否上年结转、项目",
      .help = "补全这一笔，或在 last_year_lists 中另写一份" + words + "的明细",
      .notes = {{"这里要分列", std::move(asked_by)}},
      .hinders_publication_only = true};
}

void report_no_last_year(const FactLists::LastYearQuestion& question,
                         const FactLists::LastYearAnswer& answer, const TableSource& source,
                         Findings& findings) {
  if (answer.too_coarse != nullptr) {
    findings.add(
        last_year_too_coarse(question.figure, *answer.too_coarse, source.table.written.place()));
    return;
  }
  const std::string words = std::string(question.facts == FactSet::kIncome ? "收入" : "支出") +
                            "的上年" + std::string(name(question.figure));
  findings.add(
      {.id = "last-year-missing",
       .where = source.fields.checked->budget().source->root().member_place("last_year_lists"),
       .message = "《" + source.name() + "》印" + words + "，预算中没有这样的上年数明细",
       .expected = "last_year_lists 中有一份" + words + "的明细，写明本表各行各列用到的科目和类别",
       .help = "从上年的公开表或决算中抄录；上年预算数也可以用 last_year_file 写明上年的预算文件",
       .hinders_publication_only = true});
}

}  // namespace gongkai
