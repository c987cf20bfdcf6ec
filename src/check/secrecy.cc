// Words that mark a text as not public.

#include "check/text_checks.h"

namespace gongkai {
namespace {

void check_words(const BudgetText& text, const TextRules& rules, WatchedWord::Kind kind,
                 const std::string& id, Findings& findings) {
  if (!rules.may_hold_word(text.characters)) return;
  for (const WatchedWord& word : rules.tables.words) {
    if (word.kind != kind) continue;
    const std::size_t at = text.text.find(word.word);
    if (at == std::string_view::npos) continue;
    findings.add({.id = id,
                  .severity = kind == WatchedWord::Kind::kSecretMarking ? Severity::kError
                                                                        : Severity::kWarning,
                  .where = text.where.text_place(at, at + word.word.size()),
                  .message = "文字中有“" + word.word + "”：" + word.meaning,
                  .expected = "公开的文字不涉密",
                  .help = "核对定密和公开审查的意见；涉密的内容删去，不涉密的去掉这个词"});
    return;
  }
}

}  // namespace

void check_secret_markings(const BudgetText& text, const TextRules& rules, Findings& findings) {
  check_words(text, rules, WatchedWord::Kind::kSecretMarking, "secret-marking", findings);
  for (const std::string& word : rules.secret_words) {
    const std::size_t at = text.text.find(word);
    if (at == std::string_view::npos) continue;
    findings.add({.id = "secret-marking",
                  .where = text.where.text_place(at, at + word.size()),
                  .message = "文字中有“" + word + "”：模板包规定不得公开",
                  .expected = "公开的文字中没有这个词",
                  .help = "删去或改写"});
  }
}

void check_secret_words(const BudgetText& text, const TextRules& rules, Findings& findings) {
  check_words(text, rules, WatchedWord::Kind::kSecret, "secret-word", findings);
}

}  // namespace gongkai
