#pragma once

// Checks on texts: all are asked of each text that a person wrote, in one walk over the budget.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/all_checks.h"

namespace gongkai {

/// A text of a budget file that may be printed.
struct BudgetText {
  JsonValue where;
  std::string_view text;
};

/// What texts are compared with.
struct TextRules {
  const TextTables& tables;
  const std::vector<std::string>& secret_words;  ///< the pack's own
};

struct TextCheck {
  std::string_view id;
  std::string_view name;  ///< 中文名
  void (*run)(const BudgetText&, const TextRules&, Findings&);
  CheckLevel level = CheckLevel::kError;
};

/// In the order in which they are asked of each text. All concern publication.
std::span<const TextCheck> all_text_checks();

/// Asks the checks of every text that may be printed: not of codes, facts, and persons, who are not
/// printed.
void check_texts(const Budget& budget, const Catalog& catalog, const CheckSettings& settings,
                 Findings& findings);

// check/texts.cc: texts as they are read
void check_html(const BudgetText&, const TextRules&, Findings&);
void check_placeholders(const BudgetText&, const TextRules&, Findings&);
void check_separators(const BudgetText&, const TextRules&, Findings&);
void check_traditional(const BudgetText&, const TextRules&, Findings&);
void check_price_unit(const BudgetText&, const TextRules&, Findings&);

// check/privacy.cc: numbers and addresses of persons
void check_mobile_numbers(const BudgetText&, const TextRules&, Findings&);
void check_identity_numbers(const BudgetText&, const TextRules&, Findings&);
void check_bank_cards(const BudgetText&, const TextRules&, Findings&);
void check_mail_addresses(const BudgetText&, const TextRules&, Findings&);

// check/secrecy.cc: words that must not be published
void check_secret_markings(const BudgetText&, const TextRules&, Findings&);
void check_secret_words(const BudgetText&, const TextRules&, Findings&);

}  // namespace gongkai
