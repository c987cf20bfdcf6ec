#include "template/load_pack.h"

#include <algorithm>
#include <utility>

#include "check/all_checks.h"
#include "source/file_name.h"
#include "source/format_number.h"
#include "source/name_list.h"
#include "template/asked_facts.h"
#include "template/breakdowns.h"
#include "template/change_columns.h"
#include "template/markdown.h"
#include "template/pack_file.h"
#include "template/validate.h"

namespace gongkai {
namespace {

// A pack and those it extends, nearest first.
struct Chain {
  std::vector<std::string> names;
  std::vector<PackFile> files;
  std::vector<std::shared_ptr<const JsonTree>> trees;
  PackReading reading;
};

// The member that was meant by a name that pack.json does not have; empty: none, or it is there
// too.
std::string member_meant(std::string_view name, const JsonValue& file) {
  static const std::vector<std::string> kMembers =
      pack_schema().property_names({"definitions", "pack"});
  const std::string meant = nearest(name, kMembers);
  return file.find(meant) ? "" : meant;
}

// Notes which members of a pack.json have faults.
void note_faults(const Findings& faults, const JsonValue& file, PackReading& reading) {
  for (const Finding& fault : faults.all()) {
    const std::string_view pointer = fault.where.pointer;
    if (pointer.empty()) continue;  // a member that is missing
    const std::string_view name = pointer.substr(1, pointer.find('/', 1) - 1);
    const bool is_misnamed = fault.id == "unknown-field" && name.size() + 1 == pointer.size();
    const std::string member = is_misnamed ? member_meant(name, file) : std::string(name);
    if (member == "extends") reading.is_whole = false;
    if (!member.empty()) reading.unread.insert(member);
  }
}

// The tree of a pack.json, read into `file`. Faults do not end the reading: those of the tables are
// wanted too. Null if there is no object to read.
std::shared_ptr<const JsonTree> read_pack_file(SourceText source, PackFile& file,
                                               PackReading& reading, Findings& findings) {
  Findings faults;
  auto tree = parse_json(std::move(source), faults);
  if (tree) {
    pack_file_shape().read(tree->root(), file, faults);
    file.where = tree->root();
    note_faults(faults, file.where, reading);
  }
  findings.add_all(std::move(faults));
  return tree && tree->root().kind() == JsonKind::kObject ? tree : nullptr;
}

std::optional<Chain> read_chain(const std::string& name, const std::vector<std::string>& known,
                                const ReadFile& read, Findings& findings) {
  Chain chain;
  std::string next = name;
  Place where;
  while (!next.empty()) {
    if (std::ranges::find(chain.names, next) != chain.names.end()) {
      std::string path;
      for (const std::string& passed : chain.names) path += passed + " → ";
      findings.add({.id = "pack-cycle",
                    .where = where,
                    .message = "模板包循环继承：" + path + next,
                    .expected = "继承关系最终到一个没有 extends 的模板包",
                    .help = "改正其中一个 pack.json 的 extends"});
      return std::nullopt;
    }
    const bool is_known = std::ranges::find(known, next) != known.end();
    const int errors_before = findings.count(Severity::kError);
    auto source = is_known ? read(next + "/pack.json", findings) : std::nullopt;
    if (findings.count(Severity::kError) > errors_before) return std::nullopt;
    if (!source) {
      report_unknown_pack(next, known, where, findings);
      return std::nullopt;
    }
    chain.names.push_back(next);
    PackFile& file = chain.files.emplace_back();
    auto tree = read_pack_file(std::move(*source), file, chain.reading, findings);
    if (!tree || !check_format(tree->root(), kPackFormat, findings)) return std::nullopt;
    next = file.extends;
    if (const auto extends = tree->root().find("extends")) where = extends->place();
    chain.trees.push_back(std::move(tree));
  }
  return chain;
}

void apply(const PageFile& file, PageFormat& page) {
  if (file.is_landscape && *file.is_landscape != (page.width > page.height)) {
    std::swap(page.width, page.height);
  }
  page.top = file.top.value_or(page.top);
  page.bottom = file.bottom.value_or(page.bottom);
  page.left = file.left.value_or(page.left);
  page.right = file.right.value_or(page.right);
}

void apply(const AmountFile& file, NumberFormat& format) {
  format.unit = file.unit.value_or(format.unit);
  format.decimals = file.decimals.value_or(format.decimals);
  format.has_separators = file.has_separators.value_or(format.has_separators);
  format.zero = file.zero.value_or(format.zero);
  format.is_trimmed = file.is_trimmed.value_or(format.is_trimmed);
}

// Yuan have no more decimals than 分 are.
void check_decimals(const NumberFormat& format, const Place& where, Findings& findings) {
  constexpr int kDecimalsOfYuan = 2;
  if (format.unit != MoneyUnit::kYuan || format.decimals <= kDecimalsOfYuan) return;
  findings.add({.id = "yuan-decimals",
                .where = where,
                .message = "金额以元为单位，却有 " + std::to_string(format.decimals) + " 位小数",
                .expected = "以元为单位时最多两位小数",
                .help = "写 \"decimals\": 2，或改用万元"});
}

// The nearest member of this name in the packs' own files.
Place nearest_place(const Chain& chain, std::string_view member) {
  for (const PackFile& file : chain.files) {
    if (const auto found = file.where.find(member)) return found->place();
  }
  return chain.files.front().where.place();
}

// What tables take from their pack.
struct Defaults {
  PageFormat page;
  NumberFormat amount;
  std::vector<std::string> tables;
};

// What is named replaces what was inherited under that name; the rest is added.
template <class T>
void merge(std::vector<std::pair<std::string, T>>& named, std::vector<T>& all) {
  for (auto& [name, made] : named) {
    made.name = name;
    const auto same = std::ranges::find(all, name, &T::name);
    if (same == all.end()) {
      all.push_back(std::move(made));
    } else {
      *same = std::move(made);
    }
  }
}

void merge_texts(const std::vector<std::pair<std::string, PackTextFile>>& file,
                 std::vector<PackText>& all) {
  std::vector<std::pair<std::string, PackText>> texts;
  for (const auto& [name, text] : file) {
    texts.emplace_back(name, PackText{.title = text.title, .is_required = text.is_required});
  }
  merge(texts, all);
}

void apply_document(PackFile& file, Pack& pack) {
  if (!file.tables_title.is_empty()) pack.tables_title = file.tables_title;
  if (!file.tables_file_name.is_empty()) pack.tables_file_name = file.tables_file_name;
  apply(file.text_page, pack.text_page);
  apply(file.text_amount, pack.text_amount);
  if (file.heading_numbers) pack.heading_numbers = *file.heading_numbers;
  merge(file.figures, pack.figures);
  merge(file.changes, pack.changes);
  merge(file.breakdowns, pack.breakdowns);
  merge_texts(file.texts, pack.texts);
  merge_texts(file.project_texts, pack.project_texts);
  for (auto& [name, word] : file.words) {
    const auto same = std::ranges::find(pack.words, name, &PackWords::value_type::first);
    if (same == pack.words.end()) {
      pack.words.emplace_back(name, word);
    } else {
      same->second = word;
    }
  }
  for (auto& level : file.checks) pack.checks.levels.push_back(std::move(level));
  for (auto& word : file.secret_words) pack.checks.secret_words.push_back(std::move(word));
  pack.is_for_one_unit = file.is_for_one_unit.value_or(pack.is_for_one_unit);
  if (file.parts) pack.parts = std::move(*file.parts);
}

void apply(PackFile& file, Pack& pack, Defaults& defaults) {
  pack.title = file.title;
  if (!file.document_title.is_empty()) pack.document_title = file.document_title;
  if (!file.file_name.is_empty()) pack.file_name = file.file_name;
  for (auto& [name, style] : file.styles) {
    const auto same =
        std::ranges::find(pack.styles, name, &std::pair<std::string, PackStyle>::first);
    if (same == pack.styles.end()) {
      pack.styles.emplace_back(name, style);
    } else {
      same->second = style;
    }
  }
  apply(file.page, defaults.page);
  apply(file.amount, defaults.amount);
  if (file.page_number) {
    pack.page_number_before = file.page_number->before;
    pack.page_number_after = file.page_number->after;
    pack.has_page_number = file.page_number->is_shown;
    pack.page_number_place = file.page_number->place;
  }
  pack.rounding = file.rounding.value_or(pack.rounding);
  pack.rounding_note = file.rounding_note.value_or(pack.rounding_note);
  pack.continued_mark = file.continued_mark.value_or(pack.continued_mark);
  if (file.captions) pack.captions = *file.captions;
  if (file.captions_above) pack.captions_above = *file.captions_above;
  if (file.tables) defaults.tables = *file.tables;
  apply_document(file, pack);
}

std::variant<Pivot, Balance, Records, Form> body_of(TableFile& file) {
  if (file.kind == "pivot") {
    return Pivot{file.facts, std::move(file.where), std::move(file.columns), std::move(file.levels),
                 std::move(file.column_numbers)};
  }
  if (file.kind == "balance") return Balance{std::move(file.sides), file.is_partial};
  if (file.kind == "records") return Records{file.records, std::move(file.columns)};
  return Form{std::move(file.widths), std::move(file.form_rows)};
}

// Whether a file of a pack's folder can have this name; paths would lead out of it.
bool check_file_name(const std::string& name, const Place& where, Findings& findings) {
  if (is_file_name(name)) return true;
  findings.add({.id = "pack-file-name",
                .where = where,
                .message = "\"" + name + "\" 不能作模板包中的文件名",
                .expected = "文件名，不含 / 和 \\，不以点开头",
                .help = "把文件放进模板包的目录；共用别的模板包的文件用 extends"});
  return false;
}

// Reads tables of a pack and of those that it extends.
class TableReader {
 public:
  TableReader(const Chain& chain, const Defaults& defaults, const ReadFile& read, Pack& pack,
              Findings& findings)
      : chain_(chain), defaults_(defaults), read_(read), pack_(pack), findings_(findings) {}

  std::optional<PackTable> table(const std::string& id) {
    TableFile file;
    if (!read_file(id, 0, {}, file)) return std::nullopt;
    PackTable table{.id = id,
                    .name = file.name,
                    .contents_name = file.contents_name,
                    .number = file.number,
                    .each = file.each,
                    .has_number_once = file.has_number_once,
                    .names = file.names,
                    .title = file.title,
                    .captions = file.captions,
                    .captions_above = file.captions_above,
                    .page = defaults_.page,
                    .is_on_same_page = file.is_on_same_page,
                    .amount = defaults_.amount,
                    .notes = file.notes,
                    .body = body_of(file)};
    apply(file.page, table.page);
    apply(file.amount, table.amount);
    const bool states_amount = file.amount.unit || file.amount.decimals;
    if (states_amount && chain_.reading.is_read("amount")) {
      check_decimals(table.amount, file.where_it_stands.member_place("amount"), findings_);
    }
    return table;
  }

 private:
  // The table's file in the packs from `first` on, nearest first, with what it extends.
  bool read_file(const std::string& id, std::size_t first, const Place& asked_by, TableFile& file) {
    const bool is_listed = asked_by.file.empty();
    const Place where = is_listed ? chain_.files.front().where.member_place("tables") : asked_by;
    if (!check_file_name(id, where, findings_)) return false;
    for (std::size_t at = first; at < chain_.names.size(); ++at) {
      const int errors_before = findings_.count(Severity::kError);
      auto source = read_(chain_.names[at] + "/tables/" + id + ".json", findings_);
      if (findings_.count(Severity::kError) > errors_before) return false;
      if (!source) continue;
      const auto tree = parse_json(std::move(*source), findings_);
      if (!tree) return false;
      pack_.sources.push_back(tree);
      const auto extends = tree->root().find("extends");
      if (!extends) return table_file_shape().read(tree->root(), file, findings_);
      return read_changes(id, at, *extends, tree->root(), file);
    }
    report_missing(id, first, asked_by);
    return false;
  }

  bool read_changes(const std::string& id, std::size_t at, const JsonValue& extends,
                    const JsonValue& changes, TableFile& file) {
    const std::string base(extends.text());
    if (std::ranges::count(open_, id) > 1) {
      findings_.add({.id = "table-cycle",
                     .where = extends.place(),
                     .message = "表 \"" + id + "\" 循环继承",
                     .expected = "extends 最终到一张写全的表",
                     .help = "改正其中一张表的 extends"});
      return false;
    }
    open_.push_back(id);
    // A table of the same name is that of the packs that this one extends.
    const bool is_good = read_file(base, base == id ? at + 1 : 0, extends.place(), file);
    open_.pop_back();
    if (!is_good) return false;
    file.column_changes.clear();
    file.columns_after.clear();
    const bool is_read = table_change_shape(file.kind).read(changes, file, findings_);
    return change_columns(file, findings_) && is_read;
  }

  void report_missing(const std::string& id, std::size_t first, const Place& asked_by) const {
    if (first > 0) {
      findings_.add({.id = "missing-table-file",
                     .where = asked_by,
                     .message = "继承的模板包中没有表 \"" + id + "\"",
                     .expected = "别的表的名称；与本表同名时，是继承的模板包中的那一张"});
      return;
    }
    findings_.add({.id = "missing-table-file",
                   .where = !asked_by.file.empty() ? asked_by : chain_.files.front().where.place(),
                   .message = "没有表 \"" + id + "\" 的文件",
                   .expected = chain_.names.front() + "/tables/" + id + ".json",
                   .help = "新建该文件，或从 tables 中删去"});
  }

  const Chain& chain_;
  const Defaults& defaults_;
  const ReadFile& read_;
  Pack& pack_;
  Findings& findings_;
  std::vector<std::string> open_;  // tables whose bases are being read
};

// The text's file in the pack or the nearest that it extends.
void read_text(PackPart& part, const Chain& chain, const ReadFile& read, Findings& findings) {
  if (!check_file_name(part.text, part.where.member_place("text"), findings)) return;
  for (const std::string& name : chain.names) {
    const int errors_before = findings.count(Severity::kError);
    auto source = read(name + "/text/" + part.text + ".md", findings);
    if (findings.count(Severity::kError) > errors_before) return;
    if (!source) continue;
    part.prose = Prose::from_file(std::move(*source), findings);
    const auto fault = [&](int line, std::string_view what) {
      findings.add(
          {.id = "markdown-unsupported",
           .where = part.prose.line_place(line),
           .message = "不能印出" + std::string(what),
           .expected =
               "标题（#）、段落、列表（1. 或 -）、加重（**）、样式段（```样式名）；封面中的 ---",
           .help = "删去，或改写成文字"});
    };
    read_markdown(part.prose.text(), fault);
    return;
  }
  findings.add({.id = "missing-text-file",
                .where = part.where.member_place("text"),
                .message = "没有文字 \"" + part.text + "\" 的文件",
                .expected = chain.names.front() + "/text/" + part.text + ".md",
                .help = "新建该文件，或从 document 中删去这一部分"});
}

// Reports levels of checks that there are not, or that decide whether tables can be made at all.
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
    findings.add({.id = rule == nullptr ? "unknown-check" : "fixed-check",
                  .where = level.key_place(),
                  .message = rule == nullptr ? "没有检查 \"" + std::string(level.key()) + "\""
                                             : "检查 \"" + std::string(level.key()) +
                                                   "\" 不能改：不通过就做不出表",
                  .expected = std::move(advice.expected),
                  .help = std::move(advice.help)});
  }
}

void read_tables(Chain& chain, const Defaults& defaults, const ReadFile& read, Pack& pack,
                 Findings& findings) {
  chain.reading.tables = {defaults.tables.begin(), defaults.tables.end()};
  TableReader tables(chain, defaults, read, pack, findings);
  for (const std::string& id : defaults.tables) {
    if (auto table = tables.table(id)) pack.tables.push_back(std::move(*table));
  }
  if (!defaults.tables.empty()) return;
  chain.reading.unread.insert("tables");
  findings.add({.id = "missing-field",
                .where = chain.files.front().where.place(),
                .message = "缺少字段 \"tables\"（继承的模板包中也没有）"});
}

// Reads the chapters; parts with all tables get their names. Without parts the tables are all.
void complete_parts(const Chain& chain, const ReadFile& read, Pack& pack, Findings& findings) {
  if (pack.parts.empty()) {
    PackPart& all = pack.parts.emplace_back();
    all.kind = PackPart::Kind::kTables;
    all.contents_depth = 0;
    all.tables.emplace_back("all");
  }
  for (PackPart& part : pack.parts) {
    if (part.kind == PackPart::Kind::kText) read_text(part, chain, read, findings);
    if (part.tables != std::vector<std::string>{"all"}) continue;
    part.tables.clear();
    for (const PackTable& table : pack.tables) part.tables.push_back(table.id);
  }
  if (pack.tables_title.is_empty()) pack.tables_title = pack.document_title;
  if (pack.tables_file_name.is_empty()) pack.tables_file_name = pack.file_name;
}

}  // namespace

void report_unknown_pack(const std::string& name, const std::vector<std::string>& known,
                         const Place& where, Findings& findings) {
  UnknownName advice = unknown_name(name, known, {.listed_in = "gongkai packs"});
  if (known.empty())
    advice.expected = "templates/ 中的一个模板包；那里一个也没有，检查程序是否装全";
  findings.add({.id = "unknown-pack",
                .where = where,
                .message = "没有模板包 \"" + name + "\"",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
}

const PackStyle* Pack::style(std::string_view style_name) const {
  const auto found =
      std::ranges::find(styles, style_name, &std::pair<std::string, PackStyle>::first);
  return found == styles.end() ? nullptr : &found->second;
}

namespace {

std::optional<Pack> load_pack_once(const std::string& name, const std::vector<std::string>& known,
                                   const ReadFile& read, Findings& findings) {
  auto chain = read_chain(name, known, read, findings);
  if (!chain) return std::nullopt;
  Pack pack{.name = name, .chain = chain->names};
  pack.text_amount.zero = ZeroStyle::kDigit;
  Defaults defaults;
  for (auto file = chain->files.rbegin(); file != chain->files.rend(); ++file) {
    apply(*file, pack, defaults);
  }
  pack.sources = chain->trees;
  const PackReading& reading = chain->reading;
  if (reading.is_read("amount")) {
    check_decimals(defaults.amount, nearest_place(*chain, "amount"), findings);
  }
  if (reading.is_read("text_amount")) {
    check_decimals(pack.text_amount, nearest_place(*chain, "text_amount"), findings);
  }
  for (const PackFile& file : chain->files) check_levels(file.where, findings);
  if (reading.is_read("tables")) read_tables(*chain, defaults, read, pack, findings);
  if (reading.is_read("document")) complete_parts(*chain, read, pack, findings);
  complete_breakdowns(pack);
  validate(pack, reading, chain->files.front().where, findings);
  if (findings.has_errors()) return std::nullopt;
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
  // A table's file is read for itself and for each that extends it: its faults are told once.
  for (auto finding = found.all().begin(); finding != found.all().end(); ++finding) {
    const auto is_known = [&](const Finding& before) { return is_same(before, *finding); };
    if (std::none_of(found.all().begin(), finding, is_known)) findings.add(*finding);
  }
  return pack;
}

Schema pack_schema() { return schema_document(pack_file_shape(), "公开 gongkai 模板包 pack.json"); }
Schema table_schema() { return schema_document(table_file_shape(), "公开 gongkai 模板包的表"); }

}  // namespace gongkai
