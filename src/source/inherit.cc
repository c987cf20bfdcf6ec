#include "source/inherit.h"

#include <string>
#include <utility>
#include <vector>

#include "source/name_list.h"

namespace gongkai {
namespace {

// Whether `stated` can be merged onto `out`; if so, `out` takes the place of `stated`.
bool meets(JsonKind kind, const JsonDraft& stated, JsonDraft& out) {
  if (stated.kind() != kind) {
    out = stated;
    return false;
  }
  if (out.kind() != kind) return false;
  out.value = stated.value;
  out.name = stated.name;
  return true;
}

void append(const JsonDraft& stated, JsonDraft& out) {
  if (!meets(JsonKind::kArray, stated, out)) return;
  out.children.insert(out.children.end(), stated.children.begin(), stated.children.end());
}

// Removes what is inherited under the name of a null.
void remove(const JsonDraft& null, JsonDraft& out, Findings& findings) {
  if (out.find(null.key()) != nullptr) return out.erase(null.key());
  std::vector<std::string> known;
  for (const JsonDraft& member : out.children) known.emplace_back(member.key());
  UnknownName advice = unknown_name(null.key(), known);
  findings.add({.id = "nothing-inherited",
                .where = null.name.key_place(),
                .message = "未继承 \"" + std::string(null.key()) + "\"，null 没有可删去的内容",
                .expected = known.empty() ? "" : "所继承的一项：" + advice.expected,
                .help = advice.help.empty() ? "删去这一项" : std::move(advice.help)});
}

JsonDraft& inherited_member(const JsonDraft& stated, JsonDraft& out) {
  if (JsonDraft* inherited = out.find(stated.key())) return *inherited;
  JsonDraft& empty = out.children.emplace_back(stated);
  empty.children.clear();
  return empty;
}

void inherit_member(const JsonDraft& stated, Inherits rule, JsonDraft& out, Findings& findings) {
  if (stated.kind() == JsonKind::kNull && rule != Inherits::kOwn) {
    return remove(stated, out, findings);
  }
  JsonDraft& inherited = inherited_member(stated, out);
  switch (rule) {
    case Inherits::kByName:
      return inherit_by_name(stated, inherited, findings);
    case Inherits::kAppended:
      return append(stated, inherited);
    case Inherits::kReplaced:
    case Inherits::kOwn:
      inherited = stated;
  }
}

}  // namespace

void inherit_by_name(const JsonDraft& stated, JsonDraft& out, Findings& findings) {
  if (!meets(JsonKind::kObject, stated, out)) return;
  for (const JsonDraft& member : stated.children) {
    inherit_member(member, Inherits::kReplaced, out, findings);
  }
}

void inherit(const JsonDraft& stated, const InheritanceRule& rule, JsonDraft& out,
             Findings& findings) {
  if (!meets(JsonKind::kObject, stated, out)) return;
  std::erase_if(out.children, [&](const JsonDraft& member) {
    return rule(member.key()) == Inherits::kOwn && stated.find(member.key()) == nullptr;
  });
  for (const JsonDraft& member : stated.children) {
    inherit_member(member, rule(member.key()), out, findings);
  }
}

}  // namespace gongkai
