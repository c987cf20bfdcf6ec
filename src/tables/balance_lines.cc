#include "tables/balance_lines.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "tables/groups.h"

namespace gongkai {
namespace {

// Whether the line's amounts, or those of the lines that it stands for, are those of facts.
bool takes_facts(const BalanceLine& line) {
  const LineSource source = line.source();
  return line.has_amounts && (source == LineSource::kFacts || source == LineSource::kGroups);
}

// Whether it is a “其中” line that shows the part of the line above with certain codes.
bool parts_by_codes(const BalanceLine& line) {
  return line.is_of_which && !line.is_partial && takes_facts(line) && line.where &&
         !line.where->any_of.empty() && std::ranges::all_of(line.where->any_of, has_codes);
}

// Whether the fact lacks a code that the line's conditions use, so that it cannot be assigned.
bool has_no_code_for(const LedgerEntry& fact, const BalanceLine& line) {
  return std::ranges::any_of(line.where->any_of, [&](const Condition& condition) {
    return (!condition.function.empty() && fact.function.code.empty()) ||
           (!condition.economic.empty() && fact.economic.code.empty()) ||
           (!condition.government_economic.empty() && fact.government_economic.code.empty());
  });
}

using Taken = std::unordered_set<const LedgerEntry*>;

class SideComputer {
 public:
  SideComputer(const BalanceSide& side, const SideColumns& columns, const TableSource& source)
      : source_(source), side_{.side = &side, .columns = columns} {}

  SideValues compute(Findings& findings) {
    add_last_year(findings);
    for (const BalanceLine& line : side_.side->lines) add_line(line);
    side_.first_closing = side_.lines.size();
    for (const BalanceLine& line : side_.side->closing) add_line(line);
    report_misses(side_.columns.leaves, shown_, source_, findings);
    for (std::size_t l = 0; l < side_.lines.size(); ++l) report_unlisted(l, findings);
    report_unshown(findings);
    is_settled_.resize(side_.lines.size());
    for (std::size_t l = 0; l < side_.lines.size(); ++l) settle_sum(l, findings);
    return std::move(side_);
  }

 private:
  FactSet fact_set(const BalanceLine& line) const { return line.facts.value_or(side_.side->facts); }

  // The lines that take facts of a set.
  std::vector<const BalanceLine*> lines_of(FactSet facts) const {
    std::vector<const BalanceLine*> out;
    for (const auto* lines : {&side_.side->lines, &side_.side->closing}) {
      for (const BalanceLine& line : *lines) {
        if (takes_facts(line) && fact_set(line) == facts) out.push_back(&line);
      }
    }
    return out;
  }

  // Last year's amounts, if the side shows any and they are known for each of its lines.
  void add_last_year(Findings& findings) {
    std::set<YearFigure> shown;
    for (const LeafColumn& leaf : side_.columns.leaves) {
      if (leaf.last_year && leaf.is_amount()) shown.insert(*leaf.last_year);
    }
    for (const YearFigure figure : shown) {
      for (const FactSet facts : {FactSet::kIncome, FactSet::kExpenditure, FactSet::kOutlays}) {
        const auto lines = lines_of(facts);
        if (!lines.empty()) add_last_year(figure, facts, lines, findings);
      }
    }
  }

  void add_last_year(YearFigure figure, FactSet facts, const std::vector<const BalanceLine*>& lines,
                     Findings& findings) {
    FactLists::LastYearQuestion question{.figure = figure, .facts = facts, .sums = {}, .keys = {}};
    for (const BalanceLine* line : lines) add_sums(*line, question);
    if (facts == side_.side->facts) add_sums({}, question);  // what no line shows is missed, too
    const auto answer = source_.facts.last_year(question);
    if (answer.entries) {
      Facts& known = last_year_[facts];
      known.insert(known.end(), answer.entries->begin(), answer.entries->end());
    } else if (side_.unknown.insert(figure).second) {
      report_no_last_year(question, answer, source_, findings);
    }
  }

  void add_sums(const BalanceLine& line, FactLists::LastYearQuestion& question) const {
    for (const LeafColumn& leaf : side_.columns.leaves) {
      if (leaf.last_year != question.figure || !leaf.is_amount()) continue;
      Filters& sum = question.sums.emplace_back(leaf.filters);
      if (!line.facts) sum.push_back(side_.side->where);
      if (line.where) sum.push_back(*line.where);
    }
    if (!line.groups) return;
    for (const LineLevel& level : line.groups->levels) question.keys.push_back(level.by);
  }

  // Last year's amounts of the line's conditions.
  Facts last_year_of(const BalanceLine& line) const {
    const auto known = last_year_.find(fact_set(line));
    if (known == last_year_.end()) return {};
    Facts out = known->second;
    std::erase_if(out, [&](const LedgerEntry* entry) {
      const bool is_of_side = line.facts || side_.side->where.matches(*entry);
      return !is_of_side || (line.where && !line.where->matches(*entry));
    });
    return out;
  }

  Facts both_years_of(const BalanceLine& line) const {
    Facts facts = facts_of(line);
    const Facts last_year = last_year_of(line);
    facts.insert(facts.end(), last_year.begin(), last_year.end());
    return facts;
  }

  void add_line(const BalanceLine& line) {
    if (line.source() == LineSource::kGroups) {
      add_groups(line, 0, both_years_of(line));
      return;
    }
    LineValues made{.line = &line,
                    .text = line.text.render(source_.fields),
                    .group = line.group.render(source_.fields),
                    .indent = line.indent,
                    .is_strong = line.is_strong};
    made.amounts.resize(side_.columns.leaves.size());
    made.last_year.resize(side_.columns.leaves.size());
    if (line.source() == LineSource::kThreePublic) add_three_public(made);
    if (line.source() == LineSource::kFacts) add_facts(both_years_of(line), made);
    if (!line.is_used_only || made.has_amount()) side_.lines.push_back(std::move(made));
  }

  // Adds a line for each group of this level, followed by its inner groups. Returns their
  // positions.
  std::vector<std::size_t> add_groups(const BalanceLine& line, std::size_t level,
                                      const Facts& facts) {
    std::vector<std::size_t> added;
    if (level == line.groups->levels.size()) return added;
    const LineLevel& made_by = line.groups->levels[level];
    for (const Facts& group : groups_of({&made_by.by, 1}, line.groups->order, facts)) {
      FieldContext fields = source_.fields;
      fields.fact = group.front();
      fields.row_number = static_cast<int>(added.size()) + 1;
      LineValues made{.line = &line,
                      .text = made_by.text.render(fields),
                      .indent = made_by.indent,
                      .is_strong = made_by.is_strong,
                      .is_part = level == 0};
      made.amounts.resize(side_.columns.leaves.size());
      made.last_year.resize(side_.columns.leaves.size());
      add_facts(group, made);
      added.push_back(side_.lines.size());
      side_.lines.push_back(std::move(made));
      std::vector<std::size_t> inner = add_groups(line, level + 1, group);
      side_.lines[added.back()].inner = std::move(inner);
    }
    return added;
  }

  // The facts that a line takes by its own conditions.
  Facts facts_of(const BalanceLine& line) const {
    Facts facts =
        source_.facts.select(fact_set(line), line.facts.has_value() ? Filter{} : side_.side->where);
    std::erase_if(
        facts, [&](const LedgerEntry* fact) { return line.where && !line.where->matches(*fact); });
    return facts;
  }

  void add_facts(const Facts& facts, LineValues& line) {
    for (const LedgerEntry* fact : facts) {
      if (is_shown_.insert(fact).second && fact->last_year == nullptr) shown_.push_back(fact);
    }
    if (source_.keeps_facts) line.facts = facts;
    for (const LedgerEntry* fact : facts) {
      for (std::size_t c = 0; c < line.amounts.size(); ++c) add_fact(*fact, c, line);
    }
  }

  void add_fact(const LedgerEntry& fact, std::size_t column, LineValues& line) const {
    const LeafColumn& leaf = side_.columns.leaves[column];
    if (!leaf.is_amount() || !leaf.takes(fact)) return;
    if (leaf.compares() && fact.last_year != nullptr) {
      line.last_year[column] += fact.amount;
      line.amounts[column] = line.amounts[column] - fact.amount;
    } else {
      line.amounts[column] += fact.amount;
    }
  }

  // “三公” has one amount, for the side's one amount column.
  void add_three_public(LineValues& line) const {
    const ThreePublic& record = source_.fields.checked->budget().three_public;
    const auto column = std::ranges::find_if(side_.columns.leaves, &LeafColumn::is_amount);
    const auto c = static_cast<std::size_t>(column - side_.columns.leaves.begin());
    for (ThreePublicItem item : line.line->three_public) {
      line.amounts[c] += amount_of(record, item);
    }
  }

  // A line with only "sum" is that sum. Sums may add up other sums, which are computed first.
  void settle_sum(std::size_t l, Findings& findings) {
    LineValues& total = side_.lines[l];
    if (total.line->sum.empty() || is_settled_[l]) return;
    is_settled_[l] = true;
    std::vector<Amount> sum(total.amounts.size());
    std::vector<Amount> last_year(sum.size());
    for (std::size_t part : parts_of(total, side_)) {
      settle_sum(part, findings);
      for (std::size_t c = 0; c < sum.size(); ++c) {
        sum[c] += side_.lines[part].amounts[c];
        last_year[c] += side_.lines[part].last_year[c];
      }
    }
    if (!total.line->where) {
      total.amounts = std::move(sum);
      total.last_year = std::move(last_year);
    } else if (sum != total.amounts) {
      report_miss(total, sum, findings);
    }
  }

  void add_taken(const LineValues& line, Taken& taken) const {
    if (takes_facts(*line.line)) {
      const Facts facts = facts_of(*line.line);
      taken.insert(facts.begin(), facts.end());
      return;
    }
    for (std::size_t part : parts_of(line, side_)) add_taken(side_.lines[part], taken);
  }

  // “其中” lines that split a line by codes must cover it: facts of a code without a line would be
  // counted but not shown.
  void report_unlisted(std::size_t l, Findings& findings) const {
    const LineValues& whole = side_.lines[l];
    if (whole.line->is_of_which || whole.line->groups || !takes_facts(*whole.line)) return;
    Taken listed;
    std::size_t end = l + 1;
    for (; end < side_.lines.size() && parts_by_codes(*side_.lines[end].line); ++end) {
      add_taken(side_.lines[end], listed);
    }
    constexpr std::size_t kFewestParts = 2;  // a single line is only an example: “其中：…”
    if (end - l - 1 < kFewestParts) return;
    Amount lost;
    Facts facts = facts_of(*whole.line);
    std::erase_if(facts, [&](const LedgerEntry* fact) {
      return has_no_code_for(*fact, *side_.lines[l + 1].line);
    });
    const std::vector<Note> notes = unlisted(facts, listed, lost);
    if (notes.empty()) return;
    findings.add({.id = "fact-in-no-line",
                  .where = whole.line->where_it_stands.place(),
                  .message = "《" + source_.name() + "》的“" + whole.text + "”中有 " +
                             exact_text(lost, source_.table.amount.unit) + " 的科目未列示",
                  .expected = "其下按科目列出的各行包括这一行的全部金额",
                  .help = "在模板包中补上这些科目的行；只举其中几项的，各行写 \"partial\": true",
                  .notes = notes});
  }

  // A total that only adds up lines cannot detect what they miss, so it is compared with the side's
  // facts.
  void report_unshown(Findings& findings) const {
    const auto is_total = [](const LineValues& line) { return !line.line->sum.empty(); };
    const auto compares = [&](const LineValues& line) {
      return is_total(line) && line.line->where;
    };
    const auto total = std::find_if(side_.lines.rbegin(), side_.lines.rend(), is_total);
    const auto has_facts = [](const LineValues& line) { return takes_facts(*line.line); };
    if (total == side_.lines.rend() || std::ranges::any_of(side_.lines, compares) ||
        std::ranges::none_of(side_.lines, has_facts)) {
      return;  // a line is compared by itself, or the side shows no facts
    }
    const BalanceLine all;
    report_unshown(*total, facts_of(all), "", findings);
    report_unshown(*total, last_year_of(all), "上年数 ", findings);
  }

  void report_unshown(const LineValues& total, const Facts& facts, const std::string& what,
                      Findings& findings) const {
    Amount lost;
    const std::vector<Note> notes = unlisted(facts, is_shown_, lost);
    if (notes.empty()) return;
    findings.add(
        {.id = "fact-in-no-line",
         .where = total.line->where_it_stands.place(),
         .message = "《" + source_.name() + "》的“" + total.text + "”少计" +
                    (what.empty() ? " " : what) + exact_text(lost, source_.table.amount.unit) +
                    "：这一侧各行均未列示",
         .expected = "每笔金额列入且只列入一行",
         .help = "检查预算中是否有本表未列示的科目或资金来源；数据无误的，在模板包中补上这一行，"
                 "或在这一侧的 where 中写明不取它",
         .notes = notes});
  }

  // The first facts that are not among these, and the sum of all such facts.
  std::vector<Note> unlisted(const Facts& facts, const Taken& listed, Amount& lost) const {
    constexpr std::size_t kMostNotes = 3;
    std::vector<Note> notes;
    for (const LedgerEntry* fact : facts) {
      if (listed.contains(fact) || fact->amount.is_zero()) continue;
      lost += fact->amount;
      if (source_.unshown != nullptr) source_.unshown->insert(fact);
      if (notes.size() < kMostNotes) {
        notes.push_back({"这一笔未列入任何一行", fact->where.place()});
      }
    }
    return notes;
  }

  // The first facts that a total counts but none of its lines does.
  std::vector<Note> lost_facts(const LineValues& total) const {
    Taken taken;
    for (std::size_t part : parts_of(total, side_)) add_taken(side_.lines[part], taken);
    Amount lost;
    return unlisted(facts_of(*total.line), taken, lost);
  }

  void report_miss(const LineValues& total, const std::vector<Amount>& sum,
                   Findings& findings) const {
    const auto differs = std::ranges::mismatch(total.amounts, sum);
    const MoneyUnit unit = source_.table.amount.unit;
    findings.add(
        {.id = "fact-in-no-line",
         .where = total.line->where_it_stands.place(),
         .message = "《" + source_.name() + "》的“" + total.text + "”为 " +
                    exact_text(*differs.in1, unit) + "，其各行之和为 " +
                    exact_text(*differs.in2, unit) + "，相差 " +
                    exact_text(*differs.in1 - *differs.in2, unit),
         .expected = "每笔金额列入且只列入一行",
         .help = "检查预算中是否有本表未列示的科目或资金来源；数据无误的，在模板包中补上这一行",
         .notes = lost_facts(total)});
  }

  const TableSource& source_;
  SideValues side_;
  std::map<FactSet, Facts> last_year_;  // of each set, as far as they are shown
  Facts shown_;                         // this year's on any line, each once
  Taken is_shown_;
  std::vector<bool> is_settled_;  // lines with "sum" whose amounts are known
};

}  // namespace

bool LineValues::has_amount() const {
  return std::ranges::any_of(amounts, [](const Amount& amount) { return !amount.is_zero(); });
}

std::vector<std::size_t> parts_of(const LineValues& total, const SideValues& side) {
  std::vector<std::size_t> parts;
  for (std::size_t l = 0; l < side.lines.size(); ++l) {
    const BalanceLine& line = *side.lines[l].line;
    if (line.is_of_which || line.id.empty() || !side.lines[l].is_part) continue;
    if (std::ranges::find(total.line->sum, line.id) != total.line->sum.end()) parts.push_back(l);
  }
  return parts;
}

SideValues compute_side(const BalanceSide& side, const SideColumns& columns,
                        const TableSource& source, Findings& findings) {
  return SideComputer(side, columns, source).compute(findings);
}

}  // namespace gongkai
