#include "text/unknown_role.h"

#include "source/name_list.h"

namespace gongkai {

Finding unknown_role_finding(const std::string& name, const FontSet& fonts) {
  UnknownName advice = unknown_name(name, fonts.role_names(), {.before = "“", .after = "”"});
  return {.id = "font-role-unknown",
          .where = Place(),
          .message = "fonts.json 中没有字体角色“" + name + "”",
          .expected = std::move(advice.expected),
          .help = advice.help.empty() ? "在 fonts.json 中加上这个角色，或改用已有的角色"
                                      : std::move(advice.help)};
}

}  // namespace gongkai
