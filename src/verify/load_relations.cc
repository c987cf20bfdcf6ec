#include "verify/load_relations.h"

#include <algorithm>

#include "source/name_list.h"
#include "source/shape.h"

namespace gongkai {
namespace {

using Stated = std::vector<std::pair<std::string, std::optional<Relation>>>;

struct RelationsFile {
  std::string schema;
  Stated relations;
};

Shape<RowConditions> conditions_shape() { return pairs(text_or_empty(), {}); }

Shape<std::vector<Term>> side_shape() {
  ObjectShape<Term> term("relation_cells", "一些单元格，各格之和计入这一边");
  term.place(&Term::where)
      .optional("table", &Term::table, text(), "表的文件名（不含 .json）；不写则是 each 的表")
      .optional("row", &Term::row, text(), "有此文字的一行，必须有；列在它的右边找")
      .optional("rows", &Term::rows, conditions_shape(),
                "符合条件的各行：列名 → 该列的文字，* 代表任意文字，? 代表一个字；{} 全部；"
                "\"in 表/列\"：另一张表的那一列中有的文字；前面加 \"not \"：不是这样的")
      .optional("after", &Term::after, text(), "只取有此文字的行之后的行")
      .optional("before", &Term::before, text(), "只取有此文字的行之前的行")
      .optional("below", &Term::is_below, boolean(), "只取 each 的本行之下、到它的下一行为止的行")
      .optional("column", &Term::columns, one_or_list(text()),
                "列名，可写多个；上下级列名之间用 /；后加 ? 的可以没有；不写则是行名右边的一格")
      .optional("minus", &Term::is_subtracted, boolean(), "减去，而不是加上")
      .optional("optional", &Term::is_optional, boolean(), "没有这样的行时，整条关系不适用");
  return one_or_list<Term>(term);
}

Shape<EachRow> each_shape() {
  ObjectShape<EachRow> each("relation_each", "对一张表的每一行都成立");
  each.place(&EachRow::where)
      .required("table", &EachRow::table, text(), "表的文件名（不含 .json）")
      .optional("rows", &EachRow::rows, conditions_shape(), "哪些行；不写则是全部")
      .optional("by", &EachRow::by, list(text(), 1), "这些列的文字相同的行只算一次");
  return each;
}

// "text" is short for {"": "text"}: written as {} in the relation.
Shape<Bindings> bindings_shape() {
  const Shape<Bindings> named = pairs(text_or_empty(), {});
  const Shape<std::string> plain = text();
  return {.read =
              [named, plain](const JsonValue& value, Bindings& out, Findings& findings) {
                if (value.kind() != JsonKind::kString) return named.read(value, out, findings);
                return plain.read(value, out.emplace_back().second, findings);
              },
          .describe =
              [named, plain](Definitions& definitions) {
                return Schema::one_of({plain.describe(definitions), named.describe(definitions)});
              }};
}

Shape<RelationKind> kind_shape() {
  return one_of<RelationKind>({{"=", RelationKind::kEqual},
                               {"<=", RelationKind::kAtMost},
                               {">=", RelationKind::kAtLeast},
                               {"in", RelationKind::kIn},
                               {"unique", RelationKind::kUnique}});
}

bool check_relation(const JsonValue& value, const Relation& relation, Findings& findings) {
  const bool needs_table = !relation.each;
  bool is_good = true;
  const auto check_term = [&](const Term& term) {
    const bool has_row = term.takes() != TermRows::kOfEach;
    std::string fault;
    if (needs_table && term.table.empty()) fault = "没有 each，又没有写 table";
    if (needs_table && !has_row) fault = "没有 each，又没有写 row 或 rows";
    if (!term.row.empty() && term.rows) fault = "row 和 rows 只能写一个";
    if (term.row.empty() && term.columns.empty()) fault = "没有写 column";
    if (needs_table && term.is_below) fault = "没有 each，不能写 below";
    if (!has_row && !term.table.empty() && relation.each && term.table != relation.each->table) {
      fault = "另一张表中没有本行，要写 row 或 rows";
    }
    if (fault.empty()) return;
    is_good = false;
    findings.add({.id = "relation-cells",
                  .where = term.where.place(),
                  .message = "无法确定是哪些单元格：" + fault,
                  .expected = "table、row（或 rows）、column；有 each 时可以不写 table 和 row",
                  .help = "补上或删去"});
  };
  for (const Term& term : relation.left) check_term(term);
  for (const Term& term : relation.right) check_term(term);
  if (relation.kind == RelationKind::kIn && relation.right.empty()) {
    is_good = false;
    findings.add({.id = "relation-cells",
                  .where = value.place(),
                  .message = "关系是 in，但没有写 right",
                  .expected = "right：左边的每个文字都在其中的单元格"});
  }
  return is_good;
}

ObjectShape<Relation> relation_shape() {
  ObjectShape<Relation> shape("relation", "一条勾稽关系：左边和右边的单元格之间应有的关系");
  shape.place(&Relation::where)
      .required("name", &Relation::name, text(), "关系的说法，如“收入总计等于支出总计”")
      .optional("for", &Relation::bindings, list(bindings_shape(), 1),
                "逐一代入：各处的 {名称} 换成这里的文字；只有一个文字时各处写 {}")
      .optional("each", &Relation::each, each_shape(),
                "对这张表的每一行都成立；各处的 {列名} 换成本行该列的文字")
      .required("left", &Relation::left, side_shape(), "左边")
      .optional("relation", &Relation::kind, kind_shape(),
                "左边和右边：= 相等（默认），<= 不大于，>= 不小于；in 左边的文字右边都有，"
                "unique 左边的文字各不相同")
      .optional("right", &Relation::right, side_shape(), "右边；不写则为 0")
      .optional("severity", &Relation::severity,
                one_of<Severity>({{"error", Severity::kError}, {"warning", Severity::kWarning}}),
                "不成立时：error 错误（默认），warning 警告")
      .optional("tolerance", &Relation::tolerance,
                one_of<Tolerance>({{"none", Tolerance::kNone}, {"tail", Tolerance::kTail}}),
                "只知道印出的数时：none 分毫不差，tail 允许四舍五入的尾差；"
                "默认两边各一格时 none，否则 tail")
      .optional("help", &Relation::help, text(), "不成立时怎样改")
      .check(check_relation);
  return shape;
}

Shape<std::optional<Relation>> stated_shape() {
  const Shape<Relation> relation = relation_shape();
  return {.read =
              [relation](const JsonValue& value, std::optional<Relation>& out, Findings& findings) {
                if (value.kind() == JsonKind::kNull) return true;
                return relation.read(value, out.emplace(), findings);
              },
          .describe =
              [relation](Definitions& definitions) {
                return Schema::one_of({relation.describe(definitions), Schema{{"type", "null"}}});
              }};
}

const Shape<RelationsFile>& file_shape() {
  static const Shape<RelationsFile> kShape = [] {
    ObjectShape<RelationsFile> shape("relations", "模板包的勾稽关系");
    shape.optional("$schema", &RelationsFile::schema, text(), "模式文件，供编辑器提示")
        .required("relations", &RelationsFile::relations, pairs(stated_shape(), {}),
                  "编号 → 关系；与继承的模板包编号相同的取代它，null 删去它");
    return Shape<RelationsFile>(shape);
  }();
  return kShape;
}

void merge(Stated& stated, std::vector<Relation>& all) {
  for (auto& [id, relation] : stated) {
    const auto same = std::ranges::find(all, id, &Relation::id);
    if (relation) relation->id = id;
    if (same == all.end()) {
      if (relation) all.push_back(std::move(*relation));
    } else if (relation) {
      *same = std::move(*relation);
    } else {
      all.erase(same);
    }
  }
}

// A table of the relation that the pack lacks, with its place; empty: none.
std::optional<std::pair<std::string, Place>> lacking_table(const Relation& relation,
                                                           const RelationPack& pack) {
  std::optional<std::pair<std::string, Place>> out;
  const auto look = [&](const std::string& table, const JsonValue& where) {
    if (out || table.empty()) return;
    const auto try_one = [&](const std::string& id) {
      if (std::ranges::find(pack.tables, id) == pack.tables.end()) {
        out.emplace(id, where.member_place("table"));
      }
    };
    const std::size_t open = table.find('{');
    if (open == std::string::npos) return try_one(table);
    const std::size_t close = table.find('}', open);
    if (close == std::string::npos) return;
    const std::string name = table.substr(open + 1, close - open - 1);
    for (const Bindings& bindings : relation.bindings) {
      for (const auto& [key, value] : bindings) {
        if (key == name) try_one(table.substr(0, open) + value + table.substr(close + 1));
      }
    }
  };
  if (relation.each) look(relation.each->table, relation.each->where);
  for (const Term& term : relation.left) look(term.table, term.where);
  for (const Term& term : relation.right) look(term.table, term.where);
  return out;
}

// A relation for several tables is kept for those that the pack has.
void drop_bindings(Relation& relation, const RelationPack& pack) {
  std::vector<Bindings> kept;
  const std::vector<Bindings> all = relation.bindings;
  for (const Bindings& bindings : all) {
    relation.bindings = {bindings};
    if (!lacking_table(relation, pack)) kept.push_back(bindings);
  }
  relation.bindings = kept.empty() ? all : kept;
}

void check_tables(const RelationPack& pack, const std::vector<std::string>& own_files,
                  Relations& relations, Findings& findings) {
  std::erase_if(relations.all, [&](Relation& relation) {
    const bool is_own = std::ranges::count(own_files, relation.where.place().file) > 0;
    if (!is_own) drop_bindings(relation, pack);
    const auto lacking = lacking_table(relation, pack);
    if (!lacking) return false;
    if (is_own) {
      UnknownName advice = unknown_name(lacking->first, pack.tables);
      findings.add({.id = "relation-table",
                    .where = lacking->second,
                    .message = "模板包中没有表 \"" + lacking->first + "\"",
                    .expected = "pack.json 的 tables 中的一张表",
                    .help = std::move(advice.help)});
    }
    return true;
  });
}

}  // namespace

std::optional<Relations> load_relations(const RelationPack& pack, const ReadFile& read,
                                        Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  Relations relations;
  std::vector<std::string> own_files;
  const auto add = [&](SourceText source, bool is_own) {
    const auto tree = parse_json(std::move(source), findings);
    if (!tree) return;
    relations.sources.push_back(tree);
    if (is_own) own_files.push_back(tree->root().place().file);
    RelationsFile file;
    file_shape().read(tree->root(), file, findings);
    merge(file.relations, relations.all);
  };
  for (auto name = pack.chain.rbegin(); name != pack.chain.rend(); ++name) {
    if (auto source = read(*name + "/relations.json", findings)) {
      add(std::move(*source), *name == pack.chain.front());
    }
  }
  if (pack.rules) add(*pack.rules, true);
  if (findings.count(Severity::kError) == errors_before) {
    check_tables(pack, own_files, relations, findings);
  }
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  return relations;
}

Schema relations_schema() {
  return schema_document(file_shape(), "公开 gongkai 模板包的勾稽关系 relations.json");
}

}  // namespace gongkai
