#include "text/unknown_role.h"

namespace gongkai {

Finding unknown_role_finding(const std::string& name, const FontSet& fonts) {
  const std::vector<std::string> names = fonts.role_names();
  std::string expected;
  for (const std::string& known : names) expected += (expected.empty() ? "" : "、") + known;
  const std::string like = nearest(name, names);
  return {.id = "font-role-unknown",
          .where = Place(),
          .message = "fonts.json 中没有字体角色“" + name + "”",
          .expected = "其中之一：" + expected,
          .help = like.empty() ? "在 fonts.json 中加上这个角色，或改用已有的角色"
                               : "是否应为“" + like + "”"};
}

}  // namespace gongkai
