#include "source/schema.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

namespace gongkai {

// The schema as a value of the JSON library, which knows how to print it.
struct SchemaWriter {
  using Json = nlohmann::ordered_json;

  Json operator()(const Schema::Members& members) const {
    Json out = Json::object();
    for (const auto& [name, member] : members) out[name] = std::visit(*this, member.value_);
    return out;
  }
  Json operator()(const Schema::Elements& elements) const {
    Json out = Json::array();
    for (const Schema& element : elements) out.push_back(std::visit(*this, element.value_));
    return out;
  }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(int number) const { return number; }
  Json operator()(bool value) const { return value; }
};

Schema Schema::list(Elements elements) {
  Schema out;
  out.value_ = std::move(elements);
  return out;
}

Schema Schema::texts(const std::vector<std::string>& texts) {
  return list(Elements(texts.begin(), texts.end()));
}

Schema Schema::one_of(Elements choices) { return {{"oneOf", list(std::move(choices))}}; }

Schema Schema::all_of(Elements rules) { return {{"allOf", list(std::move(rules))}}; }

Schema& Schema::operator[](std::string_view name) {
  auto& members = std::get<Members>(value_);
  const auto found = std::ranges::find(members, name, &Member::first);
  if (found != members.end()) return found->second;
  return members.emplace_back(name, Schema()).second;
}

const Schema* Schema::find(std::string_view name) const {
  const auto found = std::ranges::find(members(), name, &Member::first);
  return found == members().end() ? nullptr : &found->second;
}

std::vector<std::string> Schema::property_names(
    std::initializer_list<std::string_view> path) const {
  const Schema* schema = this;
  for (const std::string_view name : path) {
    schema = schema->find(name);
    assert(schema != nullptr);
  }
  std::vector<std::string> out;
  for (const Member& property : schema->find("properties")->members()) {
    out.push_back(property.first);
  }
  return out;
}

const Schema::Members& Schema::members() const {
  static const Members kNone;
  const auto* members = std::get_if<Members>(&value_);
  return members == nullptr ? kNone : *members;
}

const Schema::Elements& Schema::elements() const {
  static const Elements kNone;
  const auto* elements = std::get_if<Elements>(&value_);
  return elements == nullptr ? kNone : *elements;
}

std::string_view Schema::text() const {
  const auto* text = std::get_if<std::string>(&value_);
  return text == nullptr ? std::string_view() : *text;
}

std::string Schema::dump(int indent) const {
  return std::visit(SchemaWriter(), value_).dump(indent);
}

}  // namespace gongkai
