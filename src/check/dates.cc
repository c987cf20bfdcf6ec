// Dates and years that do not fit together.

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "check/all_checks.h"
#include "check/clauses.h"

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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

// Whether the text ends inside 《…》: names keep their years.
bool is_in_title(std::string_view before) {
  const std::size_t open = before.rfind("《");
  return open != std::string_view::npos && before.find("》", open) == std::string_view::npos;
}

// A year stands there that a budget need not speak of: of another time on purpose.
bool is_of_another_time(std::string_view before) {
  return is_in_title(before) || ends_with_any(before, {"截至", "截止", "自", "从", "于", "至", "到",
                                                       "-", "—", "–", "~", "～", ",", "、"});
}

// The place of the first “20xx年” that is neither of the years.
std::optional<std::size_t> stale_year(std::string_view text, int year) {
  constexpr std::string_view kYear = "年";
  for (std::size_t at = text.find(kYear); at != std::string_view::npos;
       at = text.find(kYear, at + 1)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end < 4 || !std::ranges::all_of(text.substr(end - 4, 4), is_digit)) continue;
    const std::size_t begin = end - 4;
    if (begin > 0 && is_digit(text[begin - 1])) continue;
    const int found = number(text.substr(begin, 4));
    if (found / 100 != 20 || found == year || found == year - 1) continue;
    std::string_view before = text.substr(0, begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (!is_of_another_time(before)) return begin;
  }
  return std::nullopt;
}

bool is_before_digits(std::string_view text, std::size_t at) {
  return at >= 4 && std::ranges::all_of(text.substr(at - 4, 4), is_digit) &&
         (at == 4 || !is_digit(text[at - 5]));
}

// The place of the first earlier year that a plan follows: “2023年计划…”, “2023年，将…”.
std::optional<std::size_t> planned_year(std::string_view text, int year, const TextTables& tables) {
  constexpr std::string_view kYear = "年";
  for (std::size_t at = text.find(kYear); at != std::string_view::npos;
       at = text.find(kYear, at + 1)) {
    if (!is_before_digits(text, at)) continue;
    const int found = number(text.substr(at - 4, 4));
    if (found / 100 != 20 || found >= year) continue;
    const std::string_view before = text.substr(0, at - 4);
    const bool is_compared = ends_with_any(before, {"比", "较", "与", "和", "按", "按照"});
    if (is_of_another_time(before) || is_compared) continue;
    std::string_view rest = text.substr(at + kYear.size());
    for (const std::string_view between :
         {"度", "，", ",", " ", "我局", "我委", "我校", "本单位", "本部门"}) {
      if (rest.starts_with(between)) rest.remove_prefix(between.size());
    }
    if (!word_at(rest, ChangeWord::Kind::kPlan, tables).empty()) return at - 4;
  }
  return std::nullopt;
}

/// Which years a text is asked for.
enum class Years { kPlanned, kAll };

void check_years(const JsonValue& value, int year, Years years, const TextTables& tables,
                 Findings& findings) {
  if (value.kind() != JsonKind::kString) {
    value.for_each_child(
        [&](const JsonValue& child) { check_years(child, year, years, tables, findings); });
    return;
  }
  auto at = years == Years::kAll ? stale_year(value.text(), year) : std::nullopt;
  const bool is_planned = !at;
  if (!at) at = planned_year(value.text(), year, tables);
  if (!at) return;
  findings.add({.id = "year-in-text",
                .severity = Severity::kWarning,
                .where = value.text_place(*at, *at + 4),
                .message = (is_planned ? "文字中计划的是 " : "文字中写的是 ") +
                           std::string(value.text().substr(*at, 4)) + " 年",
                .expected = "预算年度 " + std::to_string(year) +
                            (is_planned ? "" : " 或上年 " + std::to_string(year - 1)),
                .help = "改正年份；确指其他年度的，在 \"waived\" 中写明理由"});
}

}  // namespace

// Dates are YYYY-MM-DD: their order is that of the texts.
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
                .where = assets ? assets->member_place("as_of") : Place{},
                .message = "国有资产占用情况截至 " + budget.assets->as_of + "，" +
                           (is_late ? "晚于公开日期 " + budget.published_on
                                    : "早于 " + std::to_string(budget.year - oldest) + " 年"),
                .expected = "上年末，如 " + std::to_string(budget.year - 1) + "-12-31",
                .help = is_late ? "改正其中一个日期" : "换成上年末的情况，连同车辆和设备的数量"});
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
                .message = "公开日期 " + budget.published_on + " 不像 " +
                           std::to_string(budget.year) + " 年预算的公开日期",
                .expected = first + " 至 " + last + " 的一天",
                .help = "核对 \"published_on\" 和 \"year\""});
}

// Texts copied from last year's document. Goals may look back, but plan nothing for a year gone by.
void check_years_in_texts(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.source || !catalog.texts) return;
  const JsonValue file = budget.source->root();
  const auto check = [&](const std::optional<JsonValue>& texts, Years years) {
    if (texts) check_years(*texts, budget.year, years, *catalog.texts, findings);
  };
  for (const char* member : {"texts", "reasons"}) check(file.find(member), Years::kAll);
  const auto goals = file.find("goals");
  if (goals && goals->kind() == JsonKind::kObject) {
    for (const char* member : {"annual", "tasks"}) check(goals->find(member), Years::kPlanned);
  }
  for (const Project& project : budget.projects) {
    if (project.where.exists()) check(project.where.find("goal"), Years::kPlanned);
  }
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
                  .help = "核对起止日期，是否沿用了往年的"});
  }
}

}  // namespace gongkai
