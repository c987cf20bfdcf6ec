#include "template/validate.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "template/markdown.h"
#include "template/narrative_fields.h"
#include "template/validate_columns.h"
#include "template/validate_filters.h"
#include "template/validate_form.h"

namespace gongkai {
namespace {

using Scopes = std::vector<FieldScope>;

const Scopes kTableScopes = {FieldScope::kDocument, FieldScope::kTable};

class Validator {
 public:
  Validator(const Pack& pack, Findings& findings) : pack_(pack), findings_(findings) {}

  void check_pack(const JsonValue& where) {
    if (pack_.document_title.is_empty()) missing("document_title", where);
    if (pack_.file_name.is_empty()) missing("file_name", where);
    for (const char* name :
         {"title", "caption", "header", "label", "amount", "text", "note", "page_number"}) {
      check_style(name, where);
    }
    check_fields(pack_.document_title, {FieldScope::kDocument});
    check_fields(pack_.file_name, {FieldScope::kDocument});
    check_fields(pack_.tables_title, {FieldScope::kDocument});
    check_fields(pack_.tables_file_name, {FieldScope::kDocument});
    check_captions(pack_.captions);
    check_captions(pack_.captions_above);
    for (const auto& word : pack_.words) check_word(word.second);
    for (const PackFigure& figure : pack_.figures) check_figure(figure);
    for (const ChangeWords& words : pack_.changes) check_words(words);
    for (const Breakdown& breakdown : pack_.breakdowns) check_breakdown(breakdown);
    const ProseNames names = prose_names(pack_);
    for (const PackPart& part : pack_.parts) check_part(part, names);
    check_parts_hold_each_table(where);
  }

  void check_table(const PackTable& table) {
    table_scopes_ = kTableScopes;
    if (table.each == TableEach::kUnit) table_scopes_.push_back(FieldScope::kUnit);
    if (table.each == TableEach::kProject) table_scopes_.push_back(FieldScope::kProject);
    check_fields(table.name, table_scopes_);
    check_fields(table.contents_name, kTableScopes);
    check_fields(table.title, table_scopes_);
    if (table.captions) check_captions(*table.captions);
    if (table.captions_above) check_captions(*table.captions_above);
    for (const PackNote& note : table.notes) check_fields(note.text, table_scopes_);
    std::visit([this](const auto& body) { check_body(body); }, table.body);
    check_filters(table, findings_);
    check_columns(table, pack_, findings_);
  }

 private:
  // The figures that a chapter speaks of. An inherited one that none does may name a table that
  // this pack lacks.
  std::set<std::string> used_figures() const {
    std::set<std::string> names;
    for (const PackPart& part : pack_.parts) {
      for (const ProseTag& tag : part.prose.tags()) {
        names.insert(tag.name.substr(0, tag.name.find('.')));
      }
    }
    for (const Breakdown& breakdown : pack_.breakdowns) {
      if (!names.contains(breakdown.name)) continue;
      for (const auto& [words, figure] : breakdown.items) names.insert(figure);
    }
    for (const PackFigure& figure : pack_.figures) {
      if (names.contains(figure.name)) names.insert(figure.of);
    }
    return names;
  }

  std::set<std::string> figure_names() const {
    std::set<std::string> out;
    for (const PackFigure& figure : pack_.figures) out.insert(figure.name);
    return out;
  }

  void check_breakdown(const Breakdown& breakdown) {
    const std::set<std::string> figures = figure_names();
    for (const auto& [words, figure] : breakdown.items) {
      if (!figures.contains(figure)) unknown("of", figure, figures, breakdown.where);
    }
  }

  // Words are made of fields of the document, never of other words.
  void check_word(const FieldText& word) {
    check_fields(word, {FieldScope::kDocument});
    for (const auto& [field, name] : word.named_fields()) {
      if (field != NamedField::kWord) continue;
      findings_.add({.id = "word-in-word",
                     .where = word.where().place(),
                     .message = "词语中又用词语 {{words." + name + "}}",
                     .expected = "文字，和 {{department.name}} 等字段"});
    }
  }

  void check_figure(const PackFigure& figure) {
    const std::set<std::string> figures = figure_names();
    if (!figure.of.empty() && !figures.contains(figure.of)) {
      unknown("of", figure.of, figures, figure.where);
    }
    if (const auto* cell = std::get_if<CellQuery>(&figure.source)) {
      if (used_figures().contains(figure.name) && !table_ids().contains(cell->table)) {
        unknown("table", cell->table, table_ids(),
                figure.where.find("cell").value_or(figure.where));
      }
    }
  }

  void check_words(const ChangeWords& words) {
    const ProseNames names = change_names();
    for (const Prose* prose : {&words.higher, &words.lower, &words.equal, &words.ended}) {
      check_names(*prose, names, findings_);
    }
    // Without last year's amount, or where it is zero, there are no percentages.
    ProseNames few = names;
    std::erase(few.names, "percent");
    check_names(words.added, few, findings_);
    std::erase(few.names, "difference");
    std::erase(few.names, "last_amount");
    if (words.missing) check_names(*words.missing, few, findings_);
  }

  void check_part(const PackPart& part, const ProseNames& names) {
    if (part.kind == PackPart::Kind::kText) {
      check_names(part.prose, names, findings_);
      const std::vector<const char*> styles =
          part.is_cover ? std::vector<const char*>{"cover_title", "cover_text"}
                        : std::vector<const char*>{"heading_1", "heading_2", "heading_3",
                                                   "heading_4", "body"};
      for (const char* style : styles) check_style(style, part.where);
      check_fences(part.prose);
    }
    if (part.kind == PackPart::Kind::kContents) {
      for (const char* style : {"contents_title", "contents_1", "contents_2"}) {
        check_style(style, part.where);
      }
    }
    for (const std::string& id : part.tables) {
      if (!table_ids().contains(id)) unknown("table", id, table_ids(), part.where);
    }
  }

  // Styles that paragraphs of a chapter name themselves.
  void check_fences(const Prose& prose) {
    for (const MarkdownBlock& block : read_markdown(prose.text(), [](int, std::string_view) {})) {
      if (block.style.empty() || pack_.style(block.style) != nullptr) continue;
      std::vector<std::string> known;
      for (const auto& style : pack_.styles) known.push_back(style.first);
      std::string expected;
      for (const std::string& one : known) expected += (expected.empty() ? "" : "、") + one;
      const std::string like = nearest(block.style, known);
      findings_.add({.id = "unknown-style",
                     .where = prose.line_place(block.line),
                     .message = "没有名为 \"" + block.style + "\" 的样式",
                     .expected = expected + " 之一",
                     .help = like.empty() ? "" : "是否要写 \"" + like + "\"？"});
    }
  }

  void check_parts_hold_each_table(const JsonValue& where) {
    std::vector<std::string> held;
    for (const PackPart& part : pack_.parts) {
      held.insert(held.end(), part.tables.begin(), part.tables.end());
    }
    for (const std::string& id : table_ids()) {
      const auto times = std::ranges::count(held, id);
      if (times == 1) continue;
      findings_.add(
          {.id = "table-in-document",
           .where = where.member_place("document"),
           .message = "表 \"" + id + "\" 在 document 中出现 " + std::to_string(times) + " 次",
           .expected = "每张表在全文中出现一次",
           .help = "在一个部分的 tables 中列出它，或写 \"tables\": \"all\""});
    }
  }

  std::set<std::string> table_ids() const {
    std::set<std::string> out;
    for (const PackTable& table : pack_.tables) out.insert(table.id);
    return out;
  }

  void check_body(const Pivot& pivot) {
    const std::set<std::string> labels = check_headings(pivot.columns);
    Scopes known = table_scopes_;
    for (const RowLevel& level : pivot.rows) {
      if (level.by.empty() && &level != &pivot.rows.front()) report_late_total(level.where);
      for (GroupKey key : level.by) add_scopes(key, known);
      for (const auto& [label, text] : level.cells) {
        check_fields(text, known);
        if (!labels.contains(label)) unknown("label", label, labels, text.where());
      }
    }
  }

  void check_body(const Balance& balance) {
    for (const BalanceSide& side : balance.sides) {
      check_headings(side.columns);
      check_columns(side, findings_);
      std::set<std::string> ids;
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) ids.insert(line.id);
      }
      ids.erase("");
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) {
          check_line(line, ids);
          check_cycle(line, side);
        }
      }
    }
  }

  // Whether lines of this id are, over sums, parts of themselves.
  static bool is_part_of_itself(const std::string& id, const BalanceSide& side) {
    std::set<std::string> seen;
    std::vector<std::string> open = {id};
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      for (const auto* lines : {&side.lines, &side.closing}) {
        for (const BalanceLine& line : *lines) {
          if (line.id != next) continue;
          if (std::ranges::find(line.sum, id) != line.sum.end()) return true;
          for (const std::string& part : line.sum) {
            if (seen.insert(part).second) open.push_back(part);
          }
        }
      }
    }
    return false;
  }

  void check_cycle(const BalanceLine& line, const BalanceSide& side) {
    if (line.sum.empty() || line.id.empty() || !is_part_of_itself(line.id, side)) return;
    findings_.add({.id = "sum-cycle",
                   .where = line.where_it_stands.place(),
                   .message = "行 \"" + line.id + "\" 由自身相加而得",
                   .expected = "sum 中的行不再（经过其他行）包含这一行",
                   .help = "改正其中一行的 sum 或 id"});
  }

  void check_line(const BalanceLine& line, const std::set<std::string>& ids) {
    check_fields(line.text, table_scopes_);
    check_fields(line.group, table_scopes_);
    if (line.groups) check_groups(*line.groups);
    for (const std::string& id : line.sum) {
      if (!ids.contains(id)) unknown("sum", id, ids, line.where_it_stands);
    }
  }

  void check_groups(const LineGroups& groups) {
    Scopes known = table_scopes_;
    for (const LineLevel& level : groups.levels) {
      add_scopes(level.by, known);
      check_fields(level.text, known);
    }
  }

  void check_body(const Records& records) {
    Scopes known = table_scopes_;
    known.push_back(records.of == RecordList::kProcurementItems ? FieldScope::kProcurementItem
                                                                : FieldScope::kYearRecord);
    check_headings(records.columns, known);
    check_columns(records, findings_);
  }

  void check_body(const Form& form) {
    const TextChecks checks{
        .fields = [this](const FieldText& text, const Scopes& known) { check_fields(text, known); },
        .style = [this](const std::string& name,
                        const JsonValue& where) { check_style(name, where); }};
    validate_form(form, table_scopes_, checks, findings_);
  }

  // Checks a heading tree, whose columns' texts speak of this; the labels of its columns.
  std::set<std::string> check_headings(const std::vector<Heading>& headings,
                                       const Scopes& known = {FieldScope::kIndicator}) {
    std::set<std::string> labels;
    for (const Heading& heading : headings) check_heading(heading, known, labels);
    return labels;
  }

  void check_heading(const Heading& heading, const Scopes& known, std::set<std::string>& labels) {
    if (!heading.style.empty()) check_style(heading.style, heading.where_it_stands);
    check_fields(heading.text, {FieldScope::kDocument});
    check_fields(heading.list_text, known);
    if (!heading.label.empty() && !labels.insert(heading.label).second) {
      findings_.add({.id = "duplicate-label",
                     .where = heading.where_it_stands.member_place("label"),
                     .message = "列标识 \"" + heading.label + "\" 重复",
                     .expected = "同一表中各列的 label 互不相同"});
    }
    for (const Heading& below : heading.below) check_heading(below, known, labels);
  }

  void check_captions(const std::vector<PackCaption>& captions) {
    for (const PackCaption& caption : captions) {
      for (const FieldText* text : {&caption.left, &caption.center, &caption.right}) {
        check_fields(*text, table_scopes_);
      }
    }
  }

  void check_fields(const FieldText& text, const Scopes& known) {
    check_named_fields(text);
    for (FieldScope scope : text.scopes()) {
      if (std::ranges::find(known, scope) != known.end()) continue;
      if (scope == FieldScope::kYearRecord || scope == FieldScope::kProcurementItem) {
        report_record_field(text);
        continue;
      }
      findings_.add(
          {.id = "field-out-of-scope",
           .where = text.where().place(),
           .message = "文字中有在此处没有确定值的字段",
           .expected = "本行分组所确定的字段（如按 function 分组后才能用 {{function.name}}）",
           .help = "在本级或上级行的 by 中加上相应的分组，或改用其他字段"});
    }
  }

  void check_named_fields(const FieldText& text) {
    for (const auto& [field, name] : text.named_fields()) {
      std::set<std::string> known;
      if (field == NamedField::kWord) {
        for (const auto& word : pack_.words) known.insert(word.first);
      } else {
        const auto& texts = field == NamedField::kText ? pack_.texts : pack_.project_texts;
        for (const PackText& each : texts) known.insert(each.name);
      }
      if (known.contains(name)) continue;
      const std::string list = field == NamedField::kWord   ? "words"
                               : field == NamedField::kText ? "texts"
                                                            : "project_texts";
      const std::string like = nearest(name, {known.begin(), known.end()});
      findings_.add(
          {.id = "unknown-template-field",
           .where = text.where().place(),
           .message = "pack.json 的 " + list + " 中没有 \"" + name + "\"",
           .expected = list + " 中的名称",
           .help = like.empty() ? "在 " + list + " 中加上它" : "是否要写 \"" + like + "\"？"});
    }
  }

  void report_record_field(const FieldText& text) {
    findings_.add({.id = "field-out-of-scope",
                   .where = text.where().place(),
                   .message = "文字中有在此处没有确定值的字段",
                   .expected = "{{record.…}} 只用于明细表的列，且是 of 所列的记录有的字段",
                   .help = "改用其他字段，或改写明细表的 of"});
  }

  void check_style(const std::string& name, const JsonValue& where) {
    if (pack_.style(name) != nullptr) return;
    std::set<std::string> names;
    for (const auto& style : pack_.styles) names.insert(style.first);
    unknown("style", name, names, where);
  }

  void unknown(const std::string& what, const std::string& name, const std::set<std::string>& known,
               const JsonValue& where) {
    std::string expected;
    for (const std::string& one : known) expected += (expected.empty() ? "" : "、") + one;
    const std::string like = nearest(name, {known.begin(), known.end()});
    findings_.add({.id = "unknown-" + what,
                   .where = where.member_place(what),
                   .message = "没有名为 \"" + name + "\" 的" +
                              (what == "style"   ? "样式"
                               : what == "label" ? "列（label）"
                               : what == "table" ? "表"
                               : what == "of"    ? "金额（figures）"
                                                 : "行（id）"),
                   .expected = expected + " 之一",
                   .help = like.empty() ? "" : "是否要写 \"" + like + "\"？"});
  }

  void missing(const std::string& field, const JsonValue& where) {
    findings_.add({.id = "missing-field",
                   .where = where.place(),
                   .message = "缺少字段 \"" + field + "\"（继承的模板包中也没有）"});
  }

  // Levels nest: a total below groups would repeat each group's own row.
  void report_late_total(const JsonValue& where) {
    findings_.add({.id = "total-row-not-first",
                   .where = where.place(),
                   .message = "合计行（不写 by 的行）不在最前",
                   .expected = "合计行是 rows 的第一行，其后各级都有 by",
                   .help = "移到 rows 的最前面，或加上 by"});
  }

  // What a group by this key agrees in.
  static void add_scopes(GroupKey key, Scopes& known) {
    using S = FieldScope;
    static const std::map<GroupKey, Scopes> kScopes = {
        {GroupKey::kUnit, {S::kUnit}},
        {GroupKey::kFunctionClass, {S::kFunctionClass}},
        {GroupKey::kFunctionSection, {S::kFunctionClass, S::kFunctionSection}},
        {GroupKey::kFunction, {S::kFunctionClass, S::kFunctionSection, S::kFunction}},
        {GroupKey::kEconomicClass, {S::kEconomicClass}},
        {GroupKey::kEconomic, {S::kEconomicClass, S::kEconomic}},
        {GroupKey::kGovernmentEconomicClass, {S::kGovernmentEconomicClass}},
        {GroupKey::kGovernmentEconomic, {S::kGovernmentEconomicClass, S::kGovernmentEconomic}},
        {GroupKey::kProject, {S::kProject}}};
    const auto scopes = kScopes.find(key);
    if (scopes != kScopes.end()) {
      known.insert(known.end(), scopes->second.begin(), scopes->second.end());
    }
  }

  const Pack& pack_;
  Findings& findings_;
  Scopes table_scopes_ = kTableScopes;  // what fields of the table at hand may speak of
};

}  // namespace

void validate(const Pack& pack, const JsonValue& where, Findings& findings) {
  Validator validator(pack, findings);
  validator.check_pack(where);
  for (const PackTable& table : pack.tables) validator.check_table(table);
}

}  // namespace gongkai
