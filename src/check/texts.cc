// Texts as a person reads them: no tags of a web page that came along with a copied text.

#include <string>
#include <string_view>

#include "check/all_checks.h"

namespace gongkai {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The tag that begins at `at` ("<p>", "</span>", "<br/>"); empty if "<" is only a sign ("<30%").
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

void check_value(const JsonValue& value, Findings& findings) {
  if (value.kind() != JsonKind::kString) {
    for (const JsonValue& child : value.children()) check_value(child, findings);
    return;
  }
  const std::string_view html = find_html(value.text());
  if (html.empty()) return;
  findings.add({.id = "html-in-text",
                .where = value.place(),
                .message = "文字中有网页标记 " + std::string(html),
                .expected = "照印的文字；段落之间用 \\n 分开",
                .help = "删去 " + std::string(html) + " 等标记，&nbsp; 改为空格，&amp; 改为 &"});
}

}  // namespace

void check_html(const Budget& budget, const Catalog&, Findings& findings) {
  if (budget.source) check_value(budget.source->root(), findings);
}

}  // namespace gongkai
