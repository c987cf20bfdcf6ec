#include "check/clauses.h"

#include <algorithm>
#include <array>

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 10> kEnds = {"，", "。", "；", ",", ";",
                                                    "\n", "！", "：", ":", "？"};

std::size_t end_at(std::string_view text) {
  for (const std::string_view end : kEnds) {
    if (text.starts_with(end)) return end.size();
  }
  return 0;
}

// "不再增加", and what is meant to be: "为减少隐患".
bool is_negated(std::string_view before) {
  constexpr std::array<std::string_view, 8> kNot = {"不",   "未", "无",   "不再",
                                                    "没有", "为", "避免", "防止"};
  return std::ranges::any_of(kNot, [&](std::string_view word) { return before.ends_with(word); });
}

}  // namespace

std::vector<std::string_view> clauses_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::size_t end = at == text.size() ? 1 : end_at(text.substr(at));
    if (end == 0) continue;
    if (at > begin) out.push_back(text.substr(begin, at - begin));
    begin = at + end;
    at += end - 1;
  }
  return out;
}

std::size_t comparison_at(std::string_view text, int last_year) {
  constexpr std::array<std::string_view, 4> kBefore = {"比", "较", "与", "和"};
  const std::string year = std::to_string(last_year) + "年";
  const std::array<std::string_view, 5> when = {"上年度", "上年", "上一年", "去年", year};
  constexpr std::array<std::string_view, 7> kAfter = {"预算数相比", "预算相比", "相比", "预算数",
                                                      "年初预算",   "预算",     "同期"};
  if (text.starts_with("同比")) return std::string_view("同比").size();
  for (const std::string_view before : kBefore) {
    if (!text.starts_with(before)) continue;
    for (const std::string_view each : when) {
      std::size_t at = before.size();
      if (!text.substr(at).starts_with(each)) continue;
      at += each.size();
      for (const std::string_view after : kAfter) {
        if (text.substr(at).starts_with(after)) return at + after.size();
      }
      return at;
    }
  }
  return 0;
}

bool is_about_last_year(std::string_view clause, int last_year, const TextTables& tables) {
  std::string rest;
  for (std::size_t at = 0; at < clause.size();) {
    const std::size_t comparison = comparison_at(clause.substr(at), last_year);
    if (comparison == 0) rest += clause[at];
    at += std::max<std::size_t>(comparison, 1);
  }
  return rest.find(std::to_string(last_year) + "年") != std::string::npos ||
         !find_word(rest, ChangeWord::Kind::kLastYear, tables).empty();
}

std::string_view find_word(std::string_view text, ChangeWord::Kind kind, const TextTables& tables) {
  std::size_t first = std::string_view::npos;
  std::string_view out;
  for (const ChangeWord& each : tables.changes) {
    if (each.kind != kind) continue;
    const std::size_t at = text.find(each.word);
    if (at >= first || is_negated(text.substr(0, at))) continue;
    first = at;
    out = each.word;
  }
  return out;
}

std::string_view word_at(std::string_view text, ChangeWord::Kind kind, const TextTables& tables) {
  std::string_view out;
  for (const ChangeWord& each : tables.changes) {
    const bool is_longer = each.word.size() > out.size();
    if (each.kind == kind && is_longer && text.starts_with(each.word)) out = each.word;
  }
  return out;
}

}  // namespace gongkai
