#include "verify/report.h"

#include <algorithm>

#include "document/cell_path.h"
#include "source/name_list.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// Further cells of a side are only counted.
constexpr std::size_t kMostCells = 8;

// Longer texts are not considered slips of each other.
constexpr std::size_t kLongestAlike = 200;
constexpr std::size_t kMostAlike = 2'000;

// The candidates for a misspelt text.
std::vector<std::string> candidates(const std::vector<SideCell>& cells) {
  std::vector<std::string> out;
  for (const SideCell& one : cells) {
    const std::string& text = one.table->text(one.row, one.column);
    if (text.size() <= kLongestAlike) out.push_back(text);
    if (out.size() == kMostAlike) break;
  }
  return out;
}

std::string table_name(const Table& table) {
  return "“" + (table.name.empty() ? table.title : table.name) + "”";
}

// Headings and labels unchanged, unless they are unreasonably long.
std::string fit_for_naming(const std::string& path) {
  constexpr std::size_t kLongest = 600;
  return path.size() > kLongest ? shortened(path) : path;
}

MoneyUnit unit_of(const Sides& sides) {
  for (const auto* side : {&sides.left, &sides.right}) {
    for (const SideCell& one : *side) {
      if (one.cell().number) return one.cell().number->format.unit;
    }
  }
  return MoneyUnit::kTenThousandYuan;
}

std::string amount_text(const SideCell& one) {
  const Cell& cell = one.cell();
  return cell.number ? exact_text(cell.number->value, cell.number->format.unit)
                     : std::string("（空）");
}

std::string sign_of(RelationKind kind) {
  if (kind == RelationKind::kAtMost) return "不大于";
  return kind == RelationKind::kAtLeast ? "不小于" : "等于";
}

std::string id_of(const Relation& relation) { return "relation-" + relation.id; }

std::string help_of(const Relation& relation) {
  return relation.help.empty() ? "对照下列各格，改正其中有误的一处" : relation.help;
}

}  // namespace

Place Report::place() const {
  Place where;
  where.file = options_.file;
  return where;
}

std::string Report::name_of(const SideCell& one) const {
  std::string out = options_.place_of ? "" : "表" + table_name(one.table->table());
  const std::string row = fit_for_naming(row_path(one.table->table().grid, one.row, one.column));
  const std::string column =
      fit_for_naming(column_path(one.table->table().grid, one.table->heading_rows(), one.column));
  if (!row.empty()) out += "行“" + row + "”";
  if (!column.empty()) out += "列“" + column + "”";
  if (!options_.place_of) return out;
  const Cell& cell = one.cell();
  const std::string place = options_.place_of(one.table->table(), cell.row, cell.column);
  return out.empty() ? place : place + "（" + out + "）";
}

std::vector<Note> Report::notes(const Sides& sides) const {
  std::vector<Note> out;
  const auto add = [&](const char* which, const std::vector<SideCell>& side) {
    // Empty cells are omitted if there are others.
    const bool has_numbers = std::ranges::any_of(side, [](const SideCell& one) {
      return one.cell().number && !one.cell().number->value.is_zero();
    });
    std::size_t count = 0;
    for (const SideCell& one : side) {
      const bool is_empty = !one.cell().number || one.cell().number->value.is_zero();
      if (has_numbers && is_empty) continue;
      if (++count > kMostCells) continue;
      out.push_back(
          {which + name_of(one) + "：" + (one.is_subtracted ? "减 " : "") + amount_text(one), {}});
    }
    if (count > kMostCells) {
      out.push_back(
          {which + std::string("还有 ") + std::to_string(count - kMostCells) + " 格", {}});
    }
  };
  add("左边 ", sides.left);
  add("右边 ", sides.right);
  return out;
}

void Report::differs(const Relation& relation, const Sides& sides, bool is_tail) {
  const std::string id = is_tail ? "rounding-residue" : id_of(relation);
  findings_.add(id, [&] { return difference_of(relation, sides, is_tail); });
}

Finding Report::difference_of(const Relation& relation, const Sides& sides, bool is_tail) const {
  const MoneyUnit unit = unit_of(sides);
  const std::string left = exact_text(sides.left_sum, unit);
  const std::string right = exact_text(sides.right_sum, unit);
  const Amount difference = sides.left_sum - sides.right_sum;
  return {.id = is_tail ? "rounding-residue" : id_of(relation),
          .severity = is_tail ? Severity::kWarning : relation.severity,
          .where = place(),
          .message = relation.id + " " + relation.name + "：左边 " + left + "，右边 " + right +
                     "，相差 " + exact_text(difference, unit) + std::string(name(unit)),
          .expected = "左边" + sign_of(relation.kind) + "右边 " + right,
          .help = is_tail
                      ? "是四舍五入的尾差；表下可注明“因四舍五入，部分合计数与分项数之和存在尾差”"
                      : help_of(relation),
          .notes = notes(sides)};
}

void Report::beyond_range(const Relation& relation, const Sides& sides) {
  findings_.add("number-range", [&]() -> Finding {
    return {.id = "number-range",
            .where = place(),
            .message = relation.id + " " + relation.name + "：各格的合计超出可以核对的范围",
            .expected = "合计不超过 4,600,000,000,000 万元",
            .help = "改正下列各格中多写了位数的金额",
            .notes = notes(sides)};
  });
}

void Report::not_in(const Relation& relation, const SideCell& one,
                    const std::vector<SideCell>& others) {
  findings_.add(id_of(relation), [&]() -> Finding {
    const std::string text = shortened(one.table->text(one.row, one.column));
    const std::string like = nearest(text, candidates(others));
    const std::string where =
        others.empty() ? "另一张表" : "表" + table_name(others.front().table->table());
    return {.id = id_of(relation),
            .severity = relation.severity,
            .where = place(),
            .message = relation.id + " " + relation.name + "：“" + text + "”不在" + where + "中",
            .expected = where + "中也有“" + text + "”",
            .help = like.empty() ? help_of(relation) : "是否应为“" + like + "”？",
            .notes = {{name_of(one), {}}}};
  });
}

void Report::repeated(const Relation& relation, const SideCell& first, const SideCell& second) {
  findings_.add(id_of(relation), [&]() -> Finding {
    return {.id = id_of(relation),
            .severity = relation.severity,
            .where = place(),
            .message = relation.id + " " + relation.name + "：“" +
                       shortened(second.table->text(second.row, second.column)) + "”出现两次",
            .expected = "每个只出现一次",
            .help = help_of(relation),
            .notes = {{name_of(first), {}}, {name_of(second), {}}}};
  });
}

void Report::missing(const Relation& relation, const Missing& missing) {
  if (options_.place_of && missing.is_column) return;
  const std::string what =
      "表" + table_name(missing.table->table()) + "中没有" + shortened(missing.what);
  if (!said_.insert(what).second) return;
  const std::string id = "relation-cell-missing";
  const JsonValue& where = missing.term != nullptr ? missing.term->where : relation.each->where;
  findings_.add(id, [&]() -> Finding {
    return {
        .id = id,
        .where = options_.place_of ? place() : where.place(),
        .message = what,
        .expected = "表中列示的行名和列名，上下级列名之间用 / 分隔",
        .help = options_.place_of ? "按规定的表样补上" : "用 --emit=document 查看该表的行名和列名"};
  });
}

}  // namespace gongkai
