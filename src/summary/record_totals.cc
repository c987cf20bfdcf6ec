#include "summary/record_totals.h"

#include <algorithm>

#include "money/yuan.h"

namespace gongkai {
namespace {

// Reads amounts of one record; reports the first text that is not an amount.
class TotalsReader {
 public:
  TotalsReader(const PackageRecord& record, Findings& findings)
      : record_(record), findings_(findings) {}

  std::optional<RecordTotals> read() {
    const PackageTotals& totals = record_.profile.totals;
    RecordTotals out;
    out.amounts = {.income = amount(totals.income),
                   .expenditure = amount(totals.expenditure),
                   .year_end = amount(totals.year_end),
                   .basic = amount(totals.basic),
                   .project = amount(totals.project),
                   .general_budget = part(totals.general_budget),
                   .government_fund = part(totals.government_fund),
                   .three_public = part(totals.three_public)};
    for (const NamedTotal& total : totals.last_year) {
      if (total.name == "total") out.last_year = amount(total.amount);
    }
    out.functions = parts(totals.functions);
    out.spent = parts(totals.expenditure_sources);
    out.received = parts(totals.income_sources);
    out.size = size_;
    return is_good_ ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  Amount amount(const std::string& text) {
    if (const auto value = parse_exact(text, MoneyUnit::kYuan)) {
      const std::int64_t size = value->fen() < 0 ? -value->fen() : value->fen();
      size_ = size > kMostFen - std::min(size_, kMostFen) ? kMostFen + 1 : size_ + size;
      return *value;
    }
    if (is_good_) {
      findings_.add({.id = "manifest-fault",
                     .where = {.file = record_.input},
                     .message = "清单中的合计“" + text + "”不是金额；汇总未计入这个包的金额",
                     .expected = "以元为单位的金额，如 770000.00",
                     .help = "清单被改动过或不是本程序生成：用 gongkai batch --force 重新生成"});
    }
    is_good_ = false;
    return {};
  }

  // Lines of earlier programs lack it.
  PartlyKnown part(const std::string& text) {
    return text.empty() ? PartlyKnown{} : PartlyKnown{amount(text), 1};
  }

  std::vector<std::pair<CodedName, Amount>> parts(const std::vector<CodedTotal>& totals) {
    std::vector<std::pair<CodedName, Amount>> out;
    for (const CodedTotal& total : totals) {
      out.push_back({{total.code, total.name}, amount(total.amount)});
    }
    return out;
  }

  const PackageRecord& record_;
  Findings& findings_;
  bool is_good_ = true;
  std::int64_t size_ = 0;  // kMostFen + 1: more
};

Amount sum_of(const std::vector<std::pair<CodedName, Amount>>& parts) {
  Amount sum;
  for (const auto& [code, amount] : parts) sum += amount;
  return sum;
}

void check_record(const std::string& input, const RecordTotals& totals, Findings& findings) {
  const SummaryAmounts& amounts = totals.amounts;
  for (const SumCheck& check :
       {SumCheck{"支出合计与基本支出、项目支出之和", amounts.expenditure,
                 amounts.basic + amounts.project},
        SumCheck{"支出合计与各功能分类之和", amounts.expenditure, sum_of(totals.functions)},
        SumCheck{"支出合计与各资金来源之和", amounts.expenditure, sum_of(totals.spent)},
        SumCheck{"收支总计与支出合计、年终结转结余之和", amounts.income,
                 amounts.expenditure + amounts.year_end},
        SumCheck{"收支总计与各来源收入之和", amounts.income, sum_of(totals.received)}}) {
    report_sum(input, check, findings);
  }
}

}  // namespace

void report_sum(const std::string& input, const SumCheck& check, Findings& findings) {
  if (check.whole == check.parts) return;
  findings.add({.id = "totals-differ",
                .where = {.file = input},
                .message = check.name + "：" + yuan(check.whole) + " 与 " + yuan(check.parts) +
                           " 相差 " + yuan(check.whole - check.parts) + " 元",
                .expected = "相等",
                .help = "清单被改动过或不是本程序生成：用 gongkai batch --force 重新生成"});
}

Finding region_too_large(const std::string& input) {
  return {.id = "region-too-large",
          .where = {.file = input},
          .message = "地区合计超出可表示的范围；未计入这个包",
          .help = "检查各预算文件的金额单位"};
}

std::optional<RecordTotals> read_totals(const PackageRecord& record, Findings& findings) {
  if (record.profile.totals.income.empty()) {
    findings.add({.id = "totals-unknown",
                  .severity = Severity::kWarning,
                  .where = {.file = record.input},
                  .message = "只有各表、没有收支数据的包，汇总未计入它的金额",
                  .expected = "填列收支数据的预算",
                  .help = "要计入的，填列收支数据"});
    return std::nullopt;
  }
  auto totals = TotalsReader(record, findings).read();
  if (!totals) return std::nullopt;
  if (totals->size > kMostFen) {
    findings.add(region_too_large(record.input));
    return std::nullopt;
  }
  check_record(record.input, *totals, findings);
  return totals;
}

}  // namespace gongkai
