#include "pack/validate.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "budget/load.h"
#include "pack/change_words.h"
#include "pack/markdown.h"
#include "pack/narrative_fields.h"
#include "pack/validate_lists.h"
#include "pack/validate_names.h"
#include "pack/validate_table.h"
#include "source/name_list.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

// The names allowed in this member of a budget.
std::set<std::string> budget_names(std::string_view member) {
  static const Schema kSchema = budget_schema();
  const auto names = kSchema.property_names({"definitions", "budget", "properties", member});
  return {names.begin(), names.end()};
}

class PackValidator {
 public:
  PackValidator(const Pack& pack, const PackReading& reading, const NameChecks& names,
                Findings& findings)
      : pack_(pack), reading_(reading), names_(names), findings_(findings) {}

  void check(const JsonValue& where) {
    if (pack_.document_title.is_empty()) missing("document_title", where);
    if (pack_.file_name.is_empty()) missing("file_name", where);
    for (const char* name :
         {"title", "caption", "header", "label", "amount", "text", "note", "page_number"}) {
      names_.check_style(name, where);
    }
    names_.check_fields(pack_.document_title, {FieldScope::kDocument});
    names_.check_fields(pack_.file_name, {FieldScope::kDocument});
    names_.check_fields(pack_.tables_title, {FieldScope::kDocument});
    names_.check_fields(pack_.tables_file_name, {FieldScope::kDocument});
    for (const auto* captions : {&pack_.captions, &pack_.captions_above}) {
      check_captions(*captions, {FieldScope::kDocument, FieldScope::kTable}, names_);
    }
    for (const auto& word : pack_.words) check_word(word.second);
    if (is_read("figures")) {
      for (const PackFigure& figure : pack_.figures) check_figure(figure);
    }
    if (is_read("changes")) {
      for (const ChangeWords& words : pack_.changes) check_words(words);
    }
    if (is_read("breakdowns") && is_read("figures")) {
      for (const Breakdown& breakdown : pack_.breakdowns) check_breakdown(breakdown);
    }
    if (is_read("items") && is_read("figures")) {
      for (const PackItems& items : pack_.items) {
        if (!items.of.empty())
          names_.check_known(items.of, figure_names(), "of", kFigure, items.where);
      }
    }
    if (is_read("lists")) check_lists(pack_, findings_);
    if (is_read("tables")) check_titles();
    check_first_number(pack_.table_numbers, pack_.written.member_place("table_numbers"));
    if (is_read("document")) check_parts(where);
  }

 private:
  bool is_read(std::string_view member) const { return reading_.is_read(member); }

  // Whether all names are known that chapters may use.
  bool knows_names() const {
    return std::ranges::all_of(std::vector<const char*>{"figures", "changes", "breakdowns", "items",
                                                        "lists", "words", "texts", "tables"},
                               [&](const char* member) { return is_read(member); });
  }

  void check_parts(const JsonValue& where) {
    ProseNames names = prose_names(pack_);
    for (const std::string& id : reading_.tables) {
      const bool is_known =
          std::ranges::find(pack_.tables, id, &PackTable::id) != pack_.tables.end();
      if (!is_known) names.names.push_back("tables." + id);
    }
    for (const PackPart& part : pack_.parts) {
      check_part(part);
      if (part.kind == PackPart::Kind::kText && knows_names()) check_chapter(part.prose, names);
    }
    if (is_read("tables")) check_parts_hold_each_table(where);
  }

  void check_chapter(const Prose& prose, const ProseNames& names) {
    check_names(prose, names, findings_);
    for (const ProseTag& tag : prose.tags()) check_comparison(tag, prose);
  }

  std::set<std::string> figure_names() const {
    std::set<std::string> out;
    for (const PackFigure& figure : pack_.figures) out.insert(figure.name);
    return out;
  }

  void check_breakdown(const Breakdown& breakdown) {
    const std::set<std::string> figures = figure_names();
    for (const auto& [words, figure] : breakdown.items) {
      names_.check_known(figure, figures, "of", kFigure, breakdown.where);
    }
    if (!breakdown.of.empty()) {
      names_.check_known(breakdown.of, figures, "of", kFigure, breakdown.where);
    }
  }

  // Titles of inherited packs may name tables that this one leaves out.
  void check_titles() {
    const std::string own = pack_.sources.front()->root().place().file;
    for (const auto& [table, title] : pack_.titles) {
      names_.check_fields(title, {FieldScope::kDocument, FieldScope::kUnit, FieldScope::kProject});
    }
    for (const char* member : {"titles", "numbers"}) {
      const auto named = pack_.written.find(member);
      if (!named || !is_read(member)) continue;
      for (const JsonValue& each : named->children()) {
        if (each.key_place().file == own) check_is_table(each);
      }
    }
  }

  void check_is_table(const JsonValue& named) {
    const std::string table(named.key());
    if (reading_.tables.contains(table)) return;
    UnknownName advice = unknown_name(table, {reading_.tables.begin(), reading_.tables.end()});
    findings_.add({.id = "unknown-table",
                   .where = named.key_place(),
                   .message = "没有名为 \"" + table + "\" 的表",
                   .expected = std::move(advice.expected),
                   .help = std::move(advice.help)});
  }

  // Reports a first number that cannot count on.
  void check_first_number(const std::string& number, Place where) {
    if (number.empty() || can_count_on(number) ||
        number.find(kNumberOfTable) != std::string::npos) {
      return;
    }
    findings_.add({.id = "number-without-one",
                   .where = std::move(where),
                   .message = "“" + number + "”中没有可以递增的“一”或 1",
                   .expected = "第一个编号，如“一、”“（一）”“表1-1”“预算01表”"});
  }

  // Words may contain fields of the document, but not other words.
  void check_word(const FieldText& word) {
    names_.check_fields(word, {FieldScope::kDocument});
    for (const auto& [field, name] : word.named_fields()) {
      if (field != NamedField::kWord) continue;
      findings_.add({.id = "word-in-word",
                     .where = word.where().place(),
                     .message = "词语中又用词语 {{words." + name + "}}",
                     .expected = "文字，和 {{department.name}} 等字段"});
    }
  }

  void check_figure(const PackFigure& figure) {
    if (!figure.of.empty()) {
      names_.check_known(figure.of, figure_names(), "of", kFigure, figure.where);
    }
    if (!figure.last_year.empty()) {
      names_.check_known(figure.last_year, budget_names("last_year"), "last_year",
                         "上年数（预算的 last_year）", figure.where);
    }
    if (!figure.reason.empty()) {
      names_.check_known(figure.reason, budget_names("reasons"), "reason", "原因（预算的 reasons）",
                         figure.where);
    }
    const auto* records = std::get_if<RecordQuery>(&figure.source);
    if (records != nullptr && is_read("lists")) {
      check_sum(*records, figure.where, pack_, findings_);
    }
    const auto* cell = std::get_if<CellQuery>(&figure.source);
    if (cell != nullptr && used_figures(pack_).contains(figure.name)) {
      names_.check_table(cell->table, figure.where.find("cell").value_or(figure.where));
    }
  }

  void check_words(const ChangeWords& words) {
    for (const Change kind : {Change::kHigher, Change::kLower, Change::kEqual, Change::kAdded,
                              Change::kEnded, Change::kUnknown}) {
      const Prose* prose = words_for(kind, words);
      if (prose != nullptr) check_names(*prose, change_names(words, kind), findings_);
    }
  }

  const PackFigure* find_figure(std::string_view name) const {
    const auto found = std::ranges::find(pack_.figures, name, &PackFigure::name);
    return found == pack_.figures.end() ? nullptr : &*found;
  }

  static bool has_last_year(const PackFigure& figure) {
    return !figure.last_year.empty() || figure.compare ||
           std::holds_alternative<ThreePublicQuery>(figure.source);
  }

  // Reports words of a change for a figure whose last year's amount is never known.
  void check_comparison(const ProseTag& tag, const Prose& prose) {
    const std::size_t dot = tag.name.rfind('.');
    if (tag.kind == ProseTag::Kind::kEnd || dot == std::string::npos) return;
    const PackFigure* figure = find_figure(std::string_view(tag.name).substr(0, dot));
    const auto words =
        std::ranges::find(pack_.changes, tag.name.substr(dot + 1), &ChangeWords::name);
    if (figure == nullptr || words == pack_.changes.end()) return;
    if (words->compares_shares && figure->of.empty()) {
      report_comparison(tag, prose, "没有写明占比的对象（of）", "of 所列的金额的占比");
      return;
    }
    std::vector<const PackFigure*> compared = {figure};
    if (words->compares_shares) compared.push_back(find_figure(figure->of));
    for (const PackFigure* each : compared) {
      if (each == nullptr || has_last_year(*each)) continue;  // an unknown `of` is reported above
      report_comparison(tag, prose, "\"" + each->name + "\" 没有上年数（last_year）",
                        "figures 中有 last_year，或取自 three_public 的金额");
    }
  }

  void report_comparison(const ProseTag& tag, const Prose& prose, const std::string& why,
                         const std::string& expected) {
    findings_.add({.id = "figure-without-last-year",
                   .where = prose.place(tag.begin, tag.end),
                   .message = "不能用 {{" + tag.name + "}} 与上年比较：" + why,
                   .expected = expected});
  }

  void check_part(const PackPart& part) {
    if (part.kind == PackPart::Kind::kText) {
      const std::vector<const char*> styles =
          part.is_cover ? std::vector<const char*>{"cover_title", "cover_text"}
                        : std::vector<const char*>{"heading_1", "heading_2", "heading_3",
                                                   "heading_4", "body"};
      for (const char* style : styles) names_.check_style(style, part.where);
      check_fences(part.prose);
    }
    if (part.kind == PackPart::Kind::kContents) {
      for (const char* style : {"contents_title", "contents_1", "contents_2"}) {
        names_.check_style(style, part.where);
      }
    }
    for (const std::string& id : part.tables) names_.check_table(id, part.where);
    names_.check_fields(part.contents_heading, {FieldScope::kDocument});
    names_.check_texts(part.if_texts, pack_.texts, "texts", part.where.member_place("if_texts"));
    check_first_number(part.contents_number, part.where.member_place("contents_number"));
  }

  // Checks the styles named by fenced paragraphs of a chapter.
  void check_fences(const Prose& prose) {
    for (const MarkdownBlock& block : read_markdown(prose.text(), [](int, std::string_view) {})) {
      if (!block.style.empty()) names_.check_style(block.style, prose.line_place(block.line));
    }
  }

  void check_parts_hold_each_table(const JsonValue& where) {
    std::vector<std::string> held;
    for (const PackPart& part : pack_.parts) {
      held.insert(held.end(), part.tables.begin(), part.tables.end());
    }
    for (const PackTable& table : pack_.tables) {
      const auto times = std::ranges::count(held, table.id);
      if (times == 1) continue;
      findings_.add(
          {.id = "table-in-document",
           .where = where.member_place("document"),
           .message = "表 \"" + table.id + "\" 在 document 中出现 " + std::to_string(times) + " 次",
           .expected = "每张表在全文中出现一次",
           .help = "在一个部分的 tables 中列出它，或写 \"tables\": \"all\""});
    }
  }

  void missing(const std::string& field, const JsonValue& where) {
    if (!is_read(field)) return;
    findings_.add({.id = "missing-field",
                   .where = where.place(),
                   .message = "缺少字段 \"" + field + "\"（继承的模板包中也没有）"});
  }

  static constexpr std::string_view kFigure = "金额（figures）";

  const Pack& pack_;
  const PackReading& reading_;
  const NameChecks& names_;
  Findings& findings_;
};

}  // namespace

void validate(const Pack& pack, const PackReading& reading, const JsonValue& where,
              Findings& findings) {
  const NameChecks names(pack, reading, findings);
  PackValidator(pack, reading, names, findings).check(where);
  for (const PackTable& table : pack.tables) validate_table(table, pack, names, findings);
  names.check_condition_texts(pack.written);
}

std::set<std::string> used_figures(const Pack& pack) {
  std::set<std::string> names;
  for (const PackPart& part : pack.parts) {
    for (const ProseTag& tag : part.prose.tags()) {
      names.insert(tag.name.substr(0, tag.name.find('.')));
    }
  }
  for (const Breakdown& breakdown : pack.breakdowns) {
    if (!names.contains(breakdown.name)) continue;
    for (const auto& [words, figure] : breakdown.items) names.insert(figure);
    names.insert(breakdown.of);
  }
  for (const PackItems& items : pack.items) names.insert(items.of);
  for (const PackFigure& figure : pack.figures) {
    if (names.contains(figure.name)) names.insert(figure.of);
  }
  return names;
}

}  // namespace gongkai
