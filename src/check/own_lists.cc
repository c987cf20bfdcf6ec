#include "check/own_lists.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "budget/shapes.h"
#include "check/index.h"
#include "check/names.h"
#include "money/yuan.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

constexpr std::array kChecks = {
    ListCheck{"list-missing", "印出的清单已填列", CheckLevel::kError, true},
    ListCheck{"list-unknown", "清单是模板包声明的", CheckLevel::kWarning},
    ListCheck{"list-product-differs", "清单中的金额等于数量乘单价", CheckLevel::kWarning}};

// A percentage, as a string of digits or a number whose characters are read as written.
Shape<Amount> percent() {
  return {.read =
              [](const JsonValue& value, Amount& out, Findings& findings) {
                const std::string expected = "百分数，最多两位小数，不带 %，如 12.5";
                if (value.kind() != JsonKind::kString && value.kind() != JsonKind::kNumber) {
                  return report_kind(value, expected, findings);
                }
                AmountFault fault = AmountFault::kNone;
                const auto read = parse_amount(value.text(), MoneyUnit::kYuan, 2, fault);
                if (read && !value.text().starts_with('-')) {
                  out = *read;
                  return true;
                }
                findings.add({.id = "percent-format",
                              .where = value.place(),
                              .message = value.quoted() + " 不是百分数",
                              .expected = expected});
                return false;
              },
          .describe = {}};
}

constexpr int kMostOfInteger = 1'000'000'000;
constexpr std::int64_t kFenOfYuan = 100;

/// Reads the lists of one budget.
class ListReader {
 public:
  ListReader(const Budget& budget, const Catalog& catalog, Findings& findings)
      : budget_(budget),
        rule_{.unit = budget.money_unit, .decimals = budget.amount_decimals},
        units_(budget.department.units),
        projects_(budget.projects),
        functions_(catalog.functions, budget.names.functions),
        economic_(catalog.economic, budget.names.economic),
        government_economic_(catalog.government_economic, budget.names.government_economic),
        sources_(catalog.sources, budget.names.sources),
        findings_(findings) {}

  RecordList read(const ListForm& form) {
    RecordList out{.form = form};
    for (const auto& [name, records] : budget_.lists) {
      if (name != form.name) continue;
      out.is_stated = true;
      for (const JsonValue& record : records.children()) add(record, out);
    }
    return out;
  }

 private:
  void add(const JsonValue& value, RecordList& list) {
    std::vector<std::string> known;
    std::vector<std::pair<std::string, std::string>> required;
    for (const ListColumn& column : list.form.columns) {
      known.push_back(column.name);
      if (!column.is_optional && !is_unit_known(column)) {
        required.emplace_back(column.name, column.title);
      }
    }
    if (!check_fields(value, known, required, findings_)) return;
    ListRecord record{.values = {}, .where = value};
    bool is_good = true;
    for (const ListColumn& column : list.form.columns) {
      const auto member = value.find(column.name);
      ListValue& read = record.values.emplace_back();
      if (member) {
        is_good = read_value(column, *member, read) && is_good;
      } else if (is_unit_known(column)) {
        read.text = budget_.department.units.front().code;
        read.name = budget_.department.units.front().name;
      }
    }
    if (!is_good) return;
    for (const ListColumn& column : list.form.columns) check_product(column, list.form, record);
    list.records.push_back(std::move(record));
  }

  // A record without a unit belongs to the department's only one.
  bool is_unit_known(const ListColumn& column) const {
    return column.kind == ListValueKind::kUnit && budget_.department.units.size() == 1;
  }

  bool read_value(const ListColumn& column, const JsonValue& value, ListValue& out) {
    switch (column.kind) {
      case ListValueKind::kText:
        return text().read(value, out.text, findings_);
      case ListValueKind::kChoice:
        return one_of_texts(column.one_of).read(value, out.text, findings_);
      case ListValueKind::kDate:
        return date().read(value, out.text, findings_);
      case ListValueKind::kInteger: {
        int number = 0;
        if (!integer(0, kMostOfInteger).read(value, number, findings_)) return false;
        out.number = Amount::from_fen(number * kFenOfYuan);
        break;
      }
      case ListValueKind::kAmount:
        if (!amount(rule_).read(value, out.number, findings_)) return false;
        break;
      case ListValueKind::kPercent:
        if (!percent().read(value, out.number, findings_)) return false;
        break;
      default:
        return read_code(column, value, out);
    }
    out.text = value.text();
    return true;
  }

  bool read_code(const ListColumn& column, const JsonValue& value, ListValue& out) {
    const Shape<std::string> shape =
        column.kind == ListValueKind::kProject ? project_code() : digits_between(1, kMostDigits);
    if (!shape.read(value, out.text, findings_)) return false;
    const std::string* name = name_of(column.kind, out.text);
    if (name != nullptr) {
      out.name = *name;
      return true;
    }
    findings_.add({.id = "list-code-unknown",
                   .where = value.place(),
                   .message = column.title + " " + value.quoted() + " 不存在",
                   .expected = expected_code(column.kind),
                   .help = nearest_code(column.kind, out.text)});
    return false;
  }

  const std::string* name_of(ListValueKind kind, const std::string& code) const {
    const auto name = [](const auto* item) { return item == nullptr ? nullptr : &item->name; };
    switch (kind) {
      case ListValueKind::kUnit:
        return name(units_.find(code));
      case ListValueKind::kProject:
        return name(projects_.find(code));
      case ListValueKind::kFunction:
        return functions_.find(code);
      case ListValueKind::kEconomic:
        return economic_.find(code);
      case ListValueKind::kGovernmentEconomic:
        return government_economic_.find(code);
      default:
        return sources_.find(code);
    }
  }

  static std::string expected_code(ListValueKind kind) {
    switch (kind) {
      case ListValueKind::kUnit:
        return "department.units 中的单位代码";
      case ListValueKind::kProject:
        return "projects 中的项目编码";
      case ListValueKind::kFunction:
        return "支出功能分类编码，或在 names 中写明名称的编码";
      case ListValueKind::kEconomic:
        return "部门预算支出经济分类编码，或在 names 中写明名称的编码";
      case ListValueKind::kGovernmentEconomic:
        return "政府预算支出经济分类编码，或在 names 中写明名称的编码";
      default:
        return "资金来源编码，或在 names 中写明名称的编码";
    }
  }

  std::string nearest_code(ListValueKind kind, const std::string& code) const {
    std::vector<std::string> known;
    if (kind == ListValueKind::kUnit) {
      for (const BudgetUnit& unit : budget_.department.units) known.push_back(unit.code);
    }
    if (kind == ListValueKind::kProject) {
      for (const Project& project : budget_.projects) known.push_back(project.code);
    }
    return known.empty() ? std::string() : unknown_name(code, known).help;
  }

  // Half of the last place of this file's amounts, in 分; 1 at least.
  std::int64_t half_of_last_place() const {
    std::int64_t fen = rule_.unit == MoneyUnit::kYuan ? kFenOfYuan : kFenOfYuan * 10'000;
    for (int i = 0; i < rule_.decimals && fen > 1; ++i) fen /= 10;
    return std::max<std::int64_t>(fen / 2, 1);
  }

  // Prices are rounded: so often as they are taken the product may miss half of their last place.
  void check_product(const ListColumn& column, const ListForm& form, const ListRecord& record) {
    if (column.product_of.size() != 2) return;
    std::int64_t count = 1;
    std::optional<Amount> price;
    for (const std::string& name : column.product_of) {
      const ListColumn* factor = form.column(name);
      const ListValue& value = record.values[form.position(*factor)];
      if (value.text.empty()) return;  // not stated
      if (factor->kind == ListValueKind::kInteger) count = value.number.fen() / kFenOfYuan;
      if (factor->kind == ListValueKind::kAmount) price = value.number;
    }
    const ListValue& stated = record.values[form.position(column)];
    if (!price || stated.text.empty()) return;
    // Nothing near the limit of amounts is bought by the piece.
    if (count != 0 && price->fen() > Amount::kMaxFen / count) return;
    const Amount product = Amount::from_fen(price->fen() * count);
    const Amount tolerance = Amount::from_fen(half_of_last_place() * (count + 1));
    if (absolute(product - stated.number) <= tolerance) return;
    findings_.add({.id = "list-product-differs",
                   .severity = Severity::kWarning,
                   .where = record.where.member_place(column.name),
                   .message = column.title + " " + exact_text(stated.number, rule_.unit) + "，而" +
                              form.column(column.product_of[0])->title + "乘" +
                              form.column(column.product_of[1])->title + "为 " +
                              exact_text(product, rule_.unit),
                   .expected = "两者相等（单价四舍五入的差额除外）",
                   .help = "检查数量、单价和金额；确实不等的，在 \"waived\" 中写明豁免理由"});
  }

  static constexpr int kMostDigits = 12;

  const Budget& budget_;
  AmountRule rule_;
  Index<BudgetUnit> units_;
  Index<Project> projects_;
  Names functions_;
  Names economic_;
  Names government_economic_;
  Names sources_;
  Findings& findings_;
};

void report_missing(const Budget& budget, const ListForm& form, Findings& findings) {
  std::string columns;
  for (const ListColumn& column : form.columns) {
    columns += (columns.empty() ? "" : "、") + column.title;
  }
  findings.add(
      {.id = "list-missing",
       .where = budget.source ? budget.source->root().member_place("department") : Place{},
       .message = "未填列“" + form.title + "”",
       .expected = "每条写明：" + columns,
       .help = "在 \"lists\" 中加上 \"" + form.name + "\": [ … ]；本单位没有的，写空数组 []"});
}

void report_unknown(std::string_view name, const JsonValue& records,
                    const std::vector<std::string>& known, Findings& findings) {
  UnknownName advice = unknown_name(name, known);
  findings.add({.id = "list-unknown",
                .severity = Severity::kWarning,
                .where = records.key_place(),
                .message = "模板包没有清单 \"" + std::string(name) + "\"，其中 " +
                           std::to_string(records.children().size()) + " 条不列示",
                .expected = known.empty() ? "这个模板包没有清单" : std::move(advice.expected),
                .help = advice.help.empty() ? "删去，或改正名称；供其他模板包使用的，在 "
                                              "\"waived\" 中写明豁免理由"
                                            : std::move(advice.help)});
}

}  // namespace

std::span<const ListCheck> all_list_checks() { return kChecks; }

std::vector<RecordList> read_lists(const Budget& budget, const Catalog& catalog,
                                   const CheckSettings& settings, Findings& findings) {
  std::vector<RecordList> out;
  if (!settings.lists) return out;
  const auto is_off = [&](std::string_view id) {
    return level_of(settings.levels, id) == CheckLevel::kOff;
  };
  Findings found;
  ListReader reader(budget, catalog, found);
  std::vector<std::string> names;
  for (const AskedList& asked : *settings.lists) {
    names.push_back(asked.form.name);
    RecordList& list = out.emplace_back(reader.read(asked.form));
    list.is_printed = asked.is_printed;
    const bool is_missed = !list.is_stated && asked.is_printed && settings.is_whole;
    if (is_missed) report_missing(budget, asked.form, found);
  }
  for (const auto& [name, records] : budget.lists) {
    if (std::ranges::find(names, name) == names.end()) report_unknown(name, records, names, found);
  }
  for (const Finding& finding : found.all()) {
    if (!is_off(finding.id)) findings.add(finding);
  }
  return out;
}

}  // namespace gongkai
