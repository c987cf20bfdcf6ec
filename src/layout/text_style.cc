#include "layout/text_style.h"

#include <set>
#include <string>

namespace gongkai {
namespace {

void add_unknown_role(const std::string& name, const FontSet& fonts, Findings& findings) {
  const std::vector<std::string> names = fonts.role_names();
  std::string expected;
  for (const std::string& known : names) expected += (expected.empty() ? "" : "、") + known;
  const std::string like = nearest(name, names);
  findings.add({.id = "font-role-unknown",
                .where = Place(),
                .message = "fonts.json 中没有字体角色“" + name + "”",
                .expected = "其中之一：" + expected,
                .help = like.empty() ? "在 fonts.json 中加上这个角色，或改用已有的角色"
                                     : "是否应为“" + like + "”"});
}

}  // namespace

std::optional<std::vector<TextStyle>> resolve_styles(const Document& document, const FontSet& fonts,
                                                     Findings& findings) {
  std::vector<TextStyle> styles;
  std::set<std::string> unknown;
  for (const Style& style : document.styles) {
    const FontRole* role = fonts.role(style.font_role);
    if (role == nullptr && unknown.insert(style.font_role).second) {
      add_unknown_role(style.font_role, fonts, findings);
    }
    styles.push_back(
        {.role = role,
         .size = style.size,
         .pitch = line_pitch(style.size),
         .horizontal = style.horizontal,
         .vertical = style.vertical,
         .indent = style.size * style.indent,
         .first_line_indent = style.size * style.first_line_indent,
         .line_height = style.line_height == Length() ? line_pitch(style.size) : style.line_height,
         .space_before = style.space_before,
         .space_after = style.space_after,
         .keeps_with_next = style.keeps_with_next});
  }
  if (!unknown.empty()) return std::nullopt;
  return styles;
}

}  // namespace gongkai
