// Shapes of a balance: its sides and their lines.

#include <algorithm>

#include "pack/pack_file.h"

namespace gongkai {
namespace {

bool report_line(const JsonValue& value, const std::string& message, const std::string& expected,
                 Findings& findings) {
  findings.add(
      {.id = "line-source", .where = value.place(), .message = message, .expected = expected});
  return false;
}

// Facts, “三公”经费 or words only.
bool check_source(const JsonValue& value, const BalanceLine& line, Findings& findings) {
  const bool takes_facts = line.facts || line.where || !line.sum.empty();
  if (!line.has_amounts && (takes_facts || !line.three_public.empty())) {
    return report_line(value, "这一行不列金额，却指定了金额的来源",
                       "\"amounts\": false 的行没有 facts、where、sum、three_public", findings);
  }
  if (takes_facts && !line.three_public.empty()) {
    return report_line(value, "这一行的金额有两个来源",
                       "three_public，或 facts、where、sum，不同时写", findings);
  }
  return true;
}

ObjectShape<BalanceLine> plain_line_shape() {
  ObjectShape<BalanceLine> shape("line", "一行");
  shape.place(&BalanceLine::where_it_stands)
      .required("text", &BalanceLine::text, field_text(), "项目", "文字")
      .optional("group", &BalanceLine::group, field_text(),
                "所属的大项，印在 label 为 group 的列，上下相同的合并；不写则项目占两列", "类别")
      .optional("id", &BalanceLine::id, text(), "行的标识，供 sum 引用", "组")
      .optional("facts", &BalanceLine::facts, fact_set_shape(),
                "取与本侧不同的数据（本侧条件不再适用）", "数据")
      .optional("where", &BalanceLine::where, filter_shape(), "取数条件", "取数条件")
      .optional("sum", &BalanceLine::sum, list(text(), 1), "由哪些行相加而得（行的 id）", "相加")
      .optional("three_public", &BalanceLine::three_public, one_or_list(three_public_item_shape()),
                "金额为“三公”经费的一项或几项之和", "“三公”经费")
      .optional("amounts", &BalanceLine::has_amounts, boolean(), "false：只印文字，没有金额",
                "有金额")
      .optional("blank_if_zero", &BalanceLine::is_blank_if_zero, boolean(),
                "没有金额时不印文字，行仍保留", "无金额不印文字")
      .optional("of_which", &BalanceLine::is_of_which, boolean(), "“其中”行，不参加合计", "其中数")
      .optional("partial", &BalanceLine::is_partial, boolean(),
                "按科目列出的“其中”行只举几项：其余的科目可以不列", "只列部分科目")
      .optional("indent", &BalanceLine::indent, integer(0, 10), "左缩进（全角字数）", "缩进")
      .optional("strong", &BalanceLine::is_strong, boolean(), "是否用加重字体", "加重")
      .optional("zero", &BalanceLine::zero, zero_shape(), "零的印法", "零")
      .check(check_source);
  return shape;
}

/// Lines for fixed codes, as written.
struct FunctionLines {
  std::string id;
  std::vector<std::pair<std::string, FieldText>> functions;
  bool is_used_only = false;
};

ObjectShape<FunctionLines> function_lines_shape() {
  ObjectShape<FunctionLines> shape("function_lines", "按功能分类逐行列出");
  shape.optional("id", &FunctionLines::id, text(), "这些行共同的标识，供 sum 引用", "组")
      .required("functions", &FunctionLines::functions, pairs(field_text()),
                "功能分类编码 → 该行的文字", "功能科目")
      .inherited(Inherits::kByName)
      .optional("used_only", &FunctionLines::is_used_only, boolean(), "只列有金额的行",
                "只列有金额的");
  return shape;
}

void append_function_lines(const JsonValue& value, FunctionLines& source,
                           std::vector<BalanceLine>& out) {
  for (auto& [code, text] : source.functions) {
    BalanceLine line{.text = std::move(text), .id = source.id, .where_it_stands = value};
    line.where = Filter{{Condition{.function = {code}}}};
    line.is_used_only = source.is_used_only;
    out.push_back(std::move(line));
  }
}

/// Lines from the data, as written: one member per level.
struct GroupLines {
  std::vector<GroupKey> by;
  GroupOrder order = GroupOrder::kFirst;
  std::vector<FieldText> texts;
  std::vector<int> indents;
  std::vector<int> strong;  // std::vector<bool> has no elements to read into
  BalanceLine line;
};

bool check_levels(const JsonValue& value, const GroupLines& lines, Findings& findings) {
  const std::size_t levels = lines.by.size();
  const auto fits = [levels](std::size_t count) { return count == 0 || count == levels; };
  if (lines.texts.size() == levels && fits(lines.indents.size()) && fits(lines.strong.size())) {
    return true;
  }
  findings.add({.id = "line-levels",
                .where = value.place(),
                .message = "各级的 texts、indents、strong 与 by 的级数不同",
                .expected = "by 有 " + std::to_string(levels) + " 级，texts 等也各有 " +
                            std::to_string(levels) + " 项"});
  return false;
}

Shape<int> flag_shape() {
  const Shape<bool> flag = boolean();
  return {.read =
              [flag](const JsonValue& value, int& out, Findings& findings) {
                bool is_set = false;
                if (!flag.read(value, is_set, findings)) return false;
                out = is_set ? 1 : 0;
                return true;
              },
          .describe = flag.describe};
}

// A field of the prototype line for all of them.
template <class T>
Shape<BalanceLine> of_line(T BalanceLine::*field, Shape<T> shape) {
  return {.read = [field, shape](
                      const JsonValue& value, BalanceLine& out,
                      Findings& findings) { return shape.read(value, out.*field, findings); },
          .describe = shape.describe};
}

template <class T>
Shape<BalanceLine> of_line(std::optional<T> BalanceLine::*field, Shape<T> shape) {
  return {.read =
              [field, shape](const JsonValue& value, BalanceLine& out, Findings& findings) {
                return shape.read(value, (out.*field).emplace(), findings);
              },
          .describe = shape.describe};
}

ObjectShape<GroupLines> group_lines_shape() {
  ObjectShape<GroupLines> shape("group_lines", "由数据逐级列出的各行，只有最外一级参加合计");
  shape
      .required("by", &GroupLines::by, one_or_list(group_key_shape()), "由外到内各级按什么分组",
                "分组")
      .required("texts", &GroupLines::texts, one_or_list(field_text()),
                "各级的文字，如 {{function.name}}", "各级文字")
      .optional("order", &GroupLines::order, group_order_shape(),
                "行的次序：first 按预算文件中首次出现（默认），code 按编码", "次序")
      .optional("indents", &GroupLines::indents, list(integer(0, 10)), "各级的左缩进（全角字数）",
                "各级缩进")
      .optional("strong", &GroupLines::strong, list(flag_shape()), "各级是否用加重字体", "加重")
      .optional("id", &GroupLines::line, of_line(&BalanceLine::id, text()),
                "最外一级各行共同的标识，供 sum 引用", "组")
      .optional("facts", &GroupLines::line, of_line(&BalanceLine::facts, fact_set_shape()),
                "取与本侧不同的数据（本侧条件不再适用）", "数据")
      .optional("where", &GroupLines::line, of_line(&BalanceLine::where, filter_shape()),
                "取数条件", "取数条件")
      .check(check_levels);
  return shape;
}

BalanceLine grouped_line(const JsonValue& value, GroupLines& source) {
  LineGroups groups{.order = source.order};
  for (std::size_t level = 0; level < source.by.size(); ++level) {
    groups.levels.push_back({.by = source.by[level],
                             .text = std::move(source.texts[level]),
                             .indent = source.indents.empty() ? 0 : source.indents[level],
                             .is_strong = !source.strong.empty() && source.strong[level] != 0});
  }
  BalanceLine line = std::move(source.line);
  line.groups = std::move(groups);
  line.where_it_stands = value;
  return line;
}

/// The kinds of entries in a list of lines.
struct LineShapes {
  Shape<BalanceLine> plain = plain_line_shape();
  Shape<FunctionLines> functions = function_lines_shape();
  Shape<GroupLines> groups = group_lines_shape();

  bool read(const JsonValue& value, std::vector<BalanceLine>& out, Findings& findings) const {
    const bool is_object = value.kind() == JsonKind::kObject;
    if (is_object && value.find("functions")) {
      FunctionLines lines;
      if (!functions.read(value, lines, findings)) return false;
      append_function_lines(value, lines, out);
      return true;
    }
    if (is_object && value.find("by")) {
      GroupLines lines;
      if (!groups.read(value, lines, findings)) return false;
      out.push_back(grouped_line(value, lines));
      return true;
    }
    return plain.read(value, out.emplace_back(), findings);
  }
};

}  // namespace

Shape<std::vector<BalanceLine>> lines_shape() {
  const LineShapes shapes;
  return {.read =
              [shapes](const JsonValue& value, std::vector<BalanceLine>& out, Findings& findings) {
                if (value.kind() != JsonKind::kArray)
                  return report_kind(value, "数组 [ … ]", findings);
                bool is_good = true;
                for (const JsonValue& child : value.children()) {
                  is_good = shapes.read(child, out, findings) && is_good;
                }
                return is_good;
              },
          .describe =
              [shapes](Definitions& definitions) {
                return Schema{{"type", "array"},
                              {"items", Schema::one_of({shapes.plain.describe(definitions),
                                                        shapes.functions.describe(definitions),
                                                        shapes.groups.describe(definitions)})}};
              }};
}

Shape<BalanceLine> line_change_shape() {
  const Shape<BalanceLine> plain = plain_line_shape().changes();
  const Shape<FunctionLines> functions = function_lines_shape().changes();
  const Shape<GroupLines> groups = group_lines_shape().changes();
  return {.read = [](const JsonValue&, BalanceLine&, Findings&) { return true; },
          .describe =
              [=](Definitions& definitions) {
                Schema::Elements kinds = {plain.describe(definitions),
                                          functions.describe(definitions),
                                          groups.describe(definitions)};
                return Schema{{"anyOf", Schema::list(std::move(kinds))}};
              }};
}

const InheritanceRule& line_inheritance() {
  static const InheritanceRule kRule = function_lines_shape().inheritance();
  return kRule;
}

Shape<BalanceSide> balance_side_shape() {
  ObjectShape<BalanceSide> shape("side", "收支对照表的一侧");
  shape
      .optional("facts", &BalanceSide::facts, fact_set_shape(), "汇总哪些数据，默认 expenditure",
                "数据")
      .optional("where", &BalanceSide::where, filter_shape(), "本侧的取数条件", "取数条件")
      .required("columns", &BalanceSide::columns, list(heading_shape(), 1),
                "表头；label 为 line 的列是项目，其前可有 label 为 group 的列，其余为金额", "列")
      .required("lines", &BalanceSide::lines, lines_shape(), "自上而下的各行", "行")
      .optional("closing", &BalanceSide::closing, lines_shape(), "收尾各行，各侧在表末对齐",
                "收尾行");
  return shape;
}

}  // namespace gongkai
