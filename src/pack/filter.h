#pragma once

// Selects the facts of a row, a column or a sum: {"source": "11", "kind": "项目支出"}.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/checked.h"

namespace gongkai {

template <class T>
struct Shape;

/// The names of a kind of spending and of the kinds above it, widest first: 支出, 基本支出,
/// 人员经费.
std::span<const std::string_view> kind_chain(LedgerEntry::Kind kind);

/// Whether something is true of a fact. Of last year it may not be known.
enum class Match { kNo, kYes, kUnknown };

/// All that is stated must hold; a list of values is an "or". Codes match with all codes that begin
/// with them: "206" takes 2060101.
struct Condition {
  std::vector<std::string> unit;
  std::vector<std::string> function;
  std::vector<std::string> economic;
  std::vector<std::string> government_economic;
  std::vector<std::string> source;
  std::vector<std::string> unit_kind;  ///< 行政单位, 参公事业单位, 事业单位
  std::optional<bool> lead_unit;       ///< 部门本级, or the units below it
  std::vector<std::string> project;
  std::optional<bool> key;         ///< of a key project; false: of another
  std::optional<bool> has_goals;   ///< of a project with goals or indicators; false: of another
  std::vector<std::string> texts;  ///< of a project that states one of these texts
  std::vector<std::string> kind;  ///< 支出, 基本支出, 项目支出, 人员经费 … 年终结转结余
  std::vector<std::string> procurement;  ///< 政府采购, 面向中小企业, 面向小微企业
  std::optional<bool> carried_over;
  std::optional<bool> deferred;
  std::vector<Condition> except;  ///< excludes what matches one of these

  /// Of an amount of last year: whether it is known that it meets the condition.
  bool matches(const LedgerEntry& fact) const;
  Match match(const LedgerEntry& fact) const;
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// Whether the condition names codes of 功能分类 or 经济分类.
bool has_codes(const Condition& condition);

/// A disjunction of conditions; none: every fact.
struct Filter {
  std::vector<Condition> any_of;

  bool matches(const LedgerEntry& fact) const;
  Match match(const LedgerEntry& fact) const;
  friend bool operator==(const Filter&, const Filter&) = default;
};

/// Filters that must all match: a heading's and those above it.
using Filters = std::vector<Filter>;
bool matches(const Filters& filters, const LedgerEntry& fact);
Match match(const Filters& filters, const LedgerEntry& fact);

/// Whether the filters take nothing but what a list of last year's amounts is to hold: its scope.
bool are_within(const Filters& filters, const LastYearList& list);

Shape<Filter> filter_shape();

}  // namespace gongkai
