// Dates and years that do not fit together.

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/all_checks.h"
#include "check/clauses.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

int number(std::string_view digits) {
  int out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

// The day of "YYYY-MM-DD".
std::chrono::sys_days day_of(std::string_view date) {
  return std::chrono::year(number(date.substr(0, 4))) /
         std::chrono::month(static_cast<unsigned>(number(date.substr(5, 2)))) /
         std::chrono::day(static_cast<unsigned>(number(date.substr(8, 2))));
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

// Whether the text ends inside 《…》: names keep their years.
bool is_in_title(std::string_view before) {
  const std::size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

// Whether the words before a year show that it refers to another time on purpose.
bool is_of_another_time(std::string_view before) {
  return is_in_title(before) || ends_with_any(before, {"截至", "截止", "自", "从", "于", "至", "到",
                                                       "-", "—", "–", "~", "～", ",", "、"});
}

/// A year in a text: “2023年”, “二〇二三年”, “23年度”.
struct YearInText {
  std::size_t begin = 0;
  std::size_t end = 0;    // of the number
  std::size_t after = 0;  // after 年
  int number = 0;
};

// 二〇二三 with its size in bytes; 0: no such number ends the text.
int chinese_year(std::string_view before, std::size_t& size) {
  constexpr std::array<std::string_view, 12> kDigits = {"〇", "一", "二", "三", "四", "五",
                                                        "六", "七", "八", "九", "零", "○"};
  int out = 0;
  int place = 1;
  std::string_view rest = before;
  for (int i = 0; i < 4; ++i) {
    const auto* found = std::ranges::find_if(
        kDigits, [&](std::string_view digit) { return rest.ends_with(digit); });
    if (found == kDigits.end()) return 0;
    const auto digit = static_cast<int>(found - kDigits.begin());
    out += (digit < 10 ? digit : 0) * place;
    place *= 10;
    rest.remove_suffix(found->size());
  }
  size = before.size() - rest.size();
  return out;
}

// Digits that end a text: how many, at most five.
std::size_t digits_at_end(std::string_view text) {
  std::size_t out = 0;
  while (out < 5 && out < text.size() && is_digit(text[text.size() - 1 - out])) ++out;
  return out;
}

// The years of this century in a text, in their order.
std::vector<YearInText> years_in(std::string_view text, int year) {
  constexpr std::string_view kYear = "年";
  constexpr int kOldestShort = 8;  // "15年度" may mean other things
  std::vector<YearInText> out;
  for (std::size_t at = text.find(kYear); at != std::string_view::npos;
       at = text.find(kYear, at + 1)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    const std::string_view before = text.substr(0, end);
    std::size_t size = digits_at_end(before);
    int found = size == 4 ? number(before.substr(end - 4)) : 0;
    const bool is_short = size == 2 && text.substr(at).starts_with("年度") &&
                          !before.substr(0, end - 2).ends_with("第");
    if (is_short) {
      found = 2000 + number(before.substr(end - 2));
      if (found >= year || found < year - kOldestShort) found = 0;
    }
    if (size == 0) found = chinese_year(before, size);
    if (found / 100 == 20) out.push_back({end - size, end, at + kYear.size(), found});
  }
  return out;
}

std::string_view text_before(std::string_view text, const YearInText& found) {
  std::string_view out = text.substr(0, found.begin);
  while (out.ends_with(' ')) out.remove_suffix(1);
  return out;
}

// The first year that is neither of the two.
std::optional<YearInText> stale_year(std::string_view text, int year) {
  for (const YearInText& each : years_in(text, year)) {
    if (each.number == year || each.number == year - 1) continue;
    if (!is_of_another_time(text_before(text, each))) return each;
  }
  return std::nullopt;
}

bool is_compared(std::string_view before) {
  return ends_with_any(before, {"比", "较", "与", "和", "按", "按照"});
}

// The text after a year, without 度, a comma and the subject.
std::string_view text_after(std::string_view text, const YearInText& found) {
  std::string_view rest = text.substr(found.after);
  for (const std::string_view between :
       {"度", "，", ",", " ", "我局", "我委", "我校", "本单位", "本部门"}) {
    if (rest.starts_with(between)) rest.remove_prefix(between.size());
  }
  return rest;
}

// The first earlier year that a plan follows: “2023年计划…”, “2023年，将…”.
std::optional<YearInText> planned_year(std::string_view text, int year, const TextTables& tables) {
  for (const YearInText& each : years_in(text, year)) {
    if (each.number >= year) continue;
    const std::string_view before = text.substr(0, each.begin);
    if (is_of_another_time(before) || is_compared(before)) continue;
    if (!word_at(text_after(text, each), ChangeWord::Kind::kPlan, tables).empty()) return each;
  }
  return std::nullopt;
}

// The clause that begins with a text.
std::string_view first_clause(std::string_view text) {
  const auto clauses = clauses_of(text);
  return clauses.empty() ? text : clauses.front();
}

// The first year before the last one that work stands beside: “做好2021年…”, “2021年开展…”.
std::optional<YearInText> worked_year(std::string_view text, int year, const TextTables& tables) {
  using Kind = ChangeWord::Kind;
  for (const YearInText& each : years_in(text, year)) {
    const std::string_view before = text_before(text, each);
    if (each.number >= year - 1 || is_of_another_time(before) || is_compared(before)) continue;
    if (!find_word(first_clause(text.substr(each.after)), Kind::kPast, tables).empty()) continue;
    const std::string_view after = text_after(text, each);
    const std::string_view word = word_at(after, Kind::kWork, tables);
    const bool is_done = after.substr(word.size()).starts_with("了");
    const bool follows = std::ranges::any_of(tables.changes, [&](const ChangeWord& work) {
      return work.kind == Kind::kWork && before.ends_with(work.word);
    });
    if (follows || (!word.empty() && !is_done)) return each;
  }
  return std::nullopt;
}

// A year before the last one with which the name of an indicator begins.
std::optional<YearInText> leading_year(std::string_view text, int year, const TextTables& tables) {
  const auto years = years_in(text, year);
  if (years.empty() || years.front().begin != 0 || years.front().number >= year - 1) return {};
  const bool is_past = !find_word(text, ChangeWord::Kind::kPast, tables).empty();
  return is_past ? std::nullopt : std::optional(years.front());
}

/// Which years of a text are checked.
enum class Years {
  kPlanned,  ///< those of plans and of work
  kLeading,  ///< in names of indicators
  kNotes,    ///< all, except in clauses about the past
  kAll
};

struct StaleYear {
  YearInText year;
  bool is_planned = false;
};

std::optional<StaleYear> find_stale_year(std::string_view text, int year, Years years,
                                         const TextTables& tables) {
  const bool is_past =
      years == Years::kNotes && !find_word(text, ChangeWord::Kind::kPast, tables).empty();
  if (years == Years::kAll || (years == Years::kNotes && !is_past)) {
    if (const auto found = stale_year(text, year)) return StaleYear{*found};
  }
  if (years == Years::kLeading) {
    if (const auto found = leading_year(text, year, tables)) return StaleYear{*found};
  }
  if (years == Years::kPlanned) {
    if (const auto found = worked_year(text, year, tables)) return StaleYear{*found, true};
  }
  if (const auto found = planned_year(text, year, tables)) return StaleYear{*found, true};
  return std::nullopt;
}

void check_years(const JsonValue& value, int year, Years years, const TextTables& tables,
                 Findings& findings) {
  if (value.kind() != JsonKind::kString) {
    value.for_each_child(
        [&](const JsonValue& child) { check_years(child, year, years, tables, findings); });
    return;
  }
  const auto found = find_stale_year(value.text(), year, years, tables);
  if (!found) return;
  findings.add({.id = "year-in-text",
                .severity = Severity::kWarning,
                .where = value.text_place(found->year.begin, found->year.end),
                .message = (found->is_planned ? "文字中的计划年份是 " : "文字中的年份是 ") +
                           std::to_string(found->year.number) + " 年",
                .expected = "预算年度 " + std::to_string(year) +
                            (found->is_planned ? "" : " 或上年 " + std::to_string(year - 1)),
                .help = "改正年份；确指其他年度的，在 \"waived\" 中写明豁免理由"});
}

void check_indicator_years(const std::vector<Indicator>& indicators, int year,
                           const TextTables& tables, Findings& findings) {
  for (const Indicator& indicator : indicators) {
    if (!indicator.where.exists()) continue;
    if (const auto name = indicator.where.find("level3")) {
      check_years(*name, year, Years::kLeading, tables, findings);
    }
  }
}

}  // namespace

// Dates are YYYY-MM-DD, so they compare as texts.
void check_assets_date(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.assets || budget.assets->as_of.empty() || budget.published_on.empty()) return;
  const auto oldest = catalog.usual->limit("assets-oldest-years");
  const bool is_late = budget.assets->as_of > budget.published_on;
  const bool is_old = number(std::string_view(budget.assets->as_of).substr(0, 4)) <
                      budget.year - static_cast<int>(oldest);
  if (!is_late && !is_old) return;
  const auto assets = budget.source ? budget.source->root().find("assets") : std::nullopt;
  findings.add({.id = "assets-date",
                .severity = Severity::kWarning,
                .where = assets          ? assets->member_place("as_of")
                         : budget.source ? budget.source->root().member_place("department")
                                         : Place{},
                .message = "国有资产占用情况截至 " + budget.assets->as_of + "，" +
                           (is_late ? "晚于公开日期 " + budget.published_on
                                    : "早于 " + std::to_string(budget.year - oldest) + " 年"),
                .expected = "上年末，如 " + std::to_string(budget.year - 1) + "-12-31",
                .help = is_late ? "改正其中一个日期" : "改为上年末的情况，车辆和设备数量一并更新"});
}

// 预算法 (2018) 第十四条: within 20 days of the approval by the finance office.
void check_published_in_time(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.approved_on.empty() || budget.published_on.empty() || !budget.source) return;
  const auto days = (day_of(budget.published_on) - day_of(budget.approved_on)).count();
  if (days >= 0 && days <= 20) return;
  findings.add({.id = "published-in-time",
                .severity = Severity::kWarning,
                .where = budget.source->root().member_place("published_on"),
                .message = days < 0 ? "公开日期 " + budget.published_on + " 早于批复日期 " +
                                          budget.approved_on
                                    : "公开日期在批复（" + budget.approved_on + "）之后 " +
                                          std::to_string(days) + " 日",
                .expected = "财政部门批复后二十日内公开（预算法第十四条）",
                .help = "核对两个日期"});
}

// Budgets are published in their year, 申报 of projects some months before it.
void check_publication_date(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.published_on.empty() || !budget.source) return;
  const std::string first = std::to_string(budget.year - 1) + "-07-01";
  const std::string last = std::to_string(budget.year) + "-12-31";
  if (budget.published_on >= first && budget.published_on <= last) return;
  findings.add({.id = "publication-date",
                .severity = Severity::kWarning,
                .where = budget.source->root().member_place("published_on"),
                .message = "公开日期 " + budget.published_on + " 不符合 " +
                           std::to_string(budget.year) + " 年预算的公开时间",
                .expected = first + " 至 " + last + " 之间的日期",
                .help = "核对 \"published_on\" 和 \"year\""});
}

// Texts copied from last year's document. Goals may look back, but not plan for a past year.
void check_years_in_texts(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.source || !catalog.texts) return;
  const JsonValue file = budget.source->root();
  const auto check = [&](const std::optional<JsonValue>& texts, Years years) {
    if (texts) check_years(*texts, budget.year, years, *catalog.texts, findings);
  };
  for (const char* member : {"texts", "reasons"}) check(file.find(member), Years::kAll);
  check(file.find("notes"), Years::kNotes);
  const auto goals = file.find("goals");
  if (goals && goals->kind() == JsonKind::kObject) {
    for (const char* member : {"annual", "tasks"}) check(goals->find(member), Years::kPlanned);
  }
  for (const Project& project : budget.projects) {
    if (project.where.exists()) check(project.where.find("goal"), Years::kPlanned);
    check_indicator_years(project.indicators, budget.year, *catalog.texts, findings);
  }
  check_indicator_years(budget.goals.indicators, budget.year, *catalog.texts, findings);
}

// A project that ended before the year, or before it began.
void check_project_dates(const Budget& budget, const Catalog&, Findings& findings) {
  const std::string first = std::to_string(budget.year) + "-01-01";
  const std::string last = std::to_string(budget.year) + "-12-31";
  for (const Project& project : budget.projects) {
    const bool has_ended = !project.end.empty() && project.end < first;
    const bool is_later = !project.start.empty() && project.start > last;
    const bool is_reversed =
        !project.start.empty() && !project.end.empty() && project.end < project.start;
    if (!has_ended && !is_later && !is_reversed) continue;
    const std::string when = is_reversed
                                 ? "结束日期 " + project.end + " 早于开始日期 " + project.start
                             : has_ended ? "已于 " + project.end + " 结束"
                                         : project.start + " 才开始";
    findings.add({.id = "project-dates",
                  .severity = Severity::kWarning,
                  .where = project.where.member_place(is_later ? "start" : "end"),
                  .message = "项目“" + project.name + "”" + when,
                  .expected = "实施期包括预算年度 " + std::to_string(budget.year),
                  .help = "核对起止日期，检查是否沿用往年日期"});
  }
}

}  // namespace gongkai
