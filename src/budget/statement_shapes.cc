// Shapes of what a department or a unit states for itself: figures beside the facts, last year,
// texts, lists, waivers.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "budget/load.h"
#include "budget/shapes.h"

namespace gongkai {
namespace {

using Names = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kNoneMember = "none";

bool says_none(const JsonValue& value) {
  constexpr std::array<std::string_view, 6> kWords = {"无", "没有", "暂无", "/", "none", "0"};
  return value.kind() == JsonKind::kString &&
         std::ranges::find(kWords, value.text()) != kWords.end();
}

Finding none_as_text(const JsonValue& value) {
  return {.id = "wrong-type",
          .where = value.place(),
          .message = "此处是文字 \"" + std::string(value.text()) + "\"",
          .expected = "{\"none\": true}（本单位没有），或写明各项内容",
          .help = "写 {\"none\": true}，不加引号"};
}

// Last year's amounts are always known, even if 0.
Shape<ThreePublic> amounts_even_if_none(const Shape<ThreePublic>& part) {
  return {
      .read =
          [part](const JsonValue& value, ThreePublic& out, Findings& findings) {
            const bool is_object = value.kind() == JsonKind::kObject;
            if (!says_none(value) && !(is_object && value.find(kNoneMember))) {
              return part.read(value, out, findings);
            }
            findings.add({.id = "none-of-last-year",
                          .where = value.place(),
                          .message = "上年的“三公”经费不写 none：要与本年比较",
                          .expected = "上年的四项金额，没有的写 \"0\"",
                          .help = "写明 abroad、vehicle_purchase、vehicle_operation、reception"});
            return false;
          },
      .describe = part.describe};
}

// A part of the budget, or {"none": true} (本单位没有), which is read as the part's default.
template <class T>
Shape<T> or_none(Shape<T> part) {
  struct None {
    bool is_none = false;
  };
  ObjectShape<None> none("none", "本单位没有这一项");
  none.required(kNoneMember, &None::is_none, boolean(), "写 true；有的，写各项内容")
      .check([](const JsonValue& value, const None& read, Findings& findings) {
        if (read.is_none) return true;
        findings.add({.id = "none-is-true",
                      .where = value.member_place(kNoneMember),
                      .message = "\"none\": false 没有意义",
                      .expected = "\"none\": true（本单位没有），或写明各项内容"});
        return false;
      });
  const Shape<None> said = none;
  return {.read =
              [said, part](const JsonValue& value, T& out, Findings& findings) {
                if (says_none(value)) {
                  findings.add(none_as_text(value));
                  return false;
                }
                if (value.kind() != JsonKind::kObject || !value.find(kNoneMember)) {
                  return part.read(value, out, findings);
                }
                out = {};
                if constexpr (requires { out.is_none; }) out.is_none = true;
                None read;
                return said.read(value, read, findings);
              },
          .describe =
              [said, part](Definitions& definitions) {
                return Schema::one_of({part.describe(definitions), said.describe(definitions)});
              }};
}

Shape<std::string> known_kind() {
  return one_of_texts({"基本支出", "项目支出", "人员经费", "公用经费", "其他运转类", "特定目标类"});
}

Shape<LastYearLine> last_year_line_shape(AmountRule rule) {
  ObjectShape<LastYearLine> shape("last_year_line", "上年的一笔：知道的各项都写上");
  shape.place(&LastYearLine::where)
      .optional("unit", &LastYearLine::unit, digits_between(1, 12), "预算单位代码", "单位")
      .optional("function", &LastYearLine::function, digits({3, 5, 7}),
                "支出功能分类：类 3 位、款 5 位或项 7 位，用上年的编码", "支出功能分类")
      .optional("economic", &LastYearLine::economic, digits({3, 5}),
                "部门预算支出经济分类：类 3 位或款 5 位", "部门经济分类")
      .optional("source", &LastYearLine::source, digits_between(1, 6), "资金来源编码", "资金来源")
      .optional("kind", &LastYearLine::kind, known_kind(), "支出类别")
      .optional("project", &LastYearLine::project, text(), "项目编码", "项目")
      .optional("carried_over", &LastYearLine::is_carried_over, boolean(), "是否上年结转结余资金",
                "上年结转")
      .required("amount", &LastYearLine::amount, amount(rule), "金额");
  return shape;
}

// Lines know what is said of the whole list.
bool spread(LastYearList& list, Findings& findings) {
  bool is_good = true;
  for (LastYearLine& line : list.lines) {
    line.figure = list.figure;
    if (line.source.empty()) line.source = list.source;
    if (line.kind.empty()) line.kind = list.kind;
    if (line.source.starts_with(list.source)) continue;
    findings.add({.id = "last-year-scope",
                  .where = line.where.member_place("source"),
                  .message = "这份明细只列资金来源 " + list.source + "，这一笔是 " + line.source,
                  .expected = "以 " + list.source + " 开头的编码",
                  .help = "改正这一笔，或删去明细的 source"});
    is_good = false;
  }
  const bool is_income = list.of == LastYearOf::kIncome;
  for (const LastYearLine& line : list.lines) {
    if (!is_income || (line.kind.empty() && line.economic.empty() && line.project.empty())) {
      continue;
    }
    findings.add({.id = "last-year-income",
                  .where = line.where.place(),
                  .message = "收入没有支出类别、经济分类和项目",
                  .expected = "收入明细的各笔只写 unit、source、function、carried_over、amount"});
    is_good = false;
  }
  return is_good;
}

Shape<LastYearList> last_year_list_shape(AmountRule rule) {
  ObjectShape<LastYearList> shape(
      "last_year_list", "一份上年数明细：列全上年的金额，或写明范围（source、kind）并列全其中的");
  shape.place(&LastYearList::where)
      .required(
          "figure", &LastYearList::figure,
          one_of<YearFigure>({{std::string(name(YearFigure::kBudget)), YearFigure::kBudget},
                              {std::string(name(YearFigure::kExecuted)), YearFigure::kExecuted}}),
          "是上年的预算数还是执行数", "上年数")
      .optional("of", &LastYearList::of,
                one_of<LastYearOf>(
                    {{"income", LastYearOf::kIncome}, {"expenditure", LastYearOf::kExpenditure}}),
                "收入还是支出，默认 expenditure", "收支")
      .optional("source", &LastYearList::source, digits_between(1, 6),
                "范围：只列这一资金来源的，如 11 一般公共预算", "范围的资金来源")
      .optional("kind", &LastYearList::kind, known_kind(), "范围：只列这一类支出", "范围的支出类别")
      .required("lines", &LastYearList::lines, list(last_year_line_shape(rule)), "各笔");
  const Shape<LastYearList> written = shape;
  return {.read =
              [written](const JsonValue& value, LastYearList& out, Findings& findings) {
                return written.read(value, out, findings) && spread(out, findings);
              },
          .describe = written.describe};
}

Shape<GlossaryEntry> glossary_shape() {
  ObjectShape<GlossaryEntry> shape("glossary_entry", "一条名词解释");
  shape.required("term", &GlossaryEntry::term, text(), "名词")
      .required("explanation", &GlossaryEntry::explanation, text(), "解释");
  return shape;
}

// A text, an amount with or without quotes, or null.
Shape<StatedCell> stated_cell() {
  return {.read =
              [](const JsonValue& value, StatedCell& out, Findings& findings) {
                out.where = value;
                out.continues_above = value.kind() == JsonKind::kNull;
                if (out.continues_above) return true;
                if (value.kind() == JsonKind::kNumber) {
                  out.text = value.text();
                  return true;
                }
                return text_or_empty().read(value, out.text, findings);
              },
          .describe =
              [](Definitions&) {
                return Schema{{"type", Schema::texts({"string", "number", "null"})}};
              }};
}

// Records of a list of the department's own. Their columns are the pack's: a table of each record's
// members, which are texts and numbers.
Shape<JsonValue> own_list_shape() {
  return {.read =
              [](const JsonValue& value, JsonValue& out, Findings& findings) {
                out = value;
                if (value.kind() != JsonKind::kArray) {
                  return report_kind(value, "数组 [ … ]，每条一个 { … }；没有的写 []", findings);
                }
                bool is_good = true;
                for (const JsonValue& record : value.children()) {
                  if (record.kind() == JsonKind::kObject) continue;
                  is_good = report_kind(record, "一条 { … }", findings);
                }
                return is_good;
              },
          .describe =
              [](Definitions&) {
                return Schema{
                    {"type", "array"},
                    {"items", Schema{{"type", "object"},
                                     {"additionalProperties",
                                      Schema{{"type", Schema::texts({"string", "number"})}}}}}};
              }};
}

Shape<Waiver> waiver_shape() {
  ObjectShape<Waiver> shape("waiver", "一项豁免：已核实无误的警告");
  shape
      .required("id", &Waiver::id, text(), "警告末尾方括号中的标识，如 \"indicator-unit\"",
                "警告标识")
      .optional("pointer", &Waiver::pointer, text(),
                "警告的位置，或包含它的一段，如 \"/projects/3\"；不写即整个文件", "位置")
      .required("reason", &Waiver::reason, text(), "豁免的理由", "理由")
      .place(&Waiver::where);
  return shape;
}

}  // namespace

void add_statements(ObjectShape<Budget>& shape, AmountRule rule) {
  shape.optional("goals", &Budget::goals, goals_shape(), "部门（单位）整体绩效目标")
      .optional("contacts", &Budget::contacts, contacts_shape(),
                "整体绩效目标表的负责人、填报人和联系方式")
      .optional("three_public", &Budget::three_public, or_none(three_public_shape(rule)),
                "本年“三公”经费；没有的写 {\"none\": true}；不写则按支出的经济分类汇总")
      .optional("three_public_last_year", &Budget::three_public_last_year,
                amounts_even_if_none(three_public_shape(rule)), "上年“三公”经费，用于比较")
      .optional("last_year", &Budget::last_year, members(last_year_names(), amount(rule)),
                "上年预算数，用于比较；缺少的不作比较")
      .optional("last_year_lists", &Budget::last_year_lists, list(last_year_list_shape(rule), 1),
                "上年数明细：按科目、单位、项目等列出的上年金额，知道多细写多细；"
                "同一上年数可以按不同分类各写一份")
      .optional(kLastYearFile, &Budget::last_year_file, text(),
                "上年的预算文件的名称，在本文件所在的目录中：上年数取自它；"
                "另外填列的与它比较",
                "上年的预算文件")
      .optional("reasons", &Budget::reasons, members(reason_names(), text()),
                "比上年增减的主要原因，不写句号")
      .optional("item_reasons", &Budget::item_reasons, pairs(text()),
                "各科目、各项目比上年增减的主要原因：编码 → 原因，不写句号")
      .optional("texts", &Budget::texts, pairs(one_or_list(text())),
                "本地文字：模板包所用的名称 → 一段或若干段，如 duties（主要职责）")
      .optional("glossary", &Budget::glossary, list(glossary_shape()), "模板包之外另须解释的名词")
      .optional("procurement", &Budget::procurement, or_none(procurement_shape(rule)),
                "政府采购预算；没有的写 {\"none\": true}；不写而支出标有 procurement "
                "的，按标明的支出汇总")
      .optional("procurement_items", &Budget::procurement_items, list(procurement_item_shape(rule)),
                "政府采购项目，每个一项")
      .optional("headcount", &Budget::headcount, or_none(headcount_shape()),
                "机构编制及交通工具情况，没有的各项可以不写；全部没有的写 {\"none\": true}")
      .optional("assets", &Budget::assets, or_none(assets_shape()),
                "国有资产占用情况，没有的各项可以不写；全部没有的写 {\"none\": true}")
      .optional("transfers", &Budget::transfers, or_none(list(transfer_shape(rule))),
                "负责管理的专项转移支付项目；没有的写 {\"none\": true} 或 []")
      .optional("notes", &Budget::notes, pairs(list(text())),
                "表下的补充说明：模板包中的表名 → 若干行")
      .optional("tables", &Budget::tables, pairs(list(list(stated_cell(), 1))),
                "自行填列的表：模板包中的表名 → 表头以下各行，每行每列一格："
                "文字，金额（本文件的单位），\"\" 为空格，null 为与上一行同列的格合并；"
                "与收支数据不同的格会逐一提示")
      .optional(
          "lists", &Budget::lists, pairs(own_list_shape()),
          "模板包声明的清单（政府采购、新增资产等）：名称 → 各条记录，每条按模板包声明的栏目；"
          "本单位没有的写 []");
}

void add_waivers(ObjectShape<Budget>& shape) {
  shape.optional("waived", &Budget::waived, list(waiver_shape()), "豁免的警告和理由；错误不能豁免");
}

ObjectShape<Budget> own_statements(AmountRule rule) {
  ObjectShape<Budget> shape("own_statements", "一个预算单位自己公开的");
  add_statements(shape, rule);
  add_waivers(shape);
  return shape;
}

std::vector<std::string> own_statement_names() { return own_statements({}).keys(); }

const std::vector<std::pair<std::string, std::string>>& last_year_names() {
  static const Names kNames = {{"total", "收入（支出）总计"},
                               {"fiscal", "财政拨款收入（支出）总计"},
                               {"general_budget", "一般公共预算支出"},
                               {"government_fund", "政府性基金预算支出"},
                               {"state_capital", "国有资本经营预算支出"},
                               {"basic", "基本支出"},
                               {"project", "项目支出"},
                               {"operation", "机关（机构）运行经费"}};
  return kNames;
}

const std::vector<std::pair<std::string, std::string>>& reason_names() {
  static const Names kNames = [] {
    Names out = last_year_names();
    const Names three_public = {
        {"three_public", "“三公”经费"},          {"abroad", "因公出国（境）费"},
        {"vehicles", "公务用车购置及运行费"},    {"vehicle_purchase", "公务用车购置费"},
        {"vehicle_operation", "公务用车运行费"}, {"reception", "公务接待费"}};
    out.insert(out.end(), three_public.begin(), three_public.end());
    return out;
  }();
  return kNames;
}

}  // namespace gongkai
