#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "budget/kind_names.h"
#include "document/cell_path.h"
#include "document/pattern.h"
#include "document/table_index.h"
#include "gongkai.h"
#include "money/amount.h"
#include "pipeline/expand.h"
#include "pipeline/forms.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"
#include "source/machine_fault.h"
#include "source/name_list.h"
#include "verify/verify.h"

// What an amount of a package is made of.

namespace gongkai {
namespace {

using TextLines = std::vector<std::string>;

// The texts of a table's rows that a name may mean: those that are it, else those that hold it.
std::vector<std::string> rows_like(const Table& table, const std::string& name) {
  std::vector<std::string> all;
  for (const Cell& cell : table.grid.cells()) {
    if (cell.row < table.header_rows || cell.number || cell.text.empty()) continue;
    if (plain(cell.text) == plain(name)) return {cell.text};
    if (std::ranges::find(all, cell.text) == all.end()) all.push_back(cell.text);
  }
  std::erase_if(all, [&](const std::string& text) {
    return plain(text).find(plain(name)) == std::string::npos;
  });
  return all;
}

std::string column_name(const Table& table, int column) {
  return column_path(table.grid, heading_rows(table), column);
}

// The last text left of a place.
std::string row_name(const Table& table, int row, int column) {
  for (int c = column - 1; c >= 0; --c) {
    const Cell& cell = table.grid.at(row, c);
    if (!cell.number && !cell.text.empty()) return cell.text;
  }
  return "第 " + std::to_string(row - table.header_rows + 1) + " 行";
}

std::string described(const LedgerEntry& fact) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (!value.empty()) words.push_back(label + value);
  };
  if (fact.last_year != nullptr) add("上年", std::string(name(fact.last_year->figure)));
  if (fact.last_year == nullptr || !fact.last_year->unit.empty()) add("", fact.unit->name);
  add("功能分类 ",
      fact.function.code + (fact.function.code.empty() ? "" : " " + fact.function.name));
  add("经济分类 ",
      fact.economic.code + (fact.economic.code.empty() ? "" : " " + fact.economic.name));
  add("资金来源 ", fact.source);
  if (fact.is_carried_over) words.emplace_back("上年结转结余");
  if (fact.project != nullptr) add("项目 ", fact.project->name);
  return joined(words, "，");
}

class Explanation {
 public:
  Explanation(const Table& table, const Cell& cell, const std::vector<AmountSource>& sources,
              Rounding rounding)
      : table_(table), cell_(cell), sources_(sources), rounding_(rounding) {}

  TextLines lines() {
    TextLines out = {
        "《" + table_.title + "》" + (table_.number.empty() ? "" : " " + table_.number),
        row_name(table_, cell_.row, cell_.column) + " · " + column_name(table_, cell_.column) +
            "：" + text_of(cell_)};
    add_formula(out);
    add_facts(out);
    return out;
  }

 private:
  static std::string text_of(const Cell& cell) {
    return cell.text.empty() ? "（空，即 0）" : cell.text;
  }

  void add_formula(TextLines& out) const {
    if (!cell_.number || cell_.number->addends.empty()) return;
    out.emplace_back("由以下单元格相加：");
    for (const CellRange& range : cell_.number->addends) {
      for (int row = range.first_row; row <= range.last_row; ++row) {
        for (int column = range.first_column; column <= range.last_column; ++column) {
          add_addend(row, column, out);
        }
      }
    }
  }

  void add_addend(int row, int column, TextLines& out) const {
    const std::string name =
        row == cell_.row ? column_name(table_, column) : row_name(table_, row, column);
    out.push_back("  " + name + "：" + text_of(table_.grid.at(row, column)));
  }

  void add_facts(TextLines& out) const {
    const auto source = std::ranges::find_if(sources_, [&](const AmountSource& each) {
      return each.table == table_.id && each.row == cell_.row && each.column == cell_.column;
    });
    if (source == sources_.end()) {
      out.emplace_back("这个金额不是由收支数据汇总的，取自预算文件中单独填列的数");
      return;
    }
    const bool is_amount = cell_.number && !cell_.number->format.is_percent;
    const MoneyUnit unit = is_amount ? cell_.number->format.unit : MoneyUnit::kTenThousandYuan;
    out.push_back("预算文件中的 " + std::to_string(source->facts.size()) + " 笔数据" +
                  (rounding_ == Rounding::kBalanced ? "（平衡修约后的数）：" : "："));
    Amount sum;
    for (const LedgerEntry& fact : source->facts) {
      const Place place = fact.where.place();
      const bool is_subtracted = fact.last_year != nullptr && source->value != ColumnValue::kAmount;
      sum = is_subtracted ? sum - fact.amount : sum + fact.amount;
      out.push_back("  " + place.file + ":" + std::to_string(place.line) + "  " +
                    (is_subtracted ? "减 " : "") + exact_text(fact.amount, unit) +
                    std::string(name(unit)) + "  " + described(fact));
    }
    out.push_back((source->value == ColumnValue::kAmount ? "  合计 " : "  增减 ") +
                  exact_text(sum, unit) + std::string(name(unit)));
  }

  const Table& table_;
  const Cell& cell_;
  const std::vector<AmountSource>& sources_;
  Rounding rounding_;
};

/// The 勾稽关系 that hold an amount to others, each with what stands on its other side.
class Equalities {
 public:
  Equalities(const Document& document, const Table& table, const Cell& cell)
      : table_id_(table.id), row_(cell.row), column_(cell.column) {
    for (const Block& block : document.blocks) tables_.push_back(&std::get<Table>(block));
  }

  TextLines lines(const Relations& relations) const {
    TextLines out;
    for_each_instance(tables_, relations, [&](const Relation& relation, const Sides& sides) {
      if (relation.kind != RelationKind::kEqual) return;
      if (holds(sides.left)) out.push_back(line(relation, sides.right));
      if (holds(sides.right)) out.push_back(line(relation, sides.left));
    });
    if (!out.empty()) out.insert(out.begin(), "勾稽关系，与它（或它参与的合计）相等的是：");
    return out;
  }

 private:
  bool holds(const std::vector<SideCell>& side) const {
    return std::ranges::any_of(side, [&](const SideCell& cell) {
      return cell.table->table().id == table_id_ && cell.row == row_ && cell.column == column_;
    });
  }

  static std::string line(const Relation& relation, const std::vector<SideCell>& other) {
    constexpr std::size_t kMost = 3;
    std::vector<std::string> cells;
    for (const SideCell& cell : other) {
      if (cells.size() == kMost) break;
      const Table& table = cell.table->table();
      cells.push_back("《" + table.name + "》" + row_name(table, cell.row, cell.column) + " · " +
                      column_name(table, cell.column) + " " +
                      (cell.cell().text.empty() ? "（空）" : cell.cell().text));
    }
    const std::string rest =
        other.size() > kMost ? " 等 " + std::to_string(other.size()) + " 格" : "";
    return "  " + relation.id + " " + relation.name + "：" + joined(cells, "；") + rest;
  }

  std::vector<const Table*> tables_;
  std::string table_id_;
  int row_;
  int column_;
};

// A form has no headings: the amount after the row's text.
const Cell* first_amount(const Table& table, const std::string& row,
                         const std::vector<AmountSource>& sources) {
  const std::vector<Cell>& cells = table.grid.cells();
  const auto label = std::ranges::find(cells, row, &Cell::text);
  for (const AmountSource& source : sources) {
    if (source.table != table.id || source.row != label->row || source.column <= label->column) {
      continue;
    }
    return &table.grid.at(source.row, source.column);
  }
  return nullptr;
}

void report_row(const Table& table, const AmountName& name, const std::vector<std::string>& rows,
                Findings& findings) {
  findings.add(
      {.id = "unknown-row",
       .message = "《" + table.title + "》" +
                  (rows.empty() ? "没有“" + name.row + "”这一行" : "有几行含“" + name.row + "”"),
       .expected = rows.empty() ? "表中列示的行名或其一部分" : joined(rows) + " 之一",
       .help = "用 --emit=document --tables " + name.table + " 查看各行"});
}

void report_column(const Table& table, const AmountName& name, Findings& findings) {
  std::vector<std::string> known;
  known.reserve(static_cast<std::size_t>(table.grid.columns()));
  for (int column = 0; column < table.grid.columns(); ++column) {
    known.push_back(column_name(table, column));
  }
  UnknownName advice = unknown_name(name.column, known, {.before = "", .after = ""});
  findings.add({.id = "unknown-column",
                .message = "《" + table.title + "》没有“" + name.column + "”这一列",
                .expected = std::move(advice.expected) + "，或其最后几级",
                .help = std::move(advice.help)});
}

std::optional<TextLines> explained(const SourceText& budget, const Resources& resources,
                                   const RenderOptions& options, const AmountName& name,
                                   Findings& findings) {
  const Prepared prepared = prepare(budget, resources, options, findings);
  if (!prepared.checked) return std::nullopt;
  std::vector<AmountSource> sources;
  auto document = expand_with_sources(*prepared.pack, prepared.shown(), sources, findings,
                                      prepared.samples_or_null());
  if (!document) return std::nullopt;
  Document named = *document;
  const auto is_named = selected_blocks(name.table, named, findings);
  if (!is_named) return std::nullopt;
  keep_blocks(*is_named, named);
  const Table& table = std::get<Table>(named.blocks.front());
  const std::vector<std::string> rows = rows_like(table, name.row);
  if (rows.size() != 1) {
    report_row(table, name, rows, findings);
    return std::nullopt;
  }
  const Cell* cell = table.header_rows == 0
                         ? first_amount(table, rows.front(), sources)
                         : TableIndex(table).find_cell(rows.front(), name.column);
  if (cell == nullptr) {
    report_column(table, name, findings);
    return std::nullopt;
  }
  const Relations* relations = resources.cache().relations(*prepared.pack, findings);
  if (relations == nullptr) return std::nullopt;
  TextLines out = Explanation(table, *cell, sources, prepared.pack->rounding).lines();
  for (std::string& line : Equalities(*document, table, *cell).lines(*relations)) {
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> explain(const SourceText& budget,
                                                const Resources& resources,
                                                const RenderOptions& options,
                                                const AmountName& name, Findings& findings) {
  return guarded(findings, [&] {
    return with_budget(budget, resources, findings, [&](const SourceText& text, Findings& found) {
      return explained(text, resources, options, name, found);
    });
  });
}

}  // namespace gongkai
