#include "chapters/breakdown_findings.h"

#include <algorithm>
#include <string>
#include <variant>

#include "chapters/figure.h"

namespace gongkai {
namespace {

const Query* sum_of(const std::string& figure, const Pack& pack) {
  const PackFigure* found = find_figure(pack, figure);
  return found == nullptr ? nullptr : std::get_if<Query>(&found->source);
}

}  // namespace

Finding breakdown_remainder(const Breakdown& breakdown, Amount parts, Amount whole,
                            MoneyUnit unit) {
  const bool is_less = parts < whole;
  const auto words = [unit](Amount amount) {
    return exact_text(amount, unit) + std::string(name(unit));
  };
  return {.id = "breakdown-remainder",
          .where = breakdown.where.place(),
          .message = "{{" + breakdown.name + "}} 的各项之和为 " + words(parts) + "，比总额 {{" +
                     breakdown.of + "}} " + words(whole) + (is_less ? " 少 " : " 多 ") +
                     words(is_less ? whole - parts : parts - whole),
          .expected = "每笔金额列入且只列入一项",
          .help =
              "检查预算中是否有未列示的科目或资金来源；数据无误的，在模板包的 "
              "breakdowns 中补上这一项；总额不是这个金额的，写明 \"of\"",
          .hinders_publication_only = true};
}

std::vector<Note> facts_in_no_part(const Breakdown& breakdown, const Pack& pack,
                                   const FactLists& facts) {
  constexpr std::size_t kMostNotes = 3;
  std::vector<Note> out;
  const Query* all = sum_of(breakdown.of, pack);
  if (all == nullptr) return out;
  for (const LedgerEntry* fact : facts.select(all->facts, all->where)) {
    const auto takes = [&](const auto& item) {
      const Query* part = sum_of(item.second, pack);
      return part == nullptr || part->where.matches(*fact);
    };
    if (out.size() == kMostNotes || std::ranges::any_of(breakdown.items, takes)) continue;
    out.push_back(
        {"各项均不包括这一笔 " + with_unit(fact->amount, pack.text_amount), fact->where.place()});
  }
  return out;
}

}  // namespace gongkai
