#include "fill_in/fill_in_layout.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "budget/shapes.h"
#include "fill_in/schema_columns.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

using Path = std::vector<std::string>;

constexpr std::size_t kFunctionDigits = 7;
constexpr std::size_t kEconomicDigits = 5;
constexpr const char* kNameKinds = "名称的种类";
constexpr const char* kOthers = "其他";
constexpr int kEntryRows = 300;
constexpr int kFactRows = 2'000;
constexpr int kFewRows = 60;

/// Puts the sheets together.
class LayoutMaker {
 public:
  explicit LayoutMaker(const Pack& pack) : pack_(pack), schema_(pack) {}

  std::vector<FillInSheet> make(const std::vector<std::string>& units) const {
    std::vector<FillInSheet> out = {
        {"基本信息", {root(), values("部门", {"department"}), values("联系人", {"contacts"})}},
        {"单位", {entries("预算单位", {"department", "units"}, kEntryRows)}},
        {"收入",
         {entries("收入", {"income"}, kEntryRows),
          entries("年终结转结余", {"year_end"}, kFewRows)}},
        {"支出明细", {entries("支出", {"expenditure"}, kFactRows)}},
        {"项目", {entries("项目", {"projects"}, kEntryRows)}},
        {"项目绩效指标", {project_indicators()}}};
    for (FillInSheet& sheet : statements({})) out.push_back(std::move(sheet));
    for (const PackList& list : pack_.lists) {
      out.push_back({sheet_title(list.form.title, out), {own_list(list.form, {})}});
    }
    for (const std::string& unit : units) out.push_back(unit_sheet(unit));
    out.push_back({kOthers, others()});  // the last: it takes what is left
    return out;
  }

 private:
  // A title that a sheet may have, and none has: what stands before a comma.
  static std::string sheet_title(std::string_view title, const std::vector<FillInSheet>& others) {
    constexpr std::size_t kLongest = 14;
    std::string plain = first_characters(title.substr(0, title.find("，")), kLongest);
    std::erase_if(plain, [](char c) {
      return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos;
    });
    if (plain.empty()) plain = "清单";
    if (plain == kOthers || plain == "代码表" || plain == "填写说明") plain += "清单";
    std::string out = plain;
    const auto is_taken = [&] {
      return std::ranges::find(others, out, &FillInSheet::title) != others.end();
    };
    for (int number = 2; is_taken(); ++number) out = plain + std::to_string(number);
    return out;
  }

  static Path joined(const Path& base, std::initializer_list<std::string> more) {
    Path out = base;
    out.insert(out.end(), more);
    return out;
  }

  // What a department and what a unit states for itself has the same columns.
  static Path in_schema(const Path& path) {
    const bool is_of_unit = path.size() > 2 && path[1] == "units";
    return is_of_unit ? Path(path.begin() + 3, path.end()) : path;
  }

  FillInBlock root() const {
    FillInBlock out{.title = "预算文件", .kind = FillInKind::kValues, .path = {}};
    for (FillInColumn& column : schema_.columns(schema_.object({}))) {
      if (column.path.size() == 1) out.columns.push_back(std::move(column));
    }
    return out;
  }

  FillInBlock values(const char* title, const Path& path) const {
    FillInBlock out{.title = title, .kind = FillInKind::kValues, .path = path};
    const Path inner = in_schema(path);
    if (schema_.may_be_none(inner)) {
      out.columns.push_back({.title = kFillInNone,
                             .path = {"none"},
                             .value = FillInValue::kYesNo,
                             .hint = "没有这一项的写“是”，以下各行不填"});
    }
    for (FillInColumn& column : schema_.columns(schema_.object(inner))) {
      out.columns.push_back(std::move(column));
    }
    return out;
  }

  FillInBlock entries(const char* title, const Path& path, int rows) const {
    FillInBlock out{.title = title, .path = path, .rows = rows};
    for (FillInColumn& column : schema_.columns(schema_.object(in_schema(path)))) {
      const bool is_statement = path.size() == 2 && path[1] == "units" && is_own(column);
      if (!is_statement) out.columns.push_back(std::move(column));
    }
    return out;
  }

  // Whether a unit states it for itself: it stands on the unit's own sheet.
  static bool is_own(const FillInColumn& column) {
    const std::vector<std::string> names = own_statement_names();
    return std::ranges::find(names, column.path.front()) != names.end();
  }

  FillInBlock texts(FillInKind kind, const char* title, const char* key, const Path& path) const {
    return {.title = title,
            .kind = kind,
            .path = path,
            .columns = {{.title = key},
                        {.title = "文字", .path = {"text"}, .value = FillInValue::kParagraphs}},
            .rows = kFewRows};
  }

  FillInBlock project_indicators() const {
    FillInBlock out{.title = "项目绩效指标",
                    .path = {"projects"},
                    .inner = "indicators",
                    .outer_columns = 1,
                    .columns = {{.title = "项目",
                                 .path = {"code"},
                                 .value = FillInValue::kCode,
                                 .list = kFillInProjects,
                                 .is_required = true}},
                    .rows = kFactRows};
    for (FillInColumn& column : schema_.columns(schema_.object({"projects", "indicators"}))) {
      out.columns.push_back(std::move(column));
    }
    return out;
  }

  FillInBlock last_year_lines(const Path& path) const {
    FillInBlock out{.title = "上年数明细",
                    .path = path,
                    .inner = "lines",
                    .makes_outer = true,
                    .columns = schema_.columns(schema_.object(in_schema(path))),
                    .rows = kEntryRows};
    out.columns.insert(out.columns.begin(),
                       {.title = "第几份明细",
                        .value = FillInValue::kInteger,
                        .hint = "同一范围按不同分类各写一份的，写 1、2；只有一份的可以不写"});
    out.outer_columns = out.columns.size();
    for (FillInColumn& column : schema_.columns(schema_.object({"last_year_lists", "lines"}))) {
      out.columns.push_back(std::move(column));
    }
    return out;
  }

  FillInBlock own_list(const ListForm& form, const Path& base) const {
    FillInBlock out{
        .title = form.title, .path = joined(base, {"lists", form.name}), .rows = kEntryRows};
    for (const ListColumn& column : form.columns) out.columns.push_back(list_column(column));
    return out;
  }

  static FillInColumn list_column(const ListColumn& column) {
    FillInColumn out{.title = column.title,
                     .path = {column.name},
                     .choices = column.one_of,
                     .is_required = !column.is_optional};
    switch (column.kind) {
      case ListValueKind::kText:
        out.value = FillInValue::kText;
        break;
      case ListValueKind::kChoice:
        out.value = FillInValue::kChoice;
        break;
      case ListValueKind::kDate:
        out.value = FillInValue::kDate;
        break;
      case ListValueKind::kInteger:
        out.value = FillInValue::kInteger;
        break;
      case ListValueKind::kAmount:
        out.value = FillInValue::kAmount;
        break;
      case ListValueKind::kPercent:
        out.value = FillInValue::kNumber;
        break;
      default:
        out.value = FillInValue::kCode;
        out.list = list_of(column.kind);
    }
    return out;
  }

  static const char* list_of(ListValueKind kind) {
    switch (kind) {
      case ListValueKind::kUnit:
        return kFillInUnits;
      case ListValueKind::kProject:
        return kFillInProjects;
      case ListValueKind::kFunction:
        return "功能科目";
      case ListValueKind::kEconomic:
        return "部门经济科目";
      case ListValueKind::kGovernmentEconomic:
        return "政府经济科目";
      default:
        return "资金来源";
    }
  }

  // What a department, or a unit, states for itself.
  std::vector<FillInSheet> statements(const Path& base) const {
    const auto at = [&](std::initializer_list<std::string> more) { return joined(base, more); };
    return {{"整体绩效",
             {values("整体绩效目标", at({"goals"})),
              entries("年度任务", at({"goals", "tasks"}), kFewRows),
              entries("整体绩效指标", at({"goals", "indicators"}), kEntryRows)}},
            {"三公经费",
             {values("本年“三公”经费", at({"three_public"})),
              values("上年“三公”经费", at({"three_public_last_year"}))}},
            {"上年数和原因",
             {values("上年预算数", at({"last_year"})), values("增减原因", at({"reasons"})),
              texts(FillInKind::kPairs, "各科目、各项目的增减原因", "编码", at({"item_reasons"}))}},
            {"上年明细", {last_year_lines(at({"last_year_lists"}))}},
            {"文字说明",
             {texts(FillInKind::kTexts, "本地文字", "名称", at({"texts"})),
              entries("名词解释", at({"glossary"}), kFewRows)}},
            {"采购",
             {values("政府采购预算", at({"procurement"})),
              entries("政府采购项目", at({"procurement_items"}), kEntryRows)}},
            {"资产和人员",
             {values("机构编制及车辆", at({"headcount"})), values("国有资产", at({"assets"}))}}};
  }

  std::vector<FillInBlock> other_statements(const Path& base) const {
    const auto at = [&](std::initializer_list<std::string> more) { return joined(base, more); };
    return {entries("转移支付", at({"transfers"}), kEntryRows),
            texts(FillInKind::kTexts, "表下说明", "表", at({"notes"})),
            {.title = "自行填列的表",
             .kind = FillInKind::kCells,
             .path = at({"tables"}),
             .columns = cell_columns(),
             .rows = kEntryRows},
            entries("豁免", at({"waived"}), kFewRows)};
  }

  static std::vector<FillInColumn> cell_columns() {
    constexpr int kCells = 30;
    std::vector<FillInColumn> out = {
        {.title = "表", .hint = "每行每列一格；与上一行合并的格写 ↑，行末的空格写 □"}};
    for (int i = 1; i <= kCells; ++i) {
      out.push_back({.title = "第" + std::to_string(i) + "列", .path = {std::to_string(i - 1)}});
    }
    return out;
  }

  std::vector<FillInBlock> others() const {
    std::vector<FillInBlock> out = {
        entries("项目分组", {"project_groups"}, kFewRows),
        {.title = "科目名称",
         .kind = FillInKind::kNames,
         .path = {"names"},
         .columns = {{.title = "种类", .value = FillInValue::kCode, .list = kNameKinds},
                     {.title = "编码", .path = {"code"}},
                     {.title = "名称", .path = {"name"}}},
         .rows = kEntryRows}};
    for (FillInBlock& block : other_statements({})) out.push_back(std::move(block));
    out.push_back({.title = "各表中没有的数",
                   .kind = FillInKind::kPairs,
                   .path = {"figures"},
                   .columns = {{.title = "数的名称或项目编码"},
                               {.title = "金额", .path = {"value"}, .value = FillInValue::kAmount}},
                   .rows = kFewRows});
    out.push_back(
        {.title = "其余内容",
         .kind = FillInKind::kRest,
         .path = {},
         .columns = {{.title = "位置"},
                     {.title = "内容", .path = {"value"}, .value = FillInValue::kParagraphs}},
         .rows = kEntryRows});
    return out;
  }

  FillInSheet unit_sheet(const std::string& unit) const {
    const Path base = {"department", "units", unit};
    FillInBlock files{.title = "上年", .kind = FillInKind::kValues, .path = base};
    FillInBlock whole = root();
    for (FillInColumn& column : whole.columns) {
      if (column.path.front() == kLastYearFile) files.columns.push_back(std::move(column));
    }
    FillInSheet out{.title = "单位" + unit,
                    .blocks = {std::move(files), values("联系人", joined(base, {"contacts"}))}};
    for (FillInSheet& sheet : statements(base)) {
      for (FillInBlock& block : sheet.blocks) out.blocks.push_back(std::move(block));
    }
    for (const PackList& list : pack_.lists) {
      FillInBlock& block = out.blocks.emplace_back(own_list(list.form, base));
      block.title = "清单：" + block.title;
    }
    for (FillInBlock& block : other_statements(base)) out.blocks.push_back(std::move(block));
    return out;
  }

  const Pack& pack_;
  SchemaColumns schema_;
};

std::vector<std::pair<std::string, std::string>> codes(const CodeList& list, std::size_t digits) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [code, name] : list.all()) {
    if (digits == 0 || code.size() == digits) out.emplace_back(code, name);
  }
  return out;
}

}  // namespace

std::string first_characters(std::string_view text, std::size_t most) {
  std::u32string characters = to_code_points(text);
  if (characters.size() > most) characters.resize(most);
  return to_utf8(characters);
}

FillInLayout fill_in_layout(const Pack& pack, const Catalog& catalog,
                            const std::vector<std::string>& units) {
  return {.sheets = LayoutMaker(pack).make(units),
          .lists = {{"功能科目", codes(catalog.functions, kFunctionDigits)},
                    {"部门经济科目", codes(catalog.economic, kEconomicDigits)},
                    {"政府经济科目", codes(catalog.government_economic, kEconomicDigits)},
                    {"资金来源", codes(catalog.sources, 0)},
                    {kIncomeOrSpending, {{"income", "收入"}, {"expenditure", "支出"}}},
                    {kNameKinds,
                     {{"functions", "支出功能分类"},
                      {"economic", "部门预算支出经济分类"},
                      {"government_economic", "政府预算支出经济分类"},
                      {"sources", "资金来源"}}}}};
}

}  // namespace gongkai
