#include "pipeline/expand.h"

#include <algorithm>
#include <string>

#include "chapters/expand_parts.h"
#include "chapters/stated_texts.h"
#include "pack/narrative_fields.h"
#include "source/file_name.h"
#include "source/name_list.h"
#include "tables/expansion.h"
#include "tables/form_choice.h"
#include "tables/records_of.h"
#include "tables/restate.h"
#include "tables/rounding.h"
#include "tables/sample_tables.h"

namespace gongkai {
namespace {

std::vector<std::string> notes_of(const TableSource& source, bool has_amounts) {
  std::vector<std::string> out;
  for (const PackNote& note : source.table.notes) {
    const bool applies =
        note.when == NoteWhen::kAlways || (note.when == NoteWhen::kNotEmpty) == has_amounts;
    if (applies) out.push_back(note.text.render(source.fields));
  }
  for (const auto& [id, lines] : source.fields.checked->budget().notes) {
    if (id == source.table.id) out.insert(out.end(), lines.begin(), lines.end());
  }
  return out;
}

using Captions = std::vector<PackCaption>;

std::vector<CaptionLine> captions_of(const std::optional<Captions>& own, const Captions& pack,
                                     const TableSource& source) {
  std::vector<CaptionLine> out;
  for (const PackCaption& caption : own.value_or(pack)) {
    CaptionLine line{.left = caption.left.render(source.fields),
                     .center = caption.center.render(source.fields),
                     .right = caption.right.render(source.fields)};
    if (!line.left.empty() || !line.center.empty() || !line.right.empty()) {
      out.push_back(std::move(line));
    }
  }
  return out;
}

Table make_table(const Pack& pack, const TableSource& source, Body body, StyleSheet& styles) {
  return {.id = source.table.id,
          .number = std::string(source.fields.table_number),
          .name = source.name(),
          .title = source.table.title.render(source.fields),
          .captions_above = captions_of(source.table.captions_above, pack.captions_above, source),
          .captions = captions_of(source.table.captions, pack.captions, source),
          .columns = std::move(body.columns),
          .header_rows = body.header_rows,
          .row_height = source.table.row_height,
          .grid = std::move(body.grid),
          .notes = notes_of(source, body.has_amounts),
          .page = source.table.page,
          .follows_on_page = source.table.is_on_same_page,
          .title_style = styles.index("title"),
          .caption_style = styles.index("caption"),
          .note_style = styles.index("note")};
}

// What Windows and Unix refuse in names of files, and blanks at the ends.
std::string safe_file_name(std::string name) {
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
        std::string_view("<>:\"/\\|?*").find(c) != std::string_view::npos) {
      c = '_';
    }
  }
  const std::size_t begin = name.find_first_not_of(" .");
  if (begin == std::string::npos) return "_";
  return name.substr(begin, name.find_last_not_of(" .") - begin + 1);
}

// Members of the budget's `field` that name none of these tables.
void report_stray_tables(const Pack& pack, const Budget& budget, std::string_view field,
                         const std::vector<std::string>& ids, Findings& findings) {
  const auto named = budget.source->root().find(field);
  if (!named) return;
  for (const JsonValue& one : named->children()) {
    if (std::ranges::find(ids, one.key()) != ids.end()) continue;
    UnknownName advice = unknown_name(one.key(), ids);
    findings.add({.id = "unknown-table",
                  .where = one.key_place(),
                  .message = "模板包 " + pack.name + " 没有表 \"" + std::string(one.key()) + "\"",
                  .expected = std::move(advice.expected),
                  .help = std::move(advice.help)});
  }
}

template <class Tables>
std::vector<std::string> ids_of(const Tables& tables) {
  std::vector<std::string> out;
  out.reserve(tables.size());
  for (const auto& table : tables) out.push_back(table.id);
  return out;
}

// Whether `name` is the table's id or its first parts.
bool is_called(const std::string& id, std::string_view name) {
  return id == name || (id.starts_with(name) && id.size() > name.size() && id[name.size()] == '-');
}

// Positions of the first and the last table that are called so; -1: none.
std::pair<std::ptrdiff_t, std::ptrdiff_t> find_tables(std::string_view name,
                                                      const std::vector<std::string>& ids) {
  std::pair<std::ptrdiff_t, std::ptrdiff_t> out = {-1, -1};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!is_called(ids[i], name)) continue;
    out.second = static_cast<std::ptrdiff_t>(i);
    if (out.first < 0) out.first = out.second;
  }
  return out;
}

// Leaves room for marks and endings: "_草稿.data.12-some-table.csv".
constexpr std::size_t kMostBytesOfName = kLongestFileName - 75;

Naming naming(const FieldText& title, const FieldText& file_name, const FieldContext& fields) {
  return {title.render(fields),
          fitting_file_name(safe_file_name(file_name.render(fields)), kMostBytesOfName)};
}

bool is_wanted(const Project& project, const PackTable& table) {
  if (!table.if_texts.empty() && !states_one_of(project, table.if_texts)) return false;
  switch (table.each_for) {
    case EachFor::kAll:
      return true;
    case EachFor::kWithGoals:
      return has_goals(project);
    case EachFor::kKey:
      return project.is_key;
  }
  return true;
}

/// Makes the tables of a pack, those for each unit or project one after another.
class TableMaker {
 public:
  TableMaker(const Pack& pack, const Checked& checked, const FactLists& facts, StyleSheet& styles,
             Findings& findings)
      : pack_(pack), checked_(checked), facts_(facts), styles_(styles), findings_(findings) {}

  /// From here on also says where the amounts come from.
  void keep_sources(std::vector<AmountSource>& sources) { sources_ = &sources; }

  /// From here on takes the tables as the budget states them, without facts.
  void use_samples(SampleTables& samples) { samples_ = &samples; }

  std::vector<Table> make() {
    for (const PackTable& table : pack_.tables) add(table);
    if (samples_ != nullptr) samples_->finish(out_, findings_);
    return std::move(out_);
  }

 private:
  void add(const PackTable& table) {
    FieldContext fields{.checked = &checked_,
                        .words = &pack_.words,
                        .names = &table.names,
                        .table_number = table.number,
                        .money_unit = name(table.amount.unit)};
    const std::size_t first = out_.size();
    const auto add_one = [&](const FactLists& facts) {
      if (table.has_number_once && out_.size() > first) fields.table_number = {};
      const std::string table_name = common_name(table).render(fields);
      fields.table_name = table_name;
      const TableSource source{table, facts, fields, sources_ != nullptr};
      const std::string id = table.each == TableEach::kOnce
                                 ? table.id
                                 : table.id + "-" + std::to_string(out_.size() - first + 1);
      Body body = body_of(source, id);
      const std::vector<CellFacts> origins = std::move(body.facts);
      const std::vector<RoundingTail> tails = rounding_tails(body.grid);
      out_.push_back(make_table(pack_, source, std::move(body), styles_));
      out_.back().id = id;
      add_rounding_note(tails);
      add_sources(origins);
    };
    switch (table.each) {
      case TableEach::kOnce:
        add_one(facts_);
        break;
      case TableEach::kUnit:
        for (const BudgetUnit& unit : checked_.budget().department.units) {
          fields.unit = &unit;
          add_one(facts_.of(unit));
        }
        break;
      case TableEach::kProject:
        for (const Project& project : checked_.budget().projects) {
          if (!is_wanted(project, table)) continue;
          fields.project = &project;
          add_one(facts_.of(project));
        }
        break;
    }
  }

  Body body_of(const TableSource& source, const std::string& id) {
    const StatedRows* rows = stated_rows(checked_.budget(), id);
    if (samples_ != nullptr) return samples_->body_of(source, rows, styles_, findings_);
    Body body = expand_body(source, styles_, findings_);
    if (rows == nullptr) return body;
    return restate(*rows, std::move(body), Compared::kYes, source, styles_, findings_);
  }

  // Exact sums, each rounded once when printed, may differ from the sum of what is printed.
  void add_rounding_note(const std::vector<RoundingTail>& tails) {
    if (tails.empty()) return;
    Table& table = out_.back();
    if (!pack_.rounding_note.empty()) table.notes.push_back(pack_.rounding_note);
    const RoundingTail& first = tails.front();
    const MoneyUnit unit = table.grid.at(first.row, first.column).number->format.unit;
    findings_.add({.id = "rounding-tail",
                   .severity = Severity::kNote,
                   .message = "《" + table.title + "》有 " + std::to_string(tails.size()) +
                              " 处合计与列示的各项之和有尾差，如 " +
                              exact_text(first.printed, unit) + " 与 " +
                              exact_text(first.addends, unit),
                   .expected = "各数由精确数各自四舍五入一次，合计不由列示的各项相加"});
  }

  void add_sources(const std::vector<CellFacts>& origins) {
    for (const CellFacts& each : origins) {
      AmountSource& source = sources_->emplace_back(
          AmountSource{.table = out_.back().id, .row = each.row, .column = each.column});
      for (const LedgerEntry* fact : each.facts) source.facts.push_back(*fact);
      source.value = each.value;
    }
  }

  const Pack& pack_;
  const Checked& checked_;
  const FactLists& facts_;
  StyleSheet& styles_;
  Findings& findings_;
  std::vector<AmountSource>* sources_ = nullptr;  // null: not wanted
  SampleTables* samples_ = nullptr;               // null: there are facts
  std::vector<Table> out_;
};

// Whether a pack for one unit has a budget of one.
bool is_of_one_unit(const Pack& pack, const Checked& checked, Findings& findings) {
  const std::vector<BudgetUnit>& units = checked.budget().department.units;
  if (!pack.is_for_one_unit || units.size() == 1) return true;
  findings.add({.id = "several-units",
                .where = units[1].where.place(),
                .message = "模板包 " + pack.name + " 用于单位预算，此预算有 " +
                           std::to_string(units.size()) + " 个预算单位",
                .expected = "每个预算单位一个文件",
                .help = "用部门预算的模板包，或为每个单位另写一个预算文件"});
  return false;
}

std::optional<Document> expand(const Pack& pack, const Checked& checked, const Checked* samples,
                               Part part, std::vector<AmountSource>* sources, Findings& findings) {
  const int hindrances_before = findings.count_hindrances();
  const FactLists facts(checked);
  StyleSheet styles(pack);
  const FieldContext fields{.checked = &checked, .words = &pack.words};
  if (!is_of_one_unit(pack, checked, findings)) return std::nullopt;
  Document document{.whole = naming(pack.document_title, pack.file_name, fields),
                    .tables = naming(pack.tables_title, pack.tables_file_name, fields),
                    .publisher = checked.budget().department.name,
                    .date = checked.budget().published_on,
                    .continued_mark = pack.continued_mark};
  report_stray_tables(pack, checked.budget(), "notes", ids_of(pack.tables), findings);
  report_stray_choices(pack, checked.budget(), findings);
  // As for the texts of chapters: the tables alone can be had of any budget.
  if (part == Part::kDocument) check_project_texts(pack, checked.budget(), findings);
  TableMaker maker(pack, checked, facts, styles, findings);
  if (sources != nullptr) maker.keep_sources(*sources);
  std::optional<SampleTables> of_samples;
  if (samples != nullptr) maker.use_samples(of_samples.emplace(checked, *samples));
  std::vector<Table> tables = maker.make();
  report_stray_tables(pack, checked.budget(), "tables", ids_of(tables), findings);
  check_list_totals(pack, checked, findings);
  if (part == Part::kTables) {
    document.whole = document.tables;
    for (Table& table : tables) document.blocks.emplace_back(std::move(table));
  } else {
    std::optional<Samples> instead;
    if (of_samples) instead.emplace(of_samples->samples());
    document.blocks = expand_parts(pack, {checked, facts, instead ? &*instead : nullptr},
                                   std::move(tables), styles, findings);
  }
  document.page_number = {.before = pack.page_number_before,
                          .after = pack.page_number_after,
                          .style = styles.index("page_number"),
                          .is_shown = pack.has_page_number,
                          .place = pack.page_number_place};
  document.styles = styles.take();
  if (findings.count_hindrances() > hindrances_before) return std::nullopt;
  return document;
}

}  // namespace

std::optional<Document> expand(const Pack& pack, const Checked& checked, Part part,
                               Findings& findings, const Checked* samples) {
  return expand(pack, checked, samples, part, nullptr, findings);
}

std::optional<Document> expand_with_sources(const Pack& pack, const Checked& checked,
                                            std::vector<AmountSource>& sources, Findings& findings,
                                            const Checked* samples) {
  return expand(pack, checked, samples, Part::kTables, &sources, findings);
}

std::vector<Table> expand_tables(const Pack& pack, const Checked& checked, Findings& findings) {
  const FactLists facts(checked);
  StyleSheet styles(pack);
  return TableMaker(pack, checked, facts, styles, findings).make();
}

std::optional<std::vector<bool>> selected_tables(std::string_view selection,
                                                 const std::vector<std::string>& ids,
                                                 Findings& findings) {
  std::vector<bool> is_kept(ids.size());
  bool is_good = true;
  while (!selection.empty()) {
    const std::string_view part = selection.substr(0, selection.find(','));
    selection.remove_prefix(std::min(part.size() + 1, selection.size()));
    auto [first, last] = find_tables(part, ids);
    if (const std::size_t dash = part.find('-'); first < 0 && dash != std::string_view::npos) {
      first = find_tables(part.substr(0, dash), ids).first;
      last = find_tables(part.substr(dash + 1), ids).second;
    }
    if (first < 0 || last < first) {
      findings.add({.id = "unknown-table",
                    .message = "没有表 \"" + std::string(part) + "\"",
                    .expected = "表的编号，如 01 或 05-07，多个之间用英文逗号分隔",
                    .help = "模板包中有：" + joined(ids)});
      is_good = false;
      continue;
    }
    std::fill(is_kept.begin() + first, is_kept.begin() + last + 1, true);
  }
  return is_good ? std::optional(std::move(is_kept)) : std::nullopt;
}

std::optional<std::vector<bool>> selected_blocks(std::string_view selection,
                                                 const Document& document, Findings& findings) {
  if (selection.empty()) return std::vector<bool>(document.blocks.size(), true);
  std::vector<std::string> ids;
  for (const Block& block : document.blocks) ids.push_back(std::get<Table>(block).id);
  return selected_tables(selection, ids, findings);
}

void keep_blocks(const std::vector<bool>& is_kept, Document& document) {
  std::size_t b = 0;
  std::erase_if(document.blocks, [&](const Block&) { return !is_kept[b++]; });
}

}  // namespace gongkai
