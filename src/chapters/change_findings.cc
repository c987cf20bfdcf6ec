#include "chapters/change_findings.h"

#include <string_view>

namespace gongkai {

Finding reason_missing(const std::string& change, const std::string& member,
                       const std::string& name, Severity severity, const JsonValue& budget) {
  return {.id = "reason-missing",
          .severity = severity,
          .where = budget.member_place(member),
          .message = change + "，未说明原因",
          .expected = "说明增减变动的主要原因",
          .help = "在 " + member + " 中加上 \"" + name + "\": \"……\"",
          .hinders_publication_only = true};
}

Finding last_year_missing(const std::string& origin, bool has_words, const JsonValue& budget) {
  constexpr std::string_view kBudget = "budget /";
  const std::string pointer = origin.substr(kBudget.size());
  const std::size_t slash = pointer.find('/');
  const std::string member = pointer.substr(0, slash);
  const std::string name = slash == std::string::npos ? "" : pointer.substr(slash + 1);
  return {.id = "last-year-missing",
          .severity = has_words ? Severity::kWarning : Severity::kError,
          .where = budget.member_place(member),
          .message = "预算中没有上年数 /" + pointer + "，" +
                     (has_words ? "说明中省略与上年的比较" : "无法与上年比较"),
          .expected = "这一项的上年数",
          .help = "加上 \"" + member + "\"" + (name.empty() ? "" : " 中的 \"" + name + "\"") +
                  "；上年没有的，写 \"0\""};
}

}  // namespace gongkai
