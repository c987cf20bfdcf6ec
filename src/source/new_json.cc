#include "source/new_json.h"

#include <algorithm>

namespace gongkai {
namespace {

NewJson scalar(JsonKind kind, std::string text) {
  NewJson out;
  out.kind = kind;
  out.text = std::move(text);
  return out;
}

}  // namespace

NewJson::NewJson(const JsonValue& value) : kind(value.kind()), key(value.key()) {
  if (kind != JsonKind::kNull) text = value.text();
  value.for_each_child([&](const JsonValue& child) { children.emplace_back(child); });
}

NewJson NewJson::string(std::string characters) {
  return scalar(JsonKind::kString, std::move(characters));
}

NewJson NewJson::number(std::string digits) { return scalar(JsonKind::kNumber, std::move(digits)); }

NewJson NewJson::boolean(bool is_true) {
  return scalar(JsonKind::kBoolean, is_true ? "true" : "false");
}

NewJson NewJson::array(std::vector<NewJson> elements) {
  NewJson out;
  out.kind = JsonKind::kArray;
  out.children = std::move(elements);
  return out;
}

NewJson NewJson::object(std::vector<std::pair<std::string, NewJson>> members) {
  NewJson out;
  out.kind = JsonKind::kObject;
  for (auto& [name, value] : members) {
    value.key = std::move(name);
    out.children.push_back(std::move(value));
  }
  return out;
}

NewJson* NewJson::find(std::string_view member) {
  const auto found = std::ranges::find(children, member, &NewJson::key);
  return found == children.end() ? nullptr : &*found;
}

void NewJson::set(std::string member, NewJson value) {
  value.key = std::move(member);
  if (NewJson* same = find(value.key)) {
    *same = std::move(value);
  } else {
    children.push_back(std::move(value));
  }
}

}  // namespace gongkai
