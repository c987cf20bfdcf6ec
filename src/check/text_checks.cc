#include "check/text_checks.h"

#include <algorithm>
#include <array>

namespace gongkai {
namespace {

bool is_one_of(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

// Facts hold codes and amounts, a waiver's reason is not printed, a contact's number is not either.
constexpr std::array<std::string_view, 6> kNotTexts = {"income", "expenditure", "year_end",
                                                       "waived", "contacts",    "$schema"};
constexpr std::array<std::string_view, 9> kCodes = {
    "code", "unit", "pack", "money_unit", "published_on", "as_of", "start", "end", "kind"};

template <class Visit>
void for_each_text(const JsonValue& value, const Visit& visit) {
  if (value.kind() == JsonKind::kString) {
    if (!is_one_of(value.key(), kCodes)) visit(BudgetText{value, value.text()});
    return;
  }
  if (is_one_of(value.key(), kNotTexts)) return;
  value.for_each_child([&](const JsonValue& child) { for_each_text(child, visit); });
}

}  // namespace

std::span<const TextCheck> all_text_checks() {
  using enum CheckLevel;
  static constexpr std::array kChecks = {
      TextCheck{"html-in-text", "文字中没有网页标记", check_html},
      TextCheck{"placeholder", "文字中没有占位符", check_placeholders},
      TextCheck{"thousands-separator", "千分位三位一组", check_separators},
      TextCheck{"traditional-character", "用简体字", check_traditional, kWarning},
      TextCheck{"price-without-unit", "单位价值写明金额单位", check_price_unit, kWarning},
      TextCheck{"mobile-number", "没有手机号码", check_mobile_numbers},
      TextCheck{"identity-number", "没有身份证号码", check_identity_numbers},
      TextCheck{"bank-card", "没有银行卡号", check_bank_cards},
      TextCheck{"personal-mail", "没有个人邮箱", check_mail_addresses},
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
    if (settings.level(each.id) != CheckLevel::kOff) asked.push_back(&each);
  }
  const TextRules rules{*catalog.texts, settings.secret_words};
  for_each_text(budget.source->root(), [&](const BudgetText& text) {
    for (const TextCheck* each : asked) each->run(text, rules, findings);
  });
}

}  // namespace gongkai
