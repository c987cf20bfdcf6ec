#include "pack/load_pack.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "check/all_checks.h"
#include "pack/asked_facts.h"
#include "pack/bind_names.h"
#include "pack/chapter_files.h"
#include "pack/markdown.h"
#include "pack/pack_file.h"
#include "pack/pack_tree.h"
#include "pack/validate.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// The member meant by an unknown name in pack.json; empty: none, or it is present as well.
std::string member_meant(std::string_view name, const JsonValue& file) {
  static const std::vector<std::string> kMembers =
      pack_schema().property_names({"definitions", "pack"});
  const std::string meant = nearest(name, kMembers);
  return file.find(meant) ? "" : meant;
}

// Notes which members of the pack have faults.
void note_faults(const Findings& faults, const PackTree& tree, PackReading& reading) {
  for (const Finding& fault : faults.all()) {
    const auto file = std::ranges::find(tree.files, fault.where.file,
                                        [](const JsonValue& root) { return root.place().file; });
    const std::string_view pointer = fault.where.pointer;
    if (file == tree.files.end() || pointer.empty()) continue;  // a member that is missing
    const std::string_view name = pointer.substr(1, pointer.find('/', 1) - 1);
    const bool is_misnamed = fault.id == "unknown-field" && name.size() + 1 == pointer.size();
    const std::string member = is_misnamed ? member_meant(name, *file) : std::string(name);
    if (member == "extends") reading.is_whole = false;
    if (!member.empty()) reading.unread.insert(member);
  }
}

// 元 have at most two decimals.
void check_decimals(const NumberFormat& format, const Place& where, Findings& findings) {
  constexpr int kDecimalsOfYuan = 2;
  if (format.unit != MoneyUnit::kYuan || format.decimals <= kDecimalsOfYuan) return;
  findings.add({.id = "yuan-decimals",
                .where = where,
                .message = "金额以元为单位，却有 " + std::to_string(format.decimals) + " 位小数",
                .expected = "以元为单位时最多两位小数",
                .help = "写 \"decimals\": 2，或改用万元"});
}

// Whether a table states its own amount format.
bool states_format(const JsonValue& table, const JsonValue& pack) {
  const auto member = [](const JsonValue& holder, const char* name) {
    const auto amount = holder.find("amount");
    const auto found = amount ? amount->find(name) : std::nullopt;
    return found ? found->written() : JsonValue();
  };
  return std::ranges::any_of(std::vector<const char*>{"unit", "decimals"}, [&](const char* name) {
    const JsonValue stated = member(table, name);
    return stated.exists() && stated != member(pack, name);
  });
}

std::optional<PackTable> read_table(const std::string& id, const TableTree& tree,
                                    const PackTree& pack, const PackReading& reading,
                                    Findings& findings) {
  PackTable table{.id = id, .written = tree.whole};
  if (!table_file_shape().read(tree.whole, table, findings) || !tree.is_good) return std::nullopt;
  if (reading.is_read("amount") && states_format(tree.whole, pack.whole)) {
    check_decimals(table.amount, tree.whole.member_place("amount"), findings);
  }
  return table;
}

void read_text(PackPart& part, ChapterFiles& chapters, Findings& findings) {
  auto text = chapters.text(part.text, part.where.member_place("text"));
  if (!text) return;
  part.prose = Prose::from_pieces(*std::move(text), findings);
  const auto fault = [&](int line, std::string_view what) {
    findings.add(
        {.id = "markdown-unsupported",
         .where = part.prose.line_place(line),
         .message = "不支持" + std::string(what),
         .expected =
             "标题（#）、段落、列表（1. 或 -）、加重（**）、样式段（```样式名）；封面中的 ---",
         .help = "删去，或改写成文字"});
  };
  read_markdown(part.prose.text(), fault);
}

// Reports levels of unknown checks, and of checks whose level cannot be changed because tables
// depend on them.
void check_levels(const JsonValue& file, Findings& findings) {
  const auto levels = file.find("checks");
  if (!levels || levels->kind() != JsonKind::kObject) return;
  std::vector<std::string> known;
  for (const CheckRule& rule : check_rules()) {
    if (rule.purpose != Purpose::kSound) known.emplace_back(rule.id);
  }
  for (const JsonValue& level : levels->children()) {
    const CheckRule* rule = find_rule(level.key());
    if (rule != nullptr && rule->purpose != Purpose::kSound) continue;
    UnknownName advice = unknown_name(level.key(), known, {.listed_in = "templates/README.md"});
    findings.add(
        {.id = rule == nullptr ? "unknown-check" : "fixed-check",
         .where = level.key_place(),
         .message = rule == nullptr
                        ? "没有名为 \"" + std::string(level.key()) + "\" 的检查"
                        : "检查 \"" + std::string(level.key()) + "\" 不能调整：不通过则无法生成表",
         .expected = std::move(advice.expected),
         .help = std::move(advice.help)});
  }
}

// The packs up to the nearest one that does not inherit relations.
std::vector<std::string> relation_chain(const PackTree& tree) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < tree.files.size(); ++i) {
    out.push_back(tree.chain[i]);
    const auto relations = tree.files[i].find("relations");
    if (relations && relations->text() == kOwnRelations) break;
  }
  return out;
}

// The formats of amounts in each chapter, as far as the pack overrides its own.
void check_overrides(const Pack& pack, Findings& findings) {
  const auto check = [&](const FormatOverrides& overrides, const NumberFormat& around,
                         const JsonValue& where) {
    if (!where.find("text_amount")) return;
    check_decimals(overrides.applied_to(around), where.member_place("text_amount"), findings);
  };
  std::vector<NumberFormat> formats = {pack.text_amount};
  for (const PackPart& part : pack.parts) {
    check(part.text_amount, pack.text_amount, part.where);
    if (part.kind == PackPart::Kind::kText) {
      formats.push_back(part.text_amount.applied_to(pack.text_amount));
    }
  }
  for (const NumberFormat& around : formats) {
    for (const PackFigure& each : pack.figures) check(each.text_amount, around, each.where);
    for (const PackItems& each : pack.items) check(each.text_amount, around, each.where);
  }
}

// Checks members that are valid by themselves but not together.
void check_members(const Pack& pack, const PackReading& reading, Findings& findings) {
  const auto check_format = [&](std::string_view member, const NumberFormat& format) {
    if (!reading.is_read(member)) return;
    check_decimals(format, pack.written.member_place(member), findings);
  };
  check_format("amount", pack.amount);
  check_format("text_amount", pack.text_amount);
  check_overrides(pack, findings);
  check_levels(pack.written, findings);
}

void read_tables(PackTree& tree, const ReadFile& read, PackReading& reading, Pack& pack,
                 Findings& findings) {
  reading.tables = {pack.table_ids.begin(), pack.table_ids.end()};
  std::vector<std::string> defaults = {"page", "amount", "percent"};
  std::erase_if(defaults, [&](const std::string& member) { return !reading.is_read(member); });
  TableTrees tables(tree, defaults, read, findings);
  for (const std::string& id : pack.table_ids) {
    const auto found = tables.table(id);
    auto table = found ? read_table(id, *found, tree, reading, findings) : std::nullopt;
    if (table) pack.tables.push_back(std::move(*table));
  }
  if (!pack.table_ids.empty()) return;
  reading.unread.insert("tables");
  findings.add({.id = "missing-field",
                .where = tree.files.front().place(),
                .message = "缺少字段 \"tables\"（继承的模板包中也没有）"});
}

// Reads the chapters; parts with all tables get their names. Without parts the tables are all.
void complete_parts(const PackTree& tree, const ReadFile& read, Pack& pack, Findings& findings) {
  if (pack.parts.empty()) {
    PackPart& all = pack.parts.emplace_back();
    all.kind = PackPart::Kind::kTables;
    all.contents_depth = 0;
    all.tables.emplace_back("all");
  }
  ChapterFiles chapters(tree.chain, read, findings);
  for (PackPart& part : pack.parts) {
    if (part.kind == PackPart::Kind::kText) read_text(part, chapters, findings);
    if (part.tables != std::vector<std::string>{"all"}) continue;
    part.tables.clear();
    for (const PackTable& table : pack.tables) part.tables.push_back(table.id);
  }
  if (pack.tables_title.is_empty()) pack.tables_title = pack.document_title;
  if (pack.tables_file_name.is_empty()) pack.tables_file_name = pack.file_name;
}

// The figure that the chapter speaks of last before a breakdown, in the same paragraph: of which it
// names the parts. Empty: none.
std::string figure_before(const std::string& breakdown, const Pack& pack) {
  for (const PackPart& part : pack.parts) {
    const PackFigure* last = nullptr;
    std::size_t end = 0;
    for (const ProseTag& tag : part.prose.tags()) {
      const std::string_view between =
          std::string_view(part.prose.text()).substr(end, tag.begin - end);
      if (between.find("\n\n") != std::string_view::npos) last = nullptr;
      end = tag.end;
      if (tag.kind != ProseTag::Kind::kVariable) continue;
      if (tag.name == breakdown) return last == nullptr ? std::string() : last->name;
      const auto found = std::ranges::find(pack.figures, tag.name.substr(0, tag.name.find('.')),
                                           &PackFigure::name);
      if (found != pack.figures.end()) last = &*found;
    }
  }
  return {};
}

// Says of each breakdown that does not state its whole of which figure it names the parts. Stays
// empty where there is none.
void complete_breakdowns(Pack& pack) {
  for (Breakdown& breakdown : pack.breakdowns) {
    if (breakdown.of.empty()) breakdown.of = figure_before(breakdown.name, pack);
  }
}

}  // namespace

void report_unknown_pack(const std::string& name, const std::vector<std::string>& known,
                         const Place& where, Findings& findings) {
  UnknownName advice = unknown_name(name, known, {.listed_in = "gongkai packs"});
  if (known.empty())
    advice.expected = "templates/ 中的一个模板包；其中没有任何模板包，检查程序是否安装完整";
  findings.add({.id = "unknown-pack",
                .where = where,
                .message = "没有模板包 \"" + name + "\"",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
}

NumberFormat FormatOverrides::applied_to(NumberFormat around) const {
  around.unit = unit.value_or(around.unit);
  around.decimals = decimals.value_or(around.decimals);
  around.has_separators = has_separators.value_or(around.has_separators);
  around.zero = zero.value_or(around.zero);
  around.is_trimmed = is_trimmed.value_or(around.is_trimmed);
  return around;
}

const PackStyle* Pack::style(std::string_view style_name) const {
  const auto found =
      std::ranges::find(styles, style_name, &std::pair<std::string, PackStyle>::first);
  return found == styles.end() ? nullptr : &found->second;
}

namespace {

std::optional<Pack> load_pack_once(const std::string& name, const std::vector<std::string>& known,
                                   const ReadFile& read, Findings& findings) {
  Findings of_files;
  auto tree = read_pack_tree(name, known, read, of_files);
  Pack pack{.name = name};
  pack.text_amount.zero = ZeroStyle::kDigit;
  PackReading reading;
  if (tree) {
    Findings of_members;
    pack_file_shape().read(tree->whole, pack, of_members);
    reading.is_whole = tree->is_whole;
    note_faults(of_files, *tree, reading);
    note_faults(of_members, *tree, reading);
    findings.add_all(std::move(of_members));
  }
  findings.add_all(std::move(of_files));
  if (!tree) return std::nullopt;
  pack.chain = tree->chain;
  pack.relation_chain = relation_chain(*tree);
  pack.written = tree->whole;
  check_members(pack, reading, findings);
  if (reading.is_read("tables")) read_tables(*tree, read, reading, pack, findings);
  if (reading.is_read("document")) complete_parts(*tree, read, pack, findings);
  pack.sources = tree->trees;
  complete_breakdowns(pack);
  validate(pack, reading, tree->files.front(), findings);
  if (findings.has_errors()) return std::nullopt;
  bind_names(pack);
  ask_for_facts(pack);
  return pack;
}

bool is_same(const Finding& a, const Finding& b) {
  return a.id == b.id && a.message == b.message && a.where.file == b.where.file &&
         a.where.line == b.where.line && a.where.column == b.where.column;
}

}  // namespace

std::optional<Pack> load_pack(const std::string& name, const std::vector<std::string>& known,
                              const ReadFile& read, Findings& findings) {
  Findings found;
  auto pack = load_pack_once(name, known, read, found);
  // A table's file is read for itself and for each table that extends it; its faults are reported
  // once.
  for (auto finding = found.all().begin(); finding != found.all().end(); ++finding) {
    const auto is_known = [&](const Finding& before) { return is_same(before, *finding); };
    if (std::none_of(found.all().begin(), finding, is_known)) findings.add(*finding);
  }
  return pack;
}

Schema pack_schema() { return schema_document(pack_file_shape(), "公开 gongkai 模板包 pack.json"); }
Schema table_schema() { return schema_document(table_file_shape(), "公开 gongkai 模板包的表"); }

}  // namespace gongkai
