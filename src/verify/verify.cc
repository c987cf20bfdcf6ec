#include "verify/verify.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "verify/cross_checks.h"
#include "verify/report.h"
#include "verify/side.h"

namespace gongkai {
namespace {

// The difference of two sums of this size does not overflow.
constexpr std::int64_t kMostSum = std::numeric_limits<std::int64_t>::max() / 2;

// The exact sum; empty if it, or a partial sum, is larger than kMostSum.
std::optional<Amount> sum_of(const std::vector<SideCell>& cells) {
  std::int64_t sum = 0;
  for (const SideCell& one : cells) {
    const Cell& cell = one.cell();
    if (!cell.number) continue;
    const std::int64_t fen = cell.number->value.fen();
    const std::int64_t added = one.is_subtracted ? -fen : fen;
    if (added > kMostSum - sum || added < -kMostSum - sum) return std::nullopt;
    sum += added;
  }
  return Amount::from_fen(sum);
}

// Whether an amount of either side is blank because it is not known.
bool has_unknown(const Sides& sides) {
  const auto is_unknown = [](const SideCell& one) {
    return one.table->table().lacks_amounts && !one.cell().number;
  };
  return std::ranges::any_of(sides.left, is_unknown) ||
         std::ranges::any_of(sides.right, is_unknown);
}

// Evaluates relations one after another and passes comparisons to a visitor.
template <class Visitor>
class Asker {
 public:
  Asker(std::span<const Table* const> tables, Visitor& visitor)
      : tables_(tables), visitor_(visitor) {}

  void ask(const Relation& relation) {
    static const Bindings kNone;
    if (relation.bindings.empty()) ask_bound(relation, {.bindings = &kNone});
    for (const Bindings& bindings : relation.bindings) ask_bound(relation, {.bindings = &bindings});
  }

 private:
  void ask_bound(const Relation& relation, Instance instance) {
    if (!relation.each) return ask_once(relation, instance);
    std::string room;
    const auto id = bound(relation.each->table, instance, room);
    for (const auto& table : tables_.of(id.value_or(relation.each->table))) {
      instance.table = table.get();
      ask_each(relation, instance);
    }
  }

  void ask_each(const Relation& relation, Instance instance) {
    const TableIndex& table = *instance.table;
    const auto lacks = [&](const std::string& column) {
      visitor_.missing(relation, {nullptr, &table, "列“" + column + "”", true});
    };
    std::string missing;
    const auto rows = rows_of(table, {table.first_row(), table.rows()}, relation.each->rows,
                              instance, tables_, missing);
    std::vector<int> by;
    for (const std::string& name : relation.each->by) {
      std::string room;
      const std::string heading(bound(name, instance, room).value_or(name));
      const auto column = table.column(heading);
      if (!column) return lacks(heading);
      by.push_back(*column);
    }
    if (!rows) return lacks(missing);
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      instance.row = (*rows)[i];
      instance.next_row = i + 1 < rows->size() ? (*rows)[i + 1] : std::numeric_limits<int>::max();
      if (!by.empty()) {
        std::string key;
        for (int column : by) key += table.text(instance.row, column) + '\n';
        if (!seen.insert(std::move(key)).second) continue;
      }
      ask_once(relation, instance);
    }
  }

  void ask_once(const Relation& relation, const Instance& instance) {
    sides_.left.clear();
    sides_.right.clear();
    Missing missing;
    auto state = find_cells(relation.left, instance, tables_, sides_.left, missing);
    if (state == SideState::kKnown) {
      state = find_cells(relation.right, instance, tables_, sides_.right, missing);
    }
    if (state == SideState::kMissing) visitor_.missing(relation, missing);
    if (state != SideState::kKnown || is_row_continued(instance) || has_unknown(sides_)) return;
    const auto left = sum_of(sides_.left);
    const auto right = sum_of(sides_.right);
    if (!left || !right) return visitor_.beyond_range(relation, sides_);
    sides_.left_sum = *left;
    sides_.right_sum = *right;
    visitor_.compare(relation, sides_);
  }

  // Whether the cells of this row are merged with the row above, where they are compared.
  bool is_row_continued(const Instance& instance) const {
    if (instance.table == nullptr) return false;
    const auto begins_above = [&](const SideCell& one) {
      return one.table->is_of_same_table(*instance.table) && one.row == instance.row &&
             one.cell().row < one.row;
    };
    return std::ranges::any_of(sides_.left, begins_above) ||
           std::ranges::any_of(sides_.right, begins_above);
  }

  TableIndexes tables_;
  Visitor& visitor_;
  Sides sides_;
};

// Reports what does not hold.
class Comparer {
 public:
  Comparer(const VerifyOptions& options, Findings& findings)
      : options_(options), report_(options, findings) {}

  void missing(const Relation& relation, const Missing& what) { report_.missing(relation, what); }

  void beyond_range(const Relation& relation, const Sides& sides) {
    report_.beyond_range(relation, sides);
  }

  void finish() { report_.finish(); }

  void compare(const Relation& relation, const Sides& sides) {
    if (options_.visit) options_.visit(relation, sides);
    if (relation.kind == RelationKind::kIn) return compare_texts(relation, sides);
    if (relation.kind == RelationKind::kUnique) return find_repeated(relation, sides);
    const Amount difference = sides.left_sum - sides.right_sum;
    const CheckKind kind = check_kind(relation.kind);
    if (holds(kind, difference, {})) return;
    const bool is_tail = options_.figures == Figures::kDisplayed &&
                         holds(kind, difference, rounding_limit(relation, sides));
    report_.differs(relation, sides, is_tail);
  }

 private:
  void compare_texts(const Relation& relation, const Sides& sides) {
    std::unordered_set<std::string_view> known;
    for (const SideCell& one : sides.right) known.insert(one.table->text(one.row, one.column));
    for (const SideCell& one : sides.left) {
      const std::string& text = one.table->text(one.row, one.column);
      if (!text.empty() && !known.contains(text)) report_.not_in(relation, one, sides.right);
    }
  }

  void find_repeated(const Relation& relation, const Sides& sides) {
    std::map<std::string_view, const SideCell*> known;
    for (const SideCell& one : sides.left) {
      const std::string& text = one.table->text(one.row, one.column);
      if (text.empty()) continue;
      const auto [first, is_new] = known.try_emplace(text, &one);
      if (!is_new) report_.repeated(relation, *first->second, one);
    }
  }

  const VerifyOptions& options_;
  Report report_;
};

// Only visits, reports nothing.
struct Onlooker {
  const std::function<void(const Relation&, const Sides&)>& visit;

  void missing(const Relation&, const Missing&) const {}
  void beyond_range(const Relation&, const Sides&) const {}
  void compare(const Relation& relation, const Sides& sides) const { visit(relation, sides); }
};

}  // namespace

Amount rounding_limit(const Relation& relation, const Sides& sides) {
  const bool is_one_to_one = sides.left.size() == 1 && sides.right.size() == 1;
  if (relation.tolerance == Tolerance::kNone ||
      (relation.tolerance == Tolerance::kAuto && is_one_to_one)) {
    return {};
  }
  std::int64_t figures = 0;
  Amount unit;
  for (const auto* side : {&sides.left, &sides.right}) {
    for (const SideCell& one : *side) {
      if (!one.cell().number) continue;
      ++figures;
      unit = std::max(unit, last_place(one.cell().number->format));
    }
  }
  return Amount::from_fen(figures / 2 * unit.fen());
}

void for_each_instance(std::span<const Table* const> tables, const Relations& relations,
                       const std::function<void(const Relation&, const Sides&)>& visit) {
  Onlooker onlooker{visit};
  Asker asker(tables, onlooker);
  for (const Relation& relation : relations.all) asker.ask(relation);
}

void verify(std::span<const Table* const> tables, const Relations& relations,
            const VerifyOptions& options, Findings& findings) {
  Comparer comparer(options, findings);
  Asker asker(tables, comparer);
  for (const Relation& relation : relations.all) asker.ask(relation);
  comparer.finish();
}

}  // namespace gongkai
