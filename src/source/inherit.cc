#include "source/inherit.h"

namespace gongkai {
namespace {

// Whether the parts of `stated` can be put on those of `out`, which then stands where `stated`
// does.
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

void inherit_member(const JsonDraft& stated, Inherits rule, JsonDraft& inherited) {
  switch (rule) {
    case Inherits::kByName:
      return inherit_by_name(stated, inherited);
    case Inherits::kAppended:
      return append(stated, inherited);
    case Inherits::kReplaced:
    case Inherits::kOwn:
      inherited = stated;
  }
}

}  // namespace

void inherit_by_name(const JsonDraft& stated, JsonDraft& out) {
  if (!meets(JsonKind::kObject, stated, out)) return;
  for (const JsonDraft& member : stated.children) out.set(member);
}

void inherit(const JsonDraft& stated, const InheritanceRule& rule, JsonDraft& out) {
  if (!meets(JsonKind::kObject, stated, out)) return;
  std::erase_if(out.children, [&](const JsonDraft& member) {
    return rule(member.key()) == Inherits::kOwn && stated.find(member.key()) == nullptr;
  });
  for (const JsonDraft& member : stated.children) {
    JsonDraft* inherited = out.find(member.key());
    if (inherited == nullptr) {
      out.children.push_back(member);
    } else {
      inherit_member(member, rule(member.key()), *inherited);
    }
  }
}

}  // namespace gongkai
