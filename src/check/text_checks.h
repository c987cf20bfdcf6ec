#pragma once

// Checks of texts: all run on each text that a person wrote, in one walk over the budget.

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
  std::u32string characters;  ///< of the text, for checks that look at each
  std::size_t digits = 0;     ///< how many of them are digits
};

/// A fast approximate set of characters: different characters may share a slot, so it may report
/// false positives.
class QuickSet {
 public:
  void add(std::size_t number) { bits_[number % bits_.size()] = true; }
  bool may_have(std::size_t number) const { return bits_[number % bits_.size()]; }

 private:
  std::vector<bool> bits_ = std::vector<bool>(std::size_t{1} << 16U);
};

/// The words and characters that texts are searched for. A quick test rules out most texts without
/// a search.
struct TextRules {
  TextRules(const TextTables& text_tables, const std::vector<std::string>& words_of_pack);

  /// Whether a search for the watched words or the pack's own could succeed.
  bool may_hold_word(std::u32string_view characters) const;

  const TextTables& tables;
  const std::vector<std::string>& secret_words;  ///< the pack's own
  QuickSet traditional;                          ///< characters

 private:
  void add_word(std::string_view word);

  QuickSet word_starts_;  // first two characters
  bool has_single_ = false;
};

struct TextCheck {
  std::string_view id;
  std::string_view name;  ///< 中文名
  void (*run)(const BudgetText&, const TextRules&, Findings&);
  CheckLevel level = CheckLevel::kError;
  bool is_private = false;  ///< its matches must not be repeated in messages
};

/// In the order in which they run on each text. All concern publication.
std::span<const TextCheck> all_text_checks();

/// Runs the checks on every text that may be printed; not on codes, facts and contact persons,
/// which are not.
void check_texts(const Budget& budget, const Catalog& catalog, const CheckSettings& settings,
                 Findings& findings);

/// Runs on a text outside any budget the checks for what must never be published: personal numbers
/// and addresses, secret markings. The findings have no place.
void check_unfit_text(std::string_view text, const TextRules& rules, Findings& findings);

// check/texts.cc: texts as they are read
void check_html(const BudgetText&, const TextRules&, Findings&);
void check_placeholders(const BudgetText&, const TextRules&, Findings&);
void check_separators(const BudgetText&, const TextRules&, Findings&);
void check_traditional(const BudgetText&, const TextRules&, Findings&);
void check_negative_changes(const BudgetText&, const TextRules&, Findings&);
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
