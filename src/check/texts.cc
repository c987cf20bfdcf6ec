// Texts as a person reads them: no HTML tags from copied web pages, nothing left to fill in,
// well-formed amounts and characters.

#include <algorithm>
#include <string>
#include <string_view>

#include "check/text_checks.h"
#include "source/ascii.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

bool is_word_character(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// The tag that begins at `at` ("<p>", "</span>", "<br/>"); empty if "<" is just a comparison sign
// ("<30%").
std::string_view tag_at(std::string_view text, std::size_t at) {
  const std::size_t name = at + (text.substr(at).starts_with("</") ? 2 : 1);
  if (name >= text.size() || !is_letter(text[name])) return {};
  const std::size_t end = text.find_first_of("<>", name);
  if (end == std::string_view::npos || text[end] != '>') return {};
  return text.substr(at, end + 1 - at);
}

// The reference that begins at `at` ("&nbsp;", "&#160;"); empty if "&" is only a sign.
std::string_view reference_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = text.find(';', at);
  if (end == std::string_view::npos || end - at > kLongest || end == at + 1) return {};
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  for (const char c : inside.substr(inside.front() == '#' ? 1 : 0)) {
    if (!is_letter(c) && (c < '0' || c > '9')) return {};
  }
  return text.substr(at, end + 1 - at);
}

std::string_view find_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const std::string_view found = text[at] == '<' ? tag_at(text, at) : reference_at(text, at);
    if (!found.empty()) return found;
  }
  return {};
}

/// A part of a text that is wrong.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_empty() const { return begin == end; }
};

// "XX" and "××" and the like: at least two, not part of a Latin word.
Part repeated_mark(std::string_view text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != std::string_view::npos;) {
    std::size_t end = at;
    while (text.substr(end).starts_with(mark)) end += mark.size();
    const bool is_word = mark.size() == 1 && ((at > 0 && is_word_character(text[at - 1])) ||
                                              (end < text.size() && is_word_character(text[end])));
    if (end - at >= 2 * mark.size() && !is_word) return {at, end};
    at = text.find(mark, end);
  }
  return {};
}

// "{单位}", "{{year}}": an unfilled field.
Part open_field(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::size_t at = text.find('{');
  if (at == std::string_view::npos) return {};
  const std::size_t end = text.find('}', at);
  if (end == std::string_view::npos || end == at + 1 || end - at > kLongest) return {};
  const std::size_t after = text.find_first_not_of('}', end);
  return {at, std::min(after, text.size())};
}

Part repeated_mark(std::string_view text) {
  for (const std::string_view mark : {"X", "x", "×", "Ｘ", "＊", "○", "＿", "_", "。"}) {
    const Part part = repeated_mark(text, mark);
    if (!part.is_empty()) return part;
  }
  return {};
}

Part placeholder_word(std::string_view text, const TextRules& rules) {
  for (const WatchedWord& word : rules.tables.words) {
    if (word.kind != WatchedWord::Kind::kPlaceholder) continue;
    const std::size_t at = text.find(word.word);
    if (at != std::string_view::npos) return {at, at + word.word.size()};
  }
  return {};
}

// Most texts have none: one pass over the characters is faster than a search for each mark.
bool may_hold_mark(std::u32string_view characters) {
  constexpr std::u32string_view kMarks = U"Xx×Ｘ＊○＿_。";
  char32_t last = 0;
  for (const char32_t c : characters) {
    if (c == last && kMarks.find(c) != std::u32string_view::npos) return true;
    last = c;
  }
  return false;
}

Part placeholder(const BudgetText& text, const TextRules& rules) {
  Part found;
  if (may_hold_mark(text.characters)) found = repeated_mark(text.text);
  if (found.is_empty() && rules.may_hold_word(text.characters)) {
    found = placeholder_word(text.text, rules);
  }
  return found.is_empty() ? open_field(text.text) : found;
}

bool is_amount_unit(std::string_view rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  return rest.starts_with("元") || rest.starts_with("万元") || rest.starts_with("亿元");
}

// "1,7144.13": a comma not followed by three digits, in what is certainly an amount.
bool is_misparted(std::string_view number, std::string_view rest) {
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view whole = number.substr(0, point);
  const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
  if (decimals.find_first_of(".,") != std::string_view::npos) return false;
  if (decimals.empty() && !is_amount_unit(rest)) return false;
  std::size_t begin = whole.find(',');
  if (begin == std::string_view::npos) return false;
  if (begin == 0 || begin > 3) return true;
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(whole.find(',', begin + 1), whole.size());
    if (end - begin != 4) return true;
    begin = whole.find(',', begin + 1);
  }
  return false;
}

// Where a trailing word for a change begins ("增长", "增加了"); the text's end if there is none.
std::size_t change_word_before(std::string_view text, const TextTables& tables) {
  const std::size_t end = text.size();
  for (const std::string_view between : {"了", "为", " "}) {
    if (text.ends_with(between)) text.remove_suffix(between.size());
  }
  for (const ChangeWord& each : tables.changes) {
    const bool is_change =
        each.kind == ChangeWord::Kind::kIncrease || each.kind == ChangeWord::Kind::kDecrease;
    if (is_change && text.ends_with(each.word)) return text.size() - each.word.size();
  }
  return end;
}

}  // namespace

void check_html(const BudgetText& text, const TextRules&, Findings& findings) {
  const std::string_view html = find_html(text.text);
  if (html.empty()) return;
  findings.add({.id = "html-in-text",
                .where = text.where.place(),
                .message = "文字中有网页标记 " + std::string(html),
                .expected = "不含标记的文字；段落之间用 \\n 分开",
                .help = "删去 " + std::string(html) + " 等标记，&nbsp; 改为空格，&amp; 改为 &"});
}

void check_placeholders(const BudgetText& text, const TextRules& rules, Findings& findings) {
  const Part part = placeholder(text, rules);
  if (part.is_empty()) return;
  const std::string found(text.text.substr(part.begin, part.end - part.begin));
  findings.add(
      {.id = "placeholder",
       .where = text.where.text_place(part.begin, part.end),
       .message = (found.starts_with("。") ? "文字中有连写的句号 " : "文字中有未填写的 ") + found,
       .expected = found.starts_with("。") ? "一个句号" : "填写好的文字",
       .help = found.starts_with("。") ? "删去多余的句号" : "填写或删去"});
}

void check_separators(const BudgetText& text, const TextRules&, Findings& findings) {
  if (text.digits == 0) return;
  constexpr std::string_view kNumber = "0123456789.,";
  for (std::size_t at = text.text.find_first_of("0123456789"); at != std::string_view::npos;) {
    std::size_t end = std::min(text.text.find_first_not_of(kNumber, at), text.text.size());
    const std::size_t next = text.text.find_first_of("0123456789", end);
    while (text.text[end - 1] == '.' || text.text[end - 1] == ',') --end;
    const std::string_view number = text.text.substr(at, end - at);
    if (is_misparted(number, text.text.substr(end))) {
      findings.add({.id = "thousands-separator",
                    .where = text.where.text_place(at, end),
                    .message = "金额 " + std::string(number) + " 的千分位逗号不对",
                    .expected = "从个位起三位一组，如 17,144.13",
                    .help = "核对数字，改正逗号的位置"});
      return;
    }
    at = next;
  }
}

void check_traditional(const BudgetText& text, const TextRules& rules, Findings& findings) {
  std::string found;
  std::string simplified;
  for (const char32_t character : text.characters) {
    if (!rules.traditional.may_have(character)) continue;
    const std::string* simple = rules.tables.simplified(character);
    if (simple == nullptr) continue;
    std::string traditional;
    append_utf8(character, traditional);
    if (found.find(traditional) != std::string::npos) continue;
    found += traditional;
    simplified += *simple;
  }
  if (found.empty()) return;
  const std::size_t first = text.text.find(found.substr(0, 3));
  findings.add({.id = "traditional-character",
                .severity = Severity::kWarning,
                .where = text.where.text_place(first, first + 3),
                .message = "文字中有繁体字“" + found + "”",
                .expected = "“" + simplified + "”",
                .help = "改为简体字；确为原名用字的，在 \"waived\" 中写明豁免理由"});
}

// "增长-5%": word and sign both state the direction.
void check_negative_changes(const BudgetText& text, const TextRules& rules, Findings& findings) {
  if (text.digits == 0) return;
  for (const std::string_view minus : {"-", "−", "－"}) {
    for (std::size_t at = text.text.find(minus); at != std::string_view::npos;
         at = text.text.find(minus, at + 1)) {
      const std::size_t end = at + minus.size();
      if (end >= text.text.size() || text.text[end] < '0' || text.text[end] > '9') continue;
      const std::size_t begin = change_word_before(text.text.substr(0, at), rules.tables);
      if (begin == at) continue;
      const std::size_t number =
          std::min(text.text.find_first_not_of("0123456789.,%", end), text.text.size());
      const std::string found(text.text.substr(begin, number - begin));
      findings.add({.id = "negative-change",
                    .severity = Severity::kWarning,
                    .where = text.where.text_place(begin, number),
                    .message = "“" + found + "”：增减的方向重复",
                    .expected = "“增长”之后是正数；减少的写“减少”或“下降”和正数",
                    .help = "核对方向，去掉负号或改用相反的词"});
      return;
    }
  }
}

// "单位价值 100 以上专用设备": the money unit is missing.
void check_price_unit(const BudgetText& text, const TextRules&, Findings& findings) {
  if (text.digits == 0) return;
  constexpr std::string_view kPrice = "单位价值";
  for (std::size_t at = text.text.find(kPrice); at != std::string_view::npos;
       at = text.text.find(kPrice, at + 1)) {
    std::size_t end =
        std::min(text.text.find_first_not_of(' ', at + kPrice.size()), text.text.size());
    const std::size_t digits = end;
    end = std::min(text.text.find_first_not_of("0123456789.,", digits), text.text.size());
    const std::size_t after = std::min(text.text.find_first_not_of(' ', end), text.text.size());
    if (end == digits || !text.text.substr(after).starts_with("以上")) continue;
    findings.add({.id = "price-without-unit",
                  .severity = Severity::kWarning,
                  .where = text.where.text_place(at, end),
                  .message = "“" + std::string(text.text.substr(at, end - at)) + "”没有金额单位",
                  .expected = "写明元或万元，如“单位价值100万元以上”",
                  .help = "补上“万元”"});
    return;
  }
}

}  // namespace gongkai
