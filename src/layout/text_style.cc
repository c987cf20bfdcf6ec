#include "layout/text_style.h"

#include <set>
#include <string>

#include "text/unknown_role.h"

namespace gongkai {
std::optional<std::vector<TextStyle>> resolve_styles(const Document& document, const FontSet& fonts,
                                                     Findings& findings) {
  std::vector<TextStyle> styles;
  std::set<std::string> unknown;
  for (const Style& style : document.styles) {
    const FontRole* role = fonts.role(style.font_role);
    if (role == nullptr && unknown.insert(style.font_role).second) {
      findings.add(unknown_role_finding(style.font_role, fonts));
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
