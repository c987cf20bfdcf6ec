#include "import/bound_table.h"

#include <algorithm>

#include "source/name_list.h"

namespace gongkai {
namespace {

// The list of codes that entries of a list are known by; null: none.
const char* own_codes(const std::string& list) {
  if (list == "projects") return kFillInProjects;
  return list == "department/units" ? kFillInUnits : nullptr;
}

class TableBinder {
 public:
  TableBinder(const FoundTable& table, const FillInLayout& layout, Findings& findings)
      : table_(table), layout_(layout), findings_(findings) {}

  std::optional<std::vector<BoundList>> bind() {
    for (const MappedList& list : table_.table->lists) bind(list);
    return is_good_ ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  void report_unknown(Place where, const char* id, std::string message, UnknownName advice) {
    is_good_ = false;
    findings_.add({.id = id,
                   .where = std::move(where),
                   .message = std::move(message),
                   .expected = std::move(advice.expected),
                   .help = std::move(advice.help)});
  }

  int column_of(const std::vector<std::string>& headings) const {
    const TableHeading* heading = table_.headings.find(headings);
    return heading == nullptr ? -1 : heading->column;
  }

  BoundCondition condition(const RowCondition& condition) const {
    return {column_of(condition.headings), &condition.values};
  }

  void bind(const MappedList& list) {
    const FillInBlock* block = find_block(list);
    if (block == nullptr) return;
    BoundList out{.mapped = &list, .block = block, .unless = condition(list.unless)};
    const auto amount =
        std::ranges::find(block->columns, std::vector<std::string>{"amount"}, &FillInColumn::path);
    if (amount != block->columns.end()) out.amount = &*amount;
    const bool has_amounts = !list.amount.empty() || !list.funds.empty();
    if (has_amounts && out.amount == nullptr) {
      find_member(*block, "amount", list.where.place());
      return;
    }
    const auto key = std::ranges::find(list.columns, list.key, &MappedColumn::member);
    const int key_column = key == list.columns.end() ? -1 : column_of(key->headings);
    for (const MappedColumn& column : list.columns) bind(column, key_column, out);
    for (const MappedFund& fund : list.funds) bind(fund, out);
    const int whole = column_of(list.amount);
    if (whole >= 0 && out.funds.empty()) {
      out.funds.push_back({.column = whole, .members = {}});
    } else {
      out.whole = whole;
    }
    const bool needs_amount = out.amount != nullptr && out.amount->is_required && list.key.empty();
    if (needs_amount && out.funds.empty()) report_no_amount(list, *block);
    const bool has_key = list.key.empty() || key_column >= 0;
    if (has_key && !(out.columns.empty() && out.funds.empty())) out_.push_back(std::move(out));
  }

  void report_no_amount(const MappedList& list, const FillInBlock& block) {
    is_good_ = false;
    findings_.add({.id = "mapping-no-amount",
                   .where = list.where.place(),
                   .message = "对应表没有写明" + block.title + "的金额在哪一栏",
                   .expected = "\"amount\" 或 \"funds\"，写金额一栏的名称",
                   .help = "写作 \"amount\": [\"金额\"]，换成表中金额一栏的名称"});
  }

  const FillInBlock* find_block(const MappedList& list) {
    std::vector<std::string> known;
    for (const FillInSheet& sheet : layout_.sheets) {
      for (const FillInBlock& block : sheet.blocks) {
        const bool is_list = block.kind == FillInKind::kEntries && block.inner.empty();
        if (is_list && path_text(block.path) == list.list) return &block;
        if (is_list) known.push_back(path_text(block.path));
      }
    }
    report_unknown(list.where.member_place("list"), "mapping-list-unknown",
                   "预算文件没有列表“" + list.list + "”", unknown_name(list.list, known));
    return nullptr;
  }

  const FillInColumn* find_member(const FillInBlock& block, const std::string& member,
                                  Place where) {
    std::vector<std::string> known;
    for (const FillInColumn& each : block.columns) {
      if (path_text(each.path) == member) return &each;
      known.push_back(path_text(each.path));
    }
    report_unknown(std::move(where), "mapping-member-unknown",
                   "“" + block.title + "”没有字段“" + member + "”", unknown_name(member, known));
    return nullptr;
  }

  void bind(const MappedColumn& column, int key, BoundList& list) {
    const FillInColumn* as =
        find_member(*list.block, column.member, column.where.member_place("member"));
    const int at = column_of(column.headings);
    if (as == nullptr || at < 0) return;
    list.columns.push_back(
        {.mapped = &column,
         .as = as,
         .column = at,
         .names = column_of(column.names),
         .own_codes = column.member == list.mapped->key ? own_codes(list.mapped->list) : nullptr,
         .is_name = at == key && column.member != list.mapped->key,
         .unless = condition(column.unless)});
  }

  void bind(const MappedFund& fund, BoundList& list) {
    BoundFund out{.column = column_of(fund.headings), .members = {}};
    for (const auto& [member, value] : fund.set) {
      const FillInColumn* as = find_member(*list.block, member, value.key_place());
      NewJson copy(value);
      copy.key.clear();
      if (as != nullptr) out.members.emplace_back(as, std::move(copy));
    }
    if (out.column >= 0) list.funds.push_back(std::move(out));
  }

  const FoundTable& table_;
  const FillInLayout& layout_;
  Findings& findings_;
  std::vector<BoundList> out_;
  bool is_good_ = true;
};

}  // namespace

const BoundColumn* BoundList::find(const std::string& member) const {
  const auto found = std::ranges::find_if(
      columns, [&](const BoundColumn& column) { return column.mapped->member == member; });
  return found == columns.end() ? nullptr : &*found;
}

std::optional<std::vector<BoundList>> bound_table(const FoundTable& table,
                                                  const FillInLayout& layout, Findings& findings) {
  return TableBinder(table, layout, findings).bind();
}

std::string path_text(const std::vector<std::string>& path) { return joined(path, "/"); }

}  // namespace gongkai
