#include "chapters/figure.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "budget/kind_names.h"
#include "money/percent.h"
#include "tables/records_of.h"

namespace gongkai {
namespace {

std::optional<FigureValue> value_of(const CellQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings& findings) {
  const auto& tables = source.tables.of(query.table);
  const Cell* cell = tables.empty() ? nullptr : tables.front()->find_cell(query.row, query.column);
  if (cell == nullptr) {
    findings.add(figure_cell_missing(figure, query));
    return std::nullopt;
  }
  return FigureValue{.amount = cell->number ? cell->number->value : Amount(),
                     .origin = "cell " + query.table + " " + query.row + "/" + query.column};
}

// What the stated tables have for samples.
template <class OfSamples>
std::optional<Amount> stated_amount(const OfSamples& of_samples, const PackFigure& figure,
                                    const FigureSource& source, Findings& findings) {
  auto amount = source.samples->cells.find(of_samples);
  if (!amount) amount = source.checked.budget().stated_figure(figure.name);
  if (!amount) findings.add(not_in_tables("\"" + figure.name + "\"", source, figure.where.place()));
  return amount;
}

std::optional<FigureValue> value_of(const Query& query, const PackFigure& figure,
                                    const FigureSource& source, Findings& findings) {
  FigureValue out{.origin = "query " + figure.name};
  const FactLists& facts = source.samples != nullptr ? source.samples->facts : source.facts;
  const Facts selected = facts.select(query.facts, query.where);
  for (const LedgerEntry* fact : selected) out.amount += fact->amount;
  if (source.samples == nullptr) return out;
  const auto amount = stated_amount(selected, figure, source, findings);
  if (!amount) return std::nullopt;
  out.amount = *amount;
  return out;
}

Amount sum_of(const ThreePublic& items, const ThreePublicQuery& query) {
  Amount sum;
  for (ThreePublicItem item : query) sum += amount_of(items, item);
  return sum;
}

std::optional<FigureValue> value_of(const ThreePublicQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings& findings) {
  const Budget& budget = source.checked.budget();
  FigureValue out{.amount = sum_of(budget.three_public, query), .origin = "query " + figure.name};
  if (source.samples != nullptr && !budget.states("three_public")) {
    const Amount of_samples = sum_of(source.samples->checked.budget().three_public, query);
    const auto amount = stated_amount(of_samples, figure, source, findings);
    if (!amount) return std::nullopt;
    out.amount = *amount;
  }
  out.last_year_origin = "budget /three_public_last_year";
  if (budget.three_public_last_year) out.last_year = sum_of(*budget.three_public_last_year, query);
  return out;
}

std::optional<FigureValue> value_of(const RecordQuery& query, const PackFigure& figure,
                                    const FigureSource& source, Findings&) {
  return FigureValue{.amount = sum_of_records(query, source.checked),
                     .origin = "query " + figure.name};
}

}  // namespace

Finding not_in_tables(const std::string& what, const FigureSource& source, const Place& asked_by) {
  Finding out = {
      .id = "figure-not-in-tables",
      .where = source.checked.budget().source->root().member_place("tables_only"),
      .message = "没有收支数据，填列的各表中也找不到说明要用的数：" + what,
      .expected = "填列的表中有这个数，行名和科目编码与表样一致",
      .help = "补填有这个数的表，或在 \"figures\" 中写明这个数；只要各表的，加上 --part tables",
  };
  if (!asked_by.file.empty()) out.notes.push_back({"说明在此取这个数", asked_by});
  return out;
}

bool adds_up(Amount parts, std::size_t count, Amount whole, const FigureSource& source) {
  if (source.samples == nullptr) return parts == whole;
  const auto roundings = static_cast<std::int64_t>(count + 1);
  const Amount limit = Amount::from_fen(roundings * source.samples->cells.step().fen() / 2);
  return absolute(parts - whole) <= limit;
}

Finding figure_cell_missing(const PackFigure& figure, const CellQuery& query) {
  return {.id = "figure-cell-missing",
          .where = figure.where.place(),
          .message = "表 " + query.table + " 中没有行“" + query.row + "”、列“" + query.column +
                     "”的单元格",
          .expected = "表中列示的行名和列名，上下级列名之间用 / 分隔",
          .help = "用 --emit=document 查看该表的行名和列名"};
}

std::string last_year_list_origin(YearFigure figure) {
  return "budget /last_year_lists/" + std::string(name(figure));
}

std::optional<Amount> sum_of_last_year(const Query& query, YearFigure figure,
                                       const FigureSource& source, const Place& asked_by,
                                       Findings& findings) {
  const auto answer = source.facts.last_year(
      {.figure = figure, .facts = query.facts, .sums = {{query.where}}, .keys = {}});
  if (answer.entries) {
    Amount sum;
    for (const LedgerEntry* entry : *answer.entries) sum += entry->amount;
    return sum;
  }
  if (answer.too_coarse != nullptr) {
    findings.add(last_year_too_coarse(figure, *answer.too_coarse, asked_by));
  }
  return std::nullopt;
}

std::optional<FigureValue> evaluate(const PackFigure& figure, const FigureSource& source,
                                    Findings& findings) {
  auto out = std::visit(
      [&](const auto& query) { return value_of(query, figure, source, findings); }, figure.source);
  if (!out) return out;
  const auto* query = std::get_if<Query>(&figure.source);
  if (query != nullptr && figure.compare) {
    const int errors_before = findings.count(Severity::kError);
    out->last_year =
        sum_of_last_year(*query, *figure.compare, source, figure.where.place(), findings);
    out->last_year_origin = last_year_list_origin(*figure.compare);
    const bool is_reported = findings.count(Severity::kError) > errors_before;
    if (is_reported) out->last_year_origin.clear();
    if (out->last_year || figure.last_year.empty()) return out;
  }
  if (!figure.last_year.empty()) out->last_year_origin = "budget /last_year/" + figure.last_year;
  for (const auto& [name, amount] : source.checked.budget().last_year) {
    if (name == figure.last_year) out->last_year = amount;
  }
  return out;
}

const PackFigure* find_figure(const Pack& pack, std::string_view name) {
  const auto found = std::ranges::find(pack.figures, name, &PackFigure::name);
  return found == pack.figures.end() ? nullptr : &*found;
}

std::string with_unit(Amount amount, const NumberFormat& format) {
  return format_amount(amount, format) + std::string(name(format.unit));
}

Change change_of(const FigureValue& value, const NumberFormat& format) {
  if (!value.last_year) return Change::kUnknown;
  const Amount difference = value.amount - *value.last_year;
  if (printed_amount(difference, format).is_zero()) return Change::kEqual;
  if (value.last_year->is_zero()) return Change::kAdded;
  if (value.amount.is_zero()) return Change::kEnded;
  return difference > Amount() ? Change::kHigher : Change::kLower;
}

std::optional<ShareChange> compare_shares(const FigureValue& part, const FigureValue& whole) {
  if (!part.last_year || !whole.last_year || whole.amount.is_zero() || whole.last_year->is_zero()) {
    return std::nullopt;
  }
  const HundredthsOfPercent now = hundredths_of_percent(part.amount, whole.amount);
  const HundredthsOfPercent before = hundredths_of_percent(*part.last_year, *whole.last_year);
  return ShareChange{.change = now == before  ? Change::kEqual
                               : before == 0  ? Change::kAdded
                               : now == 0     ? Change::kEnded
                               : now > before ? Change::kHigher
                                              : Change::kLower,
                     .now = percent_text(now),
                     .before = percent_text(before),
                     .points = percent_text(now > before ? now - before : before - now)};
}

}  // namespace gongkai
