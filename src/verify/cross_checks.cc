#include "verify/cross_checks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "document/cell_path.h"
#include "document/pattern.h"

namespace gongkai {
namespace {

// The most lines of one relation that a person would read.
constexpr int kMostOfRelation = 200;

// Limits the length of formulas over runs, which name each cell of both sides up to three times.
constexpr std::size_t kMostRunCells = 40;

bool compares_texts(const Relation& relation) {
  return relation.kind == RelationKind::kIn || relation.kind == RelationKind::kUnique;
}

// Whether formulas can handle a run of cells from here in this direction.
bool may_run(const Cell& cell, CheckRun run) {
  const bool is_text = !cell.number && !plain(cell.text).empty();
  return !is_text && (run == CheckRun::kDown ? cell.row_span : cell.col_span) == 1;
}

bool may_run(const Sides& sides, CheckRun run) {
  const auto cell_may = [run](const SideCell& one) { return may_run(one.cell(), run); };
  return sides.left.size() + sides.right.size() <= kMostRunCells &&
         std::ranges::all_of(sides.left, cell_may) && std::ranges::all_of(sides.right, cell_may);
}

class Collector {
 public:
  Collector(std::span<const Table* const> shown, bool are_all) : shows_all_(are_all) {
    for (const Table* table : shown) {
      const int number = static_cast<int>(numbers_.size());
      numbers_.emplace(table, Numbered{number, unit_of(*table)});
    }
  }

  void add(const Relation& relation, const Sides& sides) {
    if (&relation != relation_) begin(relation);
    if (compares_texts(relation) || (sides.left.empty() && sides.right.empty())) return;
    if (!is_shown(relation.left, sides.left) || !is_shown(relation.right, sides.right)) return;
    if (extend(relation, sides)) return;
    if (of_relation_ == kMostOfRelation) {
      ++left_out_;
      return;
    }
    end_check();
    ++of_relation_;
    append(relation, sides);
  }

  CrossChecks finish(const Relations& relations) && {
    end_relation();
    std::string texts;
    for (const Relation& relation : relations.all) {
      if (compares_texts(relation)) texts += (texts.empty() ? "" : "、") + relation.id;
    }
    if (!texts.empty()) {
      out_.notes.push_back(texts + " 比较的是文字，不是金额，不在此列，由程序核对。");
    }
    return std::move(out_);
  }

 private:
  struct Numbered {
    int number = 0;
    MoneyUnit unit = MoneyUnit::kTenThousandYuan;
  };

  // Whether a side has cells of the shown tables only. One without cells may be of any table.
  bool is_shown(const std::vector<Term>& terms, const std::vector<SideCell>& side) const {
    if (shows_all_ || terms.empty()) return true;
    return !side.empty() && std::ranges::all_of(side, [&](const SideCell& one) {
      return numbers_.contains(&one.table->table());
    });
  }

  static MoneyUnit unit_of(const Table& table) {
    const auto& cells = table.grid.cells();
    const auto first =
        std::ranges::find_if(cells, [](const Cell& cell) { return cell.number.has_value(); });
    return first == cells.end() ? MoneyUnit::kTenThousandYuan : first->number->format.unit;
  }

  void begin(const Relation& relation) {
    end_relation();
    relation_ = &relation;
    of_relation_ = 0;
    left_out_ = 0;
  }

  void end_relation() {
    end_check();
    if (relation_ == nullptr || left_out_ == 0) return;
    out_.notes.push_back(relation_->id + " 只列前 " + std::to_string(kMostOfRelation) +
                         " 项，其余 " + std::to_string(left_out_) + " 处由程序核对。");
  }

  CheckedCell checked(const SideCell& one) const {
    const Cell& cell = one.cell();
    const Numbered& table = numbers_.at(&one.table->table());
    return {.table = table.number,
            .row = cell.row,
            .column = cell.column,
            .is_subtracted = one.is_subtracted,
            .unit = cell.number ? cell.number->format.unit : table.unit};
  }

  void append(const Relation& relation, const Sides& sides) {
    CrossCheck& check = out_.all.emplace_back();
    check.id = relation.id;
    check.name = relation.name;
    check.kind = check_kind(relation.kind);
    check.is_strict = relation.severity == Severity::kError;
    check.tail = rounding_limit(relation, sides);
    for (const SideCell& one : sides.left) check.left.push_back(checked(one));
    for (const SideCell& one : sides.right) check.right.push_back(checked(one));
    name_by(sides.left.empty() ? sides.right.front() : sides.left.front());
    may_run_down_ = may_run(sides, CheckRun::kDown);
    may_run_right_ = may_run(sides, CheckRun::kRight);
  }

  void name_by(const SideCell& cell) {
    const Table& table = cell.table->table();
    table_ = table.name.empty() ? table.title : table.name;
    row_ = row_path(table.grid, cell.row, cell.column);
    column_ = column_path(table.grid, cell.table->heading_rows(), cell.column);
  }

  // Names the place of the last check, now that its length is known.
  void end_check() {
    if (of_relation_ == 0) return;
    CrossCheck& check = out_.all.back();
    const std::string steps = check.count == 1 ? "" : " 起 " + std::to_string(check.count);
    const bool is_down = check.run == CheckRun::kDown;
    std::string row = row_;
    std::string column = column_;
    if (!steps.empty() && is_down) row = (row.empty() ? "首行" : row) + steps + " 行";
    if (!steps.empty() && !is_down) column += steps + " 列";
    check.place = table_ + "：" + row + (row.empty() || column.empty() ? "" : "，") + column;
  }

  // Adds the instance to the last check if it continues it.
  bool extend(const Relation& relation, const Sides& sides) {
    if (of_relation_ == 0 || left_out_ > 0) return false;
    CrossCheck& last = out_.all.back();
    for (const CheckRun run : {CheckRun::kDown, CheckRun::kRight}) {
      if (!(run == CheckRun::kDown ? may_run_down_ : may_run_right_)) continue;
      if (last.count > 1 && run != last.run) continue;
      bool moves = false;
      if (!continues(last.left, sides.left, {run, last.count}, moves) ||
          !continues(last.right, sides.right, {run, last.count}, moves) || !moves) {
        continue;
      }
      if (last.count == 1) {
        fix(last.left, sides.left);
        fix(last.right, sides.right);
        name_by_moving(last, sides);
      }
      last.run = run;
      ++last.count;
      last.tail = std::max(last.tail, rounding_limit(relation, sides));
      return true;
    }
    return false;
  }

  struct Steps {
    CheckRun run = CheckRun::kDown;
    int count = 0;
  };

  // Whether each cell is that many steps further, or unchanged; the second step of a run decides
  // which.
  bool continues(const std::vector<CheckedCell>& first, const std::vector<SideCell>& next,
                 const Steps& steps, bool& moves) const {
    const int down = steps.run == CheckRun::kDown ? steps.count : 0;
    const int right = steps.run == CheckRun::kRight ? steps.count : 0;
    return std::ranges::equal(first, next, [&](const CheckedCell& a, const SideCell& other) {
      const CheckedCell b = checked(other);
      if (a.table != b.table || a.is_subtracted != b.is_subtracted || a.unit != b.unit ||
          !may_run(other.cell(), steps.run)) {
        return false;
      }
      const bool is_same = a.row == b.row && a.column == b.column;
      const bool is_next = a.row + down == b.row && a.column + right == b.column;
      moves = moves || is_next;
      if (steps.count == 1) return is_same || is_next;
      return a.is_fixed ? is_same : is_next;
    });
  }

  void fix(std::vector<CheckedCell>& first, const std::vector<SideCell>& second) const {
    for (std::size_t i = 0; i < first.size(); ++i) {
      const CheckedCell there = checked(second[i]);
      first[i].is_fixed = first[i].row == there.row && first[i].column == there.column;
    }
  }

  // A run is named by its first moving cell.
  void name_by_moving(const CrossCheck& check, const Sides& sides) {
    for (const auto& [cells, side] :
         {std::pair(&check.left, &sides.left), std::pair(&check.right, &sides.right)}) {
      const auto moving = std::ranges::find(*cells, false, &CheckedCell::is_fixed);
      if (moving == cells->end()) continue;
      const auto at = static_cast<std::size_t>(moving - cells->begin());
      return name_by({(*side)[at].table, moving->row, moving->column, false});
    }
  }

  bool shows_all_;
  CrossChecks out_;
  std::map<const Table*, Numbered> numbers_;
  const Relation* relation_ = nullptr;
  int of_relation_ = 0;  // checks of relation_
  int left_out_ = 0;     // likewise, beyond the limit
  // Of the last check:
  std::string table_;
  std::string row_;
  std::string column_;
  bool may_run_down_ = false;
  bool may_run_right_ = false;
};

}  // namespace

CheckKind check_kind(RelationKind kind) {
  if (kind == RelationKind::kAtMost) return CheckKind::kAtMost;
  return kind == RelationKind::kAtLeast ? CheckKind::kAtLeast : CheckKind::kEqual;
}

CrossChecks cross_checks(std::span<const Table* const> tables, std::span<const Table* const> shown,
                         const Relations& relations, const VerifyOptions& options,
                         Findings& findings) {
  Collector collector(shown, shown.size() == tables.size());
  VerifyOptions telling = options;
  telling.visit = [&](const Relation& relation, const Sides& sides) {
    collector.add(relation, sides);
  };
  verify(tables, relations, telling, findings);
  return std::move(collector).finish(relations);
}

}  // namespace gongkai
