// Compares amounts and percentages typed into texts with those of the budget.

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "budget/load.h"
#include "check/all_checks.h"
#include "check/clauses.h"
#include "check/reasons.h"
#include "check/typed_numbers.h"
#include "money/percent.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

using Kind = ChangeWord::Kind;

bool agrees(const TypedNumber& typed, std::int64_t value) {
  const std::int64_t difference = typed.value - value;
  return std::abs(difference) < typed.last_place || difference == 0;
}

// Strips words that may come between the name of an amount and the amount.
std::string_view without_connectors(std::string_view text, int year) {
  const std::string this_year = std::to_string(year) + "年";
  const std::array<std::string_view, 17> connectors = {
      "预算安排", "安排预算", "年初预算", "预算数", "预算", "安排", "总额", "总计",   "合计",
      "共计",     "共",       "支出",     "为",     "是",   "：",   ":",    this_year};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view each : connectors) {
      if (!text.starts_with(each)) continue;
      text.remove_prefix(each.size());
      is_cut = true;
    }
    if (text.starts_with(' ')) {
      text.remove_prefix(1);
      is_cut = true;
    }
  }
  return text;
}

/// A number in a text that differs from the budget's.
struct Mismatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string right;
};

constexpr std::string_view kAmongThem = "其中";
constexpr std::string_view kVehicleCount = "vehicle_count";
constexpr std::string_view kOfVehicles = "辆";

class Reader {
 public:
  Reader(const Budget& budget, const Catalog& catalog)
      : budget_(budget),
        tables_(*catalog.texts),
        quantities_(budget, catalog),
        least_(least_change(catalog)),
        nearly_equal_(catalog.usual->limit("nearly-equal-percent")) {}

  void check(const JsonValue& value, Findings& findings) {
    if (value.kind() != JsonKind::kString) return;
    const std::string_view text = value.text();
    const bool has_number = text.find_first_of("0123456789") != std::string_view::npos;
    if (!has_number && find_word(text, Kind::kEqual, tables_).empty()) return;
    if (const auto found = find(text)) report(value, *found, findings);
  }

  // A reason refers to its own amount from the first word.
  void check_reason(const JsonValue& value, Findings& findings) {
    const auto& quantity = quantities_.find(value.key());
    if (!quantity || value.kind() != JsonKind::kString) return check(value, findings);
    const std::string_view text = value.text();
    const Direction direction = direction_of(*quantity, least_);
    const bool contradicts = direction != Direction::kUnknown &&
                             !contradicting_word(text, direction, budget_.year, tables_).empty();
    if (contradicts) return;                  // reason-contradicts-change says so
    if (says_nothing(text, tables_)) return;  // reason-says-nothing
    bool is_of_part = false;                  // "培训费5万元，比上年下降50%"
    bool is_bare = true;                      // so far only changes: "增加12万元，增长15%"
    for (const std::string_view clause : clauses_of(text)) {
      if (is_of_part) break;
      is_of_part = std::ranges::any_of(clause, is_digit);
      const auto at = static_cast<std::size_t>(clause.data() - text.data());
      std::size_t size = 0;
      auto found = change_at(clause, *quantity, reason_title(value.key()));
      if (!found && is_bare) found = bare_change(clause, *quantity, value.key(), size);
      is_bare = is_bare && size == clause.size();
      is_of_part = is_of_part && !is_bare;
      if (!found) continue;
      report(value, {at + found->begin, at + found->end, found->right}, findings);
      return;
    }
    check(value, findings);
  }

 private:
  // Only in clauses of sentences that so far refer to this year.
  std::optional<Mismatch> find(std::string_view text) {
    bool is_of_this_year = true;
    std::string_view whole;  // the whole that a following 其中 would divide
    std::size_t end = 0;
    for (const std::string_view clause : clauses_of(text)) {
      const auto at = static_cast<std::size_t>(clause.data() - text.data());
      const std::string_view between = text.substr(end, at - end);
      end = at + clause.size();
      if (between.find("。") != std::string_view::npos || between.find('\n') < between.size()) {
        is_of_this_year = true;
        whole = {};
      }
      std::size_t begin = at;
      if (clause.starts_with(kAmongThem) && !whole.empty()) {
        begin += kAmongThem.size();
        if (begin == end) continue;  // "其中："
      } else if (!goes_on_about(clause)) {
        whole = {};
      }
      is_of_this_year = is_of_this_year && speaks_of_this_year(text.substr(begin, end - begin));
      if (!is_of_this_year) continue;
      const std::string_view rest = text.substr(begin);
      if (auto found = find_in_clause(rest, whole)) {
        return Mismatch{begin + found->begin, begin + found->end, std::move(found->right)};
      }
    }
    return std::nullopt;
  }

  // No other year, no 其中 of something else, no single project.
  bool speaks_of_this_year(std::string_view clause) const {
    const auto has = [&](std::string_view word) {
      return clause.find(word) != std::string_view::npos;
    };
    return !has("其中") && (!has("项目") || has("项目支出")) && !names_other_year(clause) &&
           !is_about_last_year(clause, budget_.year - 1, tables_);
  }

  bool names_other_year(std::string_view text) const {
    constexpr std::string_view kYear = "年";
    for (std::size_t at = text.find(kYear); at != std::string_view::npos;
         at = text.find(kYear, at + 1)) {
      if (at < 4 || !std::ranges::all_of(text.substr(at - 4, 4), is_digit)) continue;
      if (text.substr(at - 4, 4) != std::to_string(budget_.year)) return true;
    }
    return false;
  }

  // The text without an introduction such as "2023年" or "本年".
  std::string_view without_introduction(std::string_view text) const {
    const std::string year = std::to_string(budget_.year);
    const std::array<std::string_view, 13> words = {
        year,   "年度", "年",   "本年", "本部门", "本单位",
        "我局", "我委", "我校", "部门", "单位",   budget_.department.name,
        "全年"};
    for (bool is_cut = true; is_cut;) {
      is_cut = false;
      for (const std::string_view each : words) {
        if (each.empty() || !text.starts_with(each)) continue;
        text.remove_prefix(each.size());
        is_cut = true;
      }
    }
    return text;
  }

  const FigureWords* words_at(std::string_view text) const {
    const FigureWords* out = nullptr;
    for (const FigureWords& each : tables_.figures) {
      const bool is_longer = out == nullptr || each.words.size() > out->words.size();
      if (is_longer && text.starts_with(each.words)) out = &each;
    }
    return out;
  }

  // "收入总计999.99万元，比上年增长10%": `text` begins with a clause and goes on after it. `whole`
  // becomes the quantity of the clause, if a following 其中 may divide it.
  std::optional<Mismatch> find_in_clause(std::string_view text, std::string_view& whole) {
    std::string_view rest = without_introduction(text);
    const FigureWords* words = words_at(rest);
    if (words == nullptr) return std::nullopt;
    if (words->figure == kVehicleCount) return wrong_count(text, rest, words->words);
    if (is_whole(words->figure)) whole = words->figure;
    const auto& quantity = quantities_.find(words->figure);
    if (!quantity) return std::nullopt;
    const std::string_view title = words->words;
    rest = without_connectors(rest.substr(title.size()), budget_.year);
    if (const auto typed = read_number(rest, tables_); typed && !typed->is_percent) {
      const auto at = text.size() - rest.size();
      if (auto found = mismatch(*typed, *quantity, title)) {
        return Mismatch{at, at + typed->size, std::move(*found)};
      }
      rest.remove_prefix(typed->size);
    }
    for (const std::string_view comma : {"，", ","}) {
      if (rest.starts_with(comma)) rest.remove_prefix(comma.size());
    }
    const auto at = text.size() - rest.size();
    if (auto share = share_at(rest, *quantity, title)) {
      return Mismatch{at + share->begin, at + share->end, std::move(share->right)};
    }
    auto found = change_at(rest, *quantity, title);
    if (!found) return std::nullopt;
    return Mismatch{at + found->begin, at + found->end, std::move(found->right)};
  }

  // "比上年增长5%", "占80%": still about the amount before.
  bool goes_on_about(std::string_view clause) const {
    return clause.starts_with("占") || comparison_at(clause, budget_.year - 1) > 0 ||
           !change_word(clause).empty();
  }

  // "共有车辆3辆" beside the vehicles of 国有资产占用情况 and 机构编制情况; `rest` is from the
  // words on.
  std::optional<Mismatch> wrong_count(std::string_view text, std::string_view rest,
                                      std::string_view title) const {
    rest = without_connectors(rest.substr(title.size()), budget_.year);
    int typed = 0;
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), typed);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (fault != std::errc() || !rest.substr(digits).starts_with(kOfVehicles)) return std::nullopt;
    std::vector<int> known;
    if (budget_.assets) known.push_back(budget_.assets->vehicles());
    if (budget_.headcount) known.push_back(budget_.headcount->vehicles);
    if (known.empty() || std::ranges::find(known, typed) != known.end()) return std::nullopt;
    const std::size_t at = text.size() - rest.size();
    return Mismatch{at, at + digits + kOfVehicles.size(),
                    std::string(title) + " " + std::to_string(known.front()) + " 辆"};
  }

  static bool is_whole(std::string_view figure) {
    return figure == "total" || figure == "all" || figure == "fiscal" || figure == "basic" ||
           figure == "general_budget" || figure == "three_public" || figure == "vehicles";
  }

  // "占70%", "占支出总计的70%": a share of the whole budget; other shares are not checked.
  std::optional<Mismatch> share_at(std::string_view text, const Quantity& quantity,
                                   std::string_view title) {
    constexpr std::string_view kShare = "占";
    if (!text.starts_with(kShare)) return std::nullopt;
    std::string_view rest = text.substr(kShare.size());
    for (const std::string_view words : {"比", "全部", "本年", "支出", "预算", "总支出", "总计",
                                         "合计", "总额", "总", "的", " "}) {
      if (rest.starts_with(words)) rest.remove_prefix(words.size());
    }
    const auto typed = read_number(rest, tables_);
    if (!typed || !typed->is_percent) return std::nullopt;
    std::optional<std::string> right;
    for (const char* of : {"total", "all", "fiscal", "general_budget"}) {
      const auto& whole = quantities_.find(of);
      if (!whole) continue;
      for (const Amount all : whole->now) {
        if (all.is_zero()) continue;
        for (const Amount now : quantity.now) {
          if (agrees(*typed, change_of(all + now, all, true, true))) return std::nullopt;
        }
        if (!right) right = format_percent(quantity.now.front(), all);
      }
    }
    if (!right) return std::nullopt;
    return Mismatch{0, text.size() - rest.size() + typed->size,
                    std::string(title) + "占支出总计的 " + *right + "%"};
  }

  // "增加12万元", "增长15%" as a whole clause: the change of the amount itself. `size` becomes the
  // length of such a change, right or wrong.
  std::optional<Mismatch> bare_change(std::string_view clause, const Quantity& quantity,
                                      std::string_view name, std::size_t& size) const {
    const std::string_view word = change_word(clause);
    const auto typed = read_number(clause.substr(word.size()), tables_);
    if (word.empty() || !typed || word.size() + typed->size != clause.size()) return std::nullopt;
    size = clause.size();
    return change_after(clause, 0, quantity, reason_title(name));
  }

  // The word for a direction at the start of a text; empty: none, or an ambiguous one.
  std::string_view change_word(std::string_view text) const {
    const std::string_view up = word_at(text, Kind::kIncrease, tables_);
    const std::string_view down = word_at(text, Kind::kDecrease, tables_);
    return up.empty() == down.empty() ? std::string_view() : std::max(up, down);
  }

  // The right figure, if the typed one matches neither this year's nor last year's.
  std::optional<std::string> mismatch(const TypedNumber& typed, const Quantity& quantity,
                                      std::string_view title) const {
    const auto is_it = [&](Amount amount) { return agrees(typed, amount.fen()); };
    if (std::ranges::any_of(quantity.now, is_it)) return std::nullopt;
    if (quantity.last_year && is_it(*quantity.last_year)) return std::nullopt;
    return std::string(title) + " " + with_unit(quantity.now.front(), budget_);
  }

  // "比上年增长10%", "同比减少5万元"
  std::optional<Mismatch> change_at(std::string_view text, const Quantity& quantity,
                                    std::string_view title) const {
    const std::size_t comparison = comparison_at(text, budget_.year - 1);
    if (comparison == 0 || !quantity.last_year) return std::nullopt;
    if (auto found = equality_at(text.substr(comparison), quantity, title, comparison)) {
      return found;
    }
    return change_after(text, comparison, quantity, title);
  }

  // A change whose word stands at `begin`: "增长10%".
  std::optional<Mismatch> change_after(std::string_view text, std::size_t begin,
                                       const Quantity& quantity, std::string_view title) const {
    std::string_view rest = text.substr(begin);
    const std::string_view word = change_word(rest);
    if (word.empty() || !quantity.last_year) return std::nullopt;
    const bool is_up = !word_at(rest, Kind::kIncrease, tables_).empty();
    rest.remove_prefix(word.size());
    if (rest.starts_with("了")) rest.remove_prefix(std::string_view("了").size());
    const auto typed = read_number(rest, tables_);
    if (!typed || (typed->is_percent && quantity.last_year->is_zero())) return std::nullopt;
    const bool fits = std::ranges::any_of(quantity.now, [&](Amount now) {
      return agrees(*typed, change_of(now, *quantity.last_year, typed->is_percent, is_up));
    });
    if (fits) return std::nullopt;
    return Mismatch{0, text.size() - rest.size() + typed->size, change_words(quantity, title)};
  }

  // "与上年持平", "与上年基本持平" of an amount that changed.
  std::optional<Mismatch> equality_at(std::string_view rest, const Quantity& quantity,
                                      std::string_view title, std::size_t begin) const {
    for (const std::string_view between : {"相比", "预算", "，", " "}) {
      if (rest.starts_with(between)) {
        begin += between.size();
        rest.remove_prefix(between.size());
      }
    }
    const std::string_view almost = word_at(rest, Kind::kAlmost, tables_);
    const std::string_view equal = word_at(rest, Kind::kEqual, tables_);
    const std::string_view word = almost.empty() ? equal : almost;
    if (word.empty() || !ends_clause(rest.substr(word.size()))) return std::nullopt;
    const std::int64_t before = quantity.last_year->fen();
    const std::int64_t most = almost.empty() ? least_.fen() - 1 : before / 100 * nearly_equal_;
    const bool fits = std::ranges::any_of(quantity.now, [&](Amount now) {
      return std::abs(now.fen() - before) <= std::max(most, least_.fen() - 1);
    });
    if (fits) return std::nullopt;
    return Mismatch{0, begin + word.size(), change_words(quantity, title)};
  }

  static bool ends_clause(std::string_view rest) {
    if (rest.empty()) return true;
    for (const std::string_view end : {"，", "。", "；", "）", ",", ";", "、", "\n", "！"}) {
      if (rest.starts_with(end)) return true;
    }
    return false;
  }

  // "公务接待费由上年 2.00万元 变为 1.00万元，下降 50.00%"
  std::string change_words(const Quantity& quantity, std::string_view title) const {
    return std::string(title) + "由上年 " + with_unit(*quantity.last_year, budget_) + " 变为 " +
           with_unit(quantity.now.front(), budget_) + percent_of(quantity);
  }

  // The absolute change of an amount, as a text would state it.
  static std::int64_t change_of(Amount now, Amount before, bool is_percent, bool is_up) {
    const std::int64_t difference = is_up ? (now - before).fen() : (before - now).fen();
    if (!is_percent) return difference;
    const auto size = Amount::from_fen(std::abs(difference));
    const HundredthsOfPercent percent = hundredths_of_percent(size, before);
    constexpr std::int64_t kMost = 1'000'000'000'000;
    const std::int64_t out = percent > kMost ? kMost : static_cast<std::int64_t>(percent);
    return difference < 0 ? -out : out;
  }

  std::string percent_of(const Quantity& quantity) const {
    if (quantity.last_year->is_zero()) return {};
    const Amount difference = quantity.now.front() - *quantity.last_year;
    const bool is_up = difference >= Amount();
    const Amount size = is_up ? difference : Amount() - difference;
    return std::string("，") + (is_up ? "增长 " : "下降 ") +
           format_percent(size, *quantity.last_year) + "%";
  }

  void report(const JsonValue& value, const Mismatch& found, Findings& findings) const {
    findings.add(
        {.id = "figure-in-text",
         .severity = Severity::kWarning,
         .where = value.text_place(found.begin, found.end),
         .message = "文字中写的是“" +
                    std::string(value.text().substr(found.begin, found.end - found.begin)) +
                    "”，与本预算不一致",
         .expected = found.right,
         .help = "改正文字或金额；指其他数的，在 \"waived\" 中写明豁免理由"});
  }

  const Budget& budget_;
  const TextTables& tables_;
  Quantities quantities_;
  Amount least_;
  std::int64_t nearly_equal_ = 0;  // 基本持平: percent
};

}  // namespace

// Skips projects and indicators, which have amounts of their own.
void check_text_figures(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.source || !catalog.texts) return;
  const JsonValue file = budget.source->root();
  const auto texts = file.find("texts");
  const auto reasons = file.find("reasons");
  const auto goals = file.find("goals");
  const auto annual = goals ? goals->find("annual") : std::nullopt;
  const auto tasks = goals ? goals->find("tasks") : std::nullopt;
  if (!texts && !reasons && !annual && !tasks) return;
  Reader reader(budget, catalog);
  if (reasons) {
    reasons->for_each_child([&](const JsonValue& each) { reader.check_reason(each, findings); });
  }
  for (const auto& part : {texts, annual, tasks}) {
    if (!part) continue;
    for_each_string(*part, [&](const JsonValue& each) { reader.check(each, findings); });
  }
}

}  // namespace gongkai
