#include "compare/member_words.h"

#include <algorithm>

#include "pack/load_pack.h"

namespace gongkai {
namespace {

constexpr std::string_view kDefinition = "#/definitions/";

// The schema of a named member of an object; null if there is none.
const Schema* find_property(const Schema& object, std::string_view member) {
  const Schema* properties = object.find("properties");
  return properties == nullptr ? nullptr : properties->find(member);
}

// The schema of all members whose names are chosen freely; null if there are none.
const Schema* find_named(const Schema& object) {
  const Schema* named = object.find("additionalProperties");
  return named == nullptr || named->members().empty() ? nullptr : named;
}

}  // namespace

MemberWords MemberWords::of_pack() {
  static const Schema kSchema = pack_schema();
  MemberWords out(kSchema);
  out.add(kSchema);
  return out;
}

MemberWords MemberWords::of_table() {
  static const Schema kSchema = table_schema();
  MemberWords out(kSchema);
  out.add(kSchema);
  return out;
}

std::string MemberWords::of(std::string_view member) const {
  for (const Schema* choice : choices_) {
    const Schema* property = find_property(*choice, member);
    const Schema* title = property == nullptr ? nullptr : property->find("title");
    if (title != nullptr) return std::string(title->text());
  }
  return std::string(member);
}

MemberWords MemberWords::below(std::string_view member) const {
  MemberWords out(*document_);
  for (const Schema* choice : choices_) {
    const Schema* property = find_property(*choice, member);
    if (property == nullptr) property = find_named(*choice);
    if (property != nullptr) out.add(*property);
  }
  return out;
}

MemberWords MemberWords::element() const {
  MemberWords out(*document_);
  for (const Schema* choice : choices_) {
    if (const Schema* items = choice->find("items")) out.add(*items);
  }
  return out;
}

bool MemberWords::are_names() const {
  return std::ranges::any_of(choices_, [](const Schema* choice) { return find_named(*choice); });
}

// Adds a schema, or its alternatives.
void MemberWords::add(const Schema& schema) {
  if (const Schema* reference = schema.find("$ref")) {
    const Schema* definitions = document_->find("definitions");
    const Schema* meant = definitions->find(reference->text().substr(kDefinition.size()));
    if (meant != nullptr) add(*meant);
    return;
  }
  choices_.push_back(&schema);
  for (const char* several : {"allOf", "anyOf", "oneOf"}) {
    if (const Schema* schemas = schema.find(several)) {
      for (const Schema& each : schemas->elements()) add(each);
    }
  }
  for (const char* one : {"then", "else"}) {
    if (const Schema* conditional = schema.find(one)) add(*conditional);
  }
}

}  // namespace gongkai
