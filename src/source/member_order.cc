#include "source/member_order.h"

#include <algorithm>
#include <cassert>

namespace gongkai {

MemberOrder::MemberOrder(const Schema& document) : document_(&document) { add(&document); }

// The part, or what it refers to and consists of.
void MemberOrder::add(const Schema* part) {
  if (part == nullptr) return;
  if (const Schema* reference = part->find("$ref")) {
    const std::string_view path = reference->text();
    const Schema* definitions = document_->find("definitions");
    assert(definitions != nullptr && path.starts_with("#/definitions/"));
    return add(definitions->find(path.substr(path.rfind('/') + 1)));
  }
  parts_.push_back(part);
  for (const char* several : {"oneOf", "allOf"}) {
    const Schema* choices = part->find(several);
    if (choices == nullptr) continue;
    for (const Schema& choice : choices->elements()) add(&choice);
  }
}

MemberOrder MemberOrder::member(std::string_view name) const {
  MemberOrder out(*this);
  out.parts_.clear();
  for (const Schema* part : parts_) {
    const Schema* properties = part->find("properties");
    const Schema* declared = properties == nullptr ? nullptr : properties->find(name);
    out.add(declared == nullptr ? part->find("additionalProperties") : declared);
  }
  return out;
}

MemberOrder MemberOrder::element() const {
  MemberOrder out(*this);
  out.parts_.clear();
  for (const Schema* part : parts_) out.add(part->find("items"));
  return out;
}

std::size_t MemberOrder::rank(std::string_view name) const {
  std::size_t out = 0;
  for (const Schema* part : parts_) {
    const Schema* properties = part->find("properties");
    if (properties == nullptr) continue;
    for (const Schema::Member& property : properties->members()) {
      if (property.first == name) return out;
      ++out;
    }
  }
  return kUndeclared;
}

void sort_members(NewJson& value, const MemberOrder& order) {
  if (value.kind == JsonKind::kObject) {
    const auto rank = [&order](const NewJson& member) { return order.rank(member.key); };
    if (!std::ranges::is_sorted(value.children, {}, rank)) {
      std::ranges::stable_sort(value.children, {}, rank);
    }
    for (NewJson& child : value.children) {
      if (!child.children.empty()) sort_members(child, order.member(child.key));
    }
  } else if (!value.children.empty()) {
    const MemberOrder of_elements = order.element();
    for (NewJson& child : value.children) sort_members(child, of_elements);
  }
}

}  // namespace gongkai
