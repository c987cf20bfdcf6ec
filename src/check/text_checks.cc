#include "check/text_checks.h"

#include <algorithm>
#include <array>

#include "source/unicode.h"

namespace gongkai {
namespace {

bool is_one_of(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

// Facts hold codes and amounts; waiver reasons and contacts are not printed.
constexpr std::array<std::string_view, 10> kNotTexts = {
    "income",      "expenditure", "year_end",     "waived",
    "contacts",    "last_year",   "three_public", "three_public_last_year",
    "procurement", "amounts"};
constexpr std::array<std::string_view, 13> kCodes = {
    "approved_on", "$schema", "code", "unit", "pack",   "money_unit", "published_on",
    "as_of",       "start",   "end",  "kind", "amount", "total"};
// Objects whose member names are chosen by packs: all members are texts.
constexpr std::array<std::string_view, 4> kFreeNames = {"texts", "choices", "reasons", "notes"};

enum class MemberNames { kFields, kFree };

template <class Visit>
void for_each_text(const JsonValue& value, MemberNames names, const Visit& visit) {
  const bool is_field = names == MemberNames::kFields;
  if (value.kind() == JsonKind::kString) {
    if (!is_field || !is_one_of(value.key(), kCodes)) visit(value);
    return;
  }
  if (is_field && is_one_of(value.key(), kNotTexts)) return;
  const MemberNames inside =
      is_field && !is_one_of(value.key(), kFreeNames) ? MemberNames::kFields : MemberNames::kFree;
  value.for_each_child([&](const JsonValue& child) { for_each_text(child, inside, visit); });
}

std::size_t pair(char32_t first, char32_t second) {
  return static_cast<std::size_t>(first) * 31 + static_cast<std::size_t>(second);
}

bool is_any_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19');
}

BudgetText text_of(const JsonValue& value, std::string_view text) {
  BudgetText out{value, text, to_code_points(text)};
  out.digits = static_cast<std::size_t>(std::ranges::count_if(out.characters, is_any_digit));
  return out;
}

}  // namespace

TextRules::TextRules(const TextTables& text_tables, const std::vector<std::string>& words_of_pack)
    : tables(text_tables), secret_words(words_of_pack) {
  for (const auto& entry : tables.traditional) traditional.add(entry.first);
  for (const WatchedWord& word : tables.words) add_word(word.word);
  for (const std::string& word : secret_words) add_word(word);
}

void TextRules::add_word(std::string_view word) {
  const std::u32string characters = to_code_points(word);
  has_single_ = has_single_ || characters.size() < 2;
  if (characters.size() >= 2) word_starts_.add(pair(characters[0], characters[1]));
}

bool TextRules::may_hold_word(std::u32string_view characters) const {
  if (has_single_) return true;
  for (std::size_t i = 1; i < characters.size(); ++i) {
    if (word_starts_.may_have(pair(characters[i - 1], characters[i]))) return true;
  }
  return false;
}

std::span<const TextCheck> all_text_checks() {
  using enum CheckLevel;
  static constexpr std::array kChecks = {
      TextCheck{"html-in-text", "文字中没有网页标记", check_html},
      TextCheck{"placeholder", "文字中没有占位符", check_placeholders},
      TextCheck{"thousands-separator", "千分位三位一组", check_separators},
      TextCheck{"traditional-character", "用简体字", check_traditional, kWarning},
      TextCheck{"negative-change", "增减的幅度不写负数", check_negative_changes, kWarning},
      TextCheck{"price-without-unit", "单位价值写明金额单位", check_price_unit, kWarning},
      TextCheck{"mobile-number", "没有手机号码", check_mobile_numbers, kError, true},
      TextCheck{"identity-number", "没有身份证号码", check_identity_numbers, kError, true},
      TextCheck{"bank-card", "没有银行卡号", check_bank_cards, kError, true},
      TextCheck{"personal-mail", "没有个人邮箱", check_mail_addresses, kError, true},
      TextCheck{"secret-marking", "没有密级标志", check_secret_markings},
      TextCheck{"secret-word", "没有不宜公开的词语", check_secret_words, kWarning},
  };
  return kChecks;
}

void check_texts(const Budget& budget, const Catalog& catalog, const CheckSettings& settings,
                 Findings& findings) {
  if (!budget.source || !catalog.texts) return;
  std::vector<const TextCheck*> asked;
  for (const TextCheck& each : all_text_checks()) {
    if (level_of(settings.levels, each.id) != CheckLevel::kOff) asked.push_back(&each);
  }
  const TextRules rules(*catalog.texts, settings.secret_words);
  for_each_text(budget.source->root(), MemberNames::kFields, [&](const JsonValue& value) {
    const BudgetText text = text_of(value, value.text());
    Findings found;
    bool is_private = false;
    for (const TextCheck* each : asked) {
      const std::size_t before = found.all().size();
      each->run(text, rules, found);
      is_private = is_private || (each->is_private && found.all().size() > before);
    }
    for (Finding finding : found.all()) {
      if (is_private) finding.where.excerpt.clear();
      findings.add(std::move(finding));
    }
  });
}

void check_unfit_text(std::string_view text, const TextRules& rules, Findings& findings) {
  const BudgetText asked = text_of({}, text);
  for (const TextCheck& each : all_text_checks()) {
    if (each.is_private || each.run == check_secret_markings) each.run(asked, rules, findings);
  }
}

}  // namespace gongkai
