#include "pack/pack_file.h"

#include <charconv>
#include <utility>

#include "budget/kind_names.h"
#include "pack/load_pack.h"
#include "source/format_number.h"

namespace gongkai {
namespace {

// A whole number of millimetres.
Shape<Length> millimetres_shape() {
  const Shape<int> number = integer(0, 100);
  return {.read =
              [number](const JsonValue& value, Length& out, Findings& findings) {
                int mm = 0;
                if (!number.read(value, mm, findings)) return false;
                out = millimetres(mm);
                return true;
              },
          .describe = number.describe};
}

Shape<PackStyle> style_shape() {
  ObjectShape<PackStyle> shape("style", "文字样式");
  shape
      .required("font", &PackStyle::font, text(),
                "字体角色，见 fonts/fonts.json：标题、表头、正文、数字…", "字体")
      .optional("strong_font", &PackStyle::strong_font, text(), "合计等加重行所用的字体角色",
                "加重字体")
      .required("size", &PackStyle::size, points_shape(1, 72), "字号（磅）：五号 10.5，小五 9",
                "字号")
      .optional("align", &PackStyle::horizontal,
                one_of<HorizontalAlign>({{"left", HorizontalAlign::kLeft},
                                         {"center", HorizontalAlign::kCenter},
                                         {"right", HorizontalAlign::kRight},
                                         {"justify", HorizontalAlign::kJustify}}),
                "水平对齐，默认 left；justify 两端对齐，用于段落", "水平对齐")
      .optional(
          "vertical", &PackStyle::vertical,
          one_of<VerticalAlign>({{"top", VerticalAlign::kTop}, {"middle", VerticalAlign::kMiddle}}),
          "垂直对齐，默认 middle", "垂直对齐")
      .optional("indent", &PackStyle::indent, integer(0, 20), "左缩进（全角字数）", "缩进")
      .optional("first_line_indent", &PackStyle::first_line_indent, integer(0, 20),
                "段落首行缩进（全角字数）", "首行缩进")
      .optional("line_height", &PackStyle::line_height, points_shape(1, 200),
                "段落的行距（磅，固定值）；不写则按字号", "行距")
      .optional("space_before", &PackStyle::space_before, points_shape(0, 400), "段前（磅）",
                "段前")
      .optional("space_after", &PackStyle::space_after, points_shape(0, 400),
                "段后（磅）；盖章处的空白也写在这里", "段后")
      .optional("keep_with_next", &PackStyle::keeps_with_next, boolean(),
                "段落与下一段在同一页，如盖章处与日期；默认 false", "与下一段同页");
  return shape;
}

Shape<PackCaption> caption_shape() {
  ObjectShape<PackCaption> shape("caption", "表上方的一行");
  shape
      .optional("left", &PackCaption::left, field_text(),
                "左端文字，如 部门名称：{{department.name}}", "左端")
      .optional("center", &PackCaption::center, field_text(), "居中文字", "居中")
      .optional("right", &PackCaption::right, field_text(), "右端文字，如 单位：{{money_unit}}",
                "右端");
  return shape;
}

// Sets landscape or portrait; swaps width and height if necessary.
Shape<PageFormat> landscape_shape() {
  const Shape<bool> flag = boolean();
  return {.read =
              [flag](const JsonValue& value, PageFormat& out, Findings& findings) {
                bool is_landscape = false;
                if (!flag.read(value, is_landscape, findings)) return false;
                if (is_landscape != (out.width > out.height)) std::swap(out.width, out.height);
                return true;
              },
          .describe = flag.describe};
}

Shape<Pack> page_number_shape() {
  ObjectShape<Pack> shape("page_number", "页码");
  shape
      .optional("before", &Pack::page_number_before, text_or_empty(), "页码前的文字，如“— ”",
                "其前文字")
      .optional("after", &Pack::page_number_after, text_or_empty(), "页码后的文字，如“ —”",
                "其后文字")
      .optional("shown", &Pack::has_page_number, boolean(), "是否印页码，默认 true", "印出")
      .optional("place", &Pack::page_number_place,
                one_of<PageNumberPlace>(
                    {{"center", PageNumberPlace::kCenter}, {"outer", PageNumberPlace::kOuter}}),
                "位置：center 居中（默认），outer 单页居右、双页居左", "位置");
  return shape;
}

Shape<PackText> text_file_shape() {
  ObjectShape<PackText> shape("pack_text", "预算提供的一段本地文字");
  shape.required("title", &PackText::title, text(), "是什么文字，如“主要职责”", "标题")
      .optional("required", &PackText::is_required, boolean(), "是否必须有，默认 false", "必须有");
  return shape;
}

// The object itself, for groups of members stored directly in it.
template <class T>
T& itself(T& object) {
  return object;
}

}  // namespace

// A number of points with at most three decimals, exact.
Shape<Length> points_shape(int least, int most) {
  return {.read =
              [least, most](const JsonValue& value, Length& out, Findings& findings) {
                const std::string expected = "磅数，" + std::to_string(least) + " 至 " +
                                             std::to_string(most) + "，最多三位小数";
                if (value.kind() != JsonKind::kNumber)
                  return report_kind(value, expected, findings);
                const std::string_view text = value.text();
                const std::size_t dot = std::min(text.find('.'), text.size());
                std::string digits(text.substr(0, dot));
                std::string decimals(text.substr(std::min(dot + 1, text.size())));
                const bool fits = decimals.size() <= 3;
                decimals.resize(3, '0');
                digits += decimals;
                int milli = 0;
                const auto [end, error] =
                    std::from_chars(digits.data(), digits.data() + digits.size(), milli);
                out = Length::from_milli_points(milli);
                if (fits && error == std::errc() && end == digits.data() + digits.size() &&
                    out >= points(least) && out <= points(most)) {
                  return true;
                }
                findings.add({.id = "number-range",
                              .where = value.place(),
                              .message = "此处是 " + value.quoted(),
                              .expected = expected});
                return false;
              },
          .describe =
              [least, most](Definitions&) {
                return Schema{{"type", "number"}, {"minimum", least}, {"maximum", most}};
              }};
}

namespace {

// For a table: null removes what it inherits from its pack.
template <class T>
Shape<T> of_table(const ObjectShape<T>& shape) {
  return {.read = Shape<T>(shape).read, .describe = Shape<T>(shape.changes()).describe};
}

ObjectShape<PageFormat> page_object() {
  ObjectShape<PageFormat> shape("page", "A4 纸的方向和页边距（毫米）");
  shape
      .optional("landscape", itself<PageFormat>, landscape_shape(), "true 横向，false 纵向", "横向")
      .optional("top", &PageFormat::top, millimetres_shape(), "上边距", "上边距")
      .optional("bottom", &PageFormat::bottom, millimetres_shape(), "下边距", "下边距")
      .optional("left", &PageFormat::left, millimetres_shape(), "左边距", "左边距")
      .optional("right", &PageFormat::right, millimetres_shape(), "右边距", "右边距");
  return shape;
}

}  // namespace

Shape<PageFormat> page_shape() { return page_object(); }
Shape<PageFormat> table_page_shape() { return of_table(page_object()); }

Shape<ZeroStyle> zero_shape() {
  return one_of<ZeroStyle>(
      {{"blank", ZeroStyle::kBlank}, {"0", ZeroStyle::kDigit}, {"0.00", ZeroStyle::kDecimals}});
}

namespace {

using Units = std::vector<std::pair<std::string, MoneyUnit>>;

const Units kTableUnits = {{"元", MoneyUnit::kYuan}, {"万元", MoneyUnit::kTenThousandYuan}};
const Units kTextUnits = {{"元", MoneyUnit::kYuan},
                          {"万元", MoneyUnit::kTenThousandYuan},
                          {"亿元", MoneyUnit::kHundredMillionYuan}};

// Of a NumberFormat, or what overrides members of one.
template <class Format>
ObjectShape<Format> amount_object(const std::string& name, const std::string& description,
                                  const Units& units) {
  ObjectShape<Format> shape(name, description);
  shape.optional("unit", &Format::unit, one_of<MoneyUnit>(units), "金额单位", "金额单位")
      .optional("decimals", &Format::decimals, integer(0, 6), "小数位数", "小数位数")
      .optional("separators", &Format::has_separators, boolean(), "是否加千分位逗号", "千分位")
      .optional("zero", &Format::zero, zero_shape(),
                "零的印法：blank 留空，0，或 0.00（带全部小数位）", "零")
      .optional("trim", &Format::is_trimmed, boolean(),
                "是否略去小数末尾的零，如 15、3.75；默认 false", "去掉末尾的零");
  return shape;
}

ObjectShape<NumberFormat> table_amount_object() {
  return amount_object<NumberFormat>("amount", "金额的印法", kTableUnits);
}

Shape<NumberFormat> text_amount_shape() {
  return amount_object<NumberFormat>("text_amount", "文字中金额的印法", kTextUnits);
}

}  // namespace

Shape<NameOverrides> code_names_shape() {
  ObjectShape<NameOverrides> shape("code_names", "与通常不同的科目名称：编码 → 名称");
  shape
      .optional("functions", &NameOverrides::functions, pairs(text(), {3, 5, 7}), "支出功能分类",
                "功能分类")
      .optional("economic", &NameOverrides::economic, pairs(text(), {3, 5}), "部门预算支出经济分类",
                "部门经济分类")
      .optional("government_economic", &NameOverrides::government_economic, pairs(text(), {3, 5}),
                "政府预算支出经济分类", "政府经济分类");
  return shape;
}

Shape<NumberFormat> amount_shape() { return table_amount_object(); }
Shape<NumberFormat> table_amount_shape() { return of_table(table_amount_object()); }

Shape<FormatOverrides> format_overrides_shape() {
  return amount_object<FormatOverrides>("own_text_amount", "此处金额的印法；不写的与所在各处相同",
                                        kTextUnits);
}

Shape<PercentFormat> percent_shape() {
  ObjectShape<PercentFormat> shape("percent", "增减幅度的印法");
  shape
      .optional("decimals", &PercentFormat::decimals, integer(0, 2), "小数位数，默认 2", "小数位数")
      .optional("sign", &PercentFormat::has_sign, boolean(),
                "数字后是否印 %，默认 true；表头已写 % 的，写 false", "百分号")
      .optional("of_zero", &PercentFormat::of_zero, text_or_empty(),
                "上年为零、本年不为零时印什么，默认“—”", "上年为零时");
  return shape;
}

Shape<YearFigure> year_figure_shape() {
  return one_of<YearFigure>({{std::string(name(YearFigure::kBudget)), YearFigure::kBudget},
                             {std::string(name(YearFigure::kExecuted)), YearFigure::kExecuted}});
}

Shape<std::vector<PackCaption>> captions_shape() { return list(caption_shape()); }

Shape<std::vector<std::pair<std::string, PackStyle>>> styles_shape() {
  return pairs(style_shape());
}

Shape<FactSet> fact_set_shape() {
  return one_of<FactSet>({{"income", FactSet::kIncome},
                          {"expenditure", FactSet::kExpenditure},
                          {"outlays", FactSet::kOutlays}});
}

namespace {

const ObjectShape<Pack>& pack_file_object() {
  static const ObjectShape<Pack> kShape = [] {
    ObjectShape<Pack> shape("pack", "模板包：某地某年规定的公开样式");
    shape.ignored("$schema", text(), "模式文件，供编辑器提示", "模式文件")
        .inherited(Inherits::kOwn)
        .ignored(kFormatMember, integer(1, kPackFormat),
                 "本文件格式的编号，默认 1；高于程序支持版本的模板包不读取", "文件格式")
        .inherited(Inherits::kOwn)
        .required("title", &Pack::title, text(), "模板包的名称，gongkai packs 列出", "标题")
        .inherited(Inherits::kOwn)
        .ignored("extends", text(), "继承的模板包；只写与它不同之处", "继承")
        .inherited(Inherits::kOwn)
        .optional("document_title", &Pack::document_title, field_text(), "文件标题", "文件标题")
        .optional("file_name", &Pack::file_name, field_text(), "输出文件名（不含扩展名）", "文件名")
        .optional("tables_title", &Pack::tables_title, field_text(),
                  "工作簿和单独各表的标题；默认同 document_title", "各表标题")
        .optional("tables_file_name", &Pack::tables_file_name, field_text(),
                  "工作簿和单独各表的文件名；默认同 file_name", "各表文件名")
        .optional("document", &Pack::parts, list(part_shape(), 1),
                  "全文各部分，按次序；不写则只有各表", "全文各部分")
        .optional("text_page", &Pack::text_page, page_shape(), "文字各页的纸张方向和页边距",
                  "文字页面")
        .inherited(Inherits::kByName)
        .optional("text_amount", &Pack::text_amount, text_amount_shape(),
                  "文字中金额的印法；各章、各金额、各逐项可以另写，越具体的越优先", "文字中的金额")
        .inherited(Inherits::kByName)
        .optional("text_difference", &Pack::has_printed_differences,
                  one_of<bool>({{"exact", false}, {"printed", true}}),
                  "文字中的增减额：exact 由精确数相减（默认），printed 由所印的两数相减",
                  "文字中的增减额")
        .optional("heading_numbers", &Pack::heading_numbers, list(text_or_empty()),
                  "各级标题的第一个编号，如 [\"第一部分\\n\", \"一、\", \"（一）\"]",
                  "各级标题编号")
        .optional("figures", &Pack::figures, named(figure_shape()),
                  "文字中的金额：名称 → 取自哪个单元格或哪些数据", "金额")
        .inherited(Inherits::kByName)
        .optional("changes", &Pack::changes, named(change_words_shape()),
                  "与上年比较的句式：名称 → 各种情形的文字", "增减句式")
        .inherited(Inherits::kByName)
        .optional("breakdowns", &Pack::breakdowns, named(breakdown_shape()),
                  "“其中”：名称 → 依次列出的金额，零的不列", "其中")
        .inherited(Inherits::kByName)
        .optional(
            "items", &Pack::items, named(items_shape()),
            "逐项列出的内容：名称 → 哪些数据按什么分组，文中写 {{#items.名称}}…{{/items.名称}}",
            "逐项")
        .inherited(Inherits::kByName)
        .optional("texts", &Pack::texts, named(text_file_shape()),
                  "预算提供的本地文字：名称 → 说明", "本地文字")
        .inherited(Inherits::kByName)
        .optional("project_texts", &Pack::project_texts, named(text_file_shape()),
                  "预算中各项目的文字：名称 → 说明，表单中写 {{project.texts.名称}}", "项目的文字")
        .inherited(Inherits::kByName)
        .optional("lists", &Pack::lists, lists_shape(),
                  "预算填列的清单（政府采购、新增资产等）：名称 → 各栏；表写 \"of\": "
                  "\"lists.名称\"，文中写 {{#lists.名称}}…{{/lists.名称}}",
                  "清单")
        .inherited(Inherits::kByName)
        .optional("words", &Pack::words, pairs(field_text()),
                  "各处共用的词语：名称 → 文字，写作 {{words.名称}}；继承的模板包可以只改词语",
                  "词语")
        .inherited(Inherits::kByName)
        .optional(
            "checks", [](Pack & pack) -> auto& { return pack.checks.levels; },
            pairs(one_of<CheckLevel>({{"off", CheckLevel::kOff},
                                      {"note", CheckLevel::kNote},
                                      {"warning", CheckLevel::kWarning},
                                      {"error", CheckLevel::kError}})),
            "检查的标识 → off 不查，note 提示，warning 警告，error 错误；只写与默认不同的", "检查")
        .inherited(Inherits::kByName)
        .optional(
            "secret_words", [](Pack & pack) -> auto& { return pack.checks.secret_words; },
            list(text()), "不得公开的词语，加在内置的密级标志之外", "不得公开的词语")
        .inherited(Inherits::kAppended)
        .optional("one_unit", &Pack::is_for_one_unit, boolean(), "单位预算：预算中只有一个预算单位",
                  "单位预算")
        .optional("unit_pack", &Pack::unit_pack, text(),
                  "部门所属单位自己的公开表所用的模板包（render --unit、batch --by-unit）；"
                  "不写则用本包，单位在其中如同部门",
                  "单位的模板包")
        .inherited(Inherits::kOwn)
        .optional("relations", &Pack::has_own_relations,
                  one_of<bool>({{kOwnRelations, true}, {"inherited", false}}),
                  "勾稽关系：inherited 继承（默认），只在 relations.json 中写不同之处；own "
                  "不继承，只用本包的 relations.json",
                  "勾稽关系")
        .inherited(Inherits::kOwn)
        .optional("names", &Pack::names, code_names_shape(),
                  "各表和各章使用的科目名称；表可以另行规定", "科目名称")
        .inherited(Inherits::kByName)
        .optional("styles", &Pack::styles, styles_shape(), "样式名 → 样式", "样式")
        .inherited(Inherits::kByName)
        .optional("page", &Pack::page, page_shape(), "各表默认的纸张方向和页边距", "页面")
        .inherited(Inherits::kByName)
        .optional("amount", &Pack::amount, amount_shape(), "各表默认的金额格式", "金额")
        .inherited(Inherits::kByName)
        .optional("percent", &Pack::percent, percent_shape(), "各表默认的增减幅度的印法",
                  "增减幅度")
        .inherited(Inherits::kByName)
        .optional("page_number", itself<Pack>, page_number_shape(), "页码的印法", "页码")
        .optional("continued_mark", &Pack::continued_mark, text_or_empty(),
                  "续页表名之后的文字，如“（续表）”", "续页标记")
        .optional("rounding", &Pack::rounding,
                  one_of<Rounding>({{"each", Rounding::kEach}, {"balanced", Rounding::kBalanced}}),
                  "修约：each 各数由精确数四舍五入一次（默认），可能有尾差；balanced "
                  "平衡，调整个别数的末位使所印各数相加相符，每处调整都有提示",
                  "修约")
        .optional("rounding_note", &Pack::rounding_note, text_or_empty(),
                  "所印合计与所印各项之和有尾差的表下的注，如 "
                  "“注：因四舍五入，部分合计数与分项数之和存在尾差。”；默认没有",
                  "尾差的注")
        .optional("captions", &Pack::captions, captions_shape(), "各表默认的表上方各行", "各表上方")
        .optional("captions_above", &Pack::captions_above, captions_shape(),
                  "各表默认的表名之上各行", "表名之上")
        .optional("tables", &Pack::table_ids, list(text(), 1),
                  "按次序列出各表的文件名（不含 .json）", "各表")
        .optional("titles", &Pack::titles, pairs(field_text()),
                  "表名：表的文件名（不含 .json）→ 名称，代替该表的 name；表的 title 中写 "
                  "{{table.name}}",
                  "表名")
        .inherited(Inherits::kByName)
        .optional("numbers", &Pack::numbers, pairs(text()),
                  "表号：表的文件名（不含 .json）→ 表号，代替该表的 number", "各表表号")
        .inherited(Inherits::kByName)
        .optional("table_numbers", &Pack::table_numbers, text(),
                  "没有写 number 的表的第一个表号，如“预算01表”，其余依次递增", "表号");
    return shape;
  }();
  return kShape;
}

}  // namespace

const Shape<Pack>& pack_file_shape() {
  static const Shape<Pack> kShape = [] {
    const Shape<Pack> whole = pack_file_object();
    const Shape<Pack> change = pack_file_object().changes();
    return Shape<Pack>{.read = whole.read, .describe = [whole, change](Definitions& definitions) {
                         return Schema{{"if", Schema{{"required", Schema::texts({"extends"})}}},
                                       {"then", change.describe(definitions)},
                                       {"else", whole.describe(definitions)}};
                       }};
  }();
  return kShape;
}

const InheritanceRule& pack_inheritance() {
  static const InheritanceRule kRule = pack_file_object().inheritance();
  return kRule;
}

}  // namespace gongkai
