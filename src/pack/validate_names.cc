#include "pack/validate_names.h"

#include <algorithm>
#include <utility>

#include "source/name_list.h"

namespace gongkai {
namespace {

Finding out_of_scope(const FieldText& text, FieldScope scope) {
  Finding finding{.id = "field-out-of-scope",
                  .where = text.where().place(),
                  .message = "文字中有在此处没有确定值的字段"};
  if (scope == FieldScope::kRecord) {
    finding.expected = "{{record.…}} 只用于明细表的列和小计行";
    finding.help = "改用其他字段";
  } else {
    finding.expected = "本行分组所确定的字段（如按 function 分组后才能用 {{function.name}}）";
    finding.help = "在本级或上级行的 by 中加上相应的分组，或改用其他字段";
  }
  return finding;
}

}  // namespace

void NameChecks::check_fields(const FieldText& text, const std::vector<FieldScope>& known) const {
  check_named_fields(text);
  for (FieldScope scope : text.scopes()) {
    if (std::ranges::find(known, scope) == known.end()) findings_->add(out_of_scope(text, scope));
  }
}

void NameChecks::check_named_fields(const FieldText& text) const {
  for (const auto& [field, name] : text.named_fields()) {
    if (field == NamedField::kRecord) continue;  // columns of the table's list
    const std::string list = field == NamedField::kWord   ? "words"
                             : field == NamedField::kText ? "texts"
                                                          : "project_texts";
    if (!is_read(list)) continue;
    std::set<std::string> known;
    if (field == NamedField::kWord) {
      for (const auto& word : pack_->words) known.insert(word.first);
    } else {
      const auto& texts = field == NamedField::kText ? pack_->texts : pack_->project_texts;
      for (const PackText& each : texts) known.insert(each.name);
    }
    if (known.contains(name)) continue;
    std::string help = unknown_name(name, {known.begin(), known.end()}).help;
    findings_->add({.id = "unknown-template-field",
                    .where = text.where().place(),
                    .message = "pack.json 的 " + list + " 中没有 \"" + name + "\"",
                    .expected = list + " 中的名称",
                    .help = help.empty() ? "在 " + list + " 中加上它" : std::move(help)});
  }
}

void NameChecks::check_style(const std::string& name, const JsonValue& where) const {
  check_style(name, where.member_place("style"));
}

void NameChecks::check_style(const std::string& name, Place where) const {
  if (!is_read("styles") || pack_->style(name) != nullptr) return;
  std::set<std::string> known;
  for (const auto& style : pack_->styles) known.insert(style.first);
  report_unknown(name, known, "style", "样式", std::move(where));
}

void NameChecks::check_table(const std::string& id, const JsonValue& where) const {
  if (is_read("tables")) check_known(id, reading_->tables, "table", "表", where);
}

void NameChecks::check_condition_texts(const JsonValue& tree) const {
  tree.for_each_child([&](const JsonValue& child) {
    if (child.key() == "where") return check_texts_of(child);
    check_condition_texts(child);
  });
}

void NameChecks::check_texts_of(const JsonValue& conditions) const {
  if (conditions.kind() == JsonKind::kArray) {
    return conditions.for_each_child([&](const JsonValue& each) { check_texts_of(each); });
  }
  if (const auto texts = conditions.find("texts")) {
    std::vector<std::string> names;
    for_each_string(*texts, [&](const JsonValue& name) { names.emplace_back(name.text()); });
    check_texts(names, pack_->project_texts, "project_texts", texts->place());
  }
  if (const auto except = conditions.find("except")) check_texts_of(*except);
}

void NameChecks::check_texts(const std::vector<std::string>& texts,
                             const std::vector<PackText>& known, std::string_view member,
                             const Place& where) const {
  if (!is_read(member)) return;
  std::set<std::string> names;
  for (const PackText& text : known) names.insert(text.name);
  for (const std::string& text : texts) {
    if (!names.contains(text)) {
      report_unknown(text, names, "text", "文字（" + std::string(member) + "）", where);
    }
  }
}

void NameChecks::check_known(const std::string& name, const std::set<std::string>& known,
                             std::string_view member, std::string_view kind,
                             const JsonValue& where) const {
  if (known.contains(name)) return;
  report_unknown(name, known, member, kind, where.member_place(member));
}

void NameChecks::report_unknown(const std::string& name, const std::set<std::string>& known,
                                std::string_view member, std::string_view kind, Place where) const {
  UnknownName advice = unknown_name(name, {known.begin(), known.end()});
  std::string id = "unknown-" + std::string(member);
  std::ranges::replace(id, '_', '-');
  findings_->add({.id = std::move(id),
                  .where = std::move(where),
                  .message = "没有名为 \"" + name + "\" 的" + std::string(kind),
                  .expected = std::move(advice.expected),
                  .help = std::move(advice.help)});
}

}  // namespace gongkai
