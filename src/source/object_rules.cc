#include <algorithm>
#include <bitset>
#include <cassert>

#include "source/object_shape.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostFields = 64;

// Suffix of an object's name for its form in an object that extends another.
constexpr const char* kChange = "_change";

Schema or_null(Schema schema) {
  return Schema::one_of({std::move(schema), Schema{{"type", "null"}}});
}

// The schema of an object whose members may be null, without title and description.
Schema with_null_members(const Schema& object) {
  Schema out;
  for (const auto& [name, value] : object.members()) {
    if (name == "required") continue;
    out[name] = value;
    if (name == "additionalProperties" && !value.members().empty()) out[name] = or_null(value);
    if (name != "properties") continue;
    for (const auto& [member, property] : value.members()) {
      Schema& changed = out[name][member];
      changed = or_null(property);
      for (const char* words : {"title", "description"}) {
        if (const Schema* found = property.find(words)) changed[words] = *found;
      }
    }
  }
  return out;
}

// A field that is inherited: null removes it, and by name also what it holds.
Schema removable(Schema schema, Inherits how, Definitions& definitions) {
  if (how != Inherits::kByName) return or_null(std::move(schema));
  const Schema* reference = schema.find("$ref");
  if (reference == nullptr) return or_null(with_null_members(schema));
  const std::string name(reference->text().substr(reference->text().rfind('/') + 1));
  if (name.ends_with(kChange)) return or_null(std::move(schema));
  if (definitions.find(name + kChange) == nullptr) {
    Schema changed = with_null_members(*definitions.find(name));
    definitions[name + kChange] = std::move(changed);
  }
  return or_null({{"$ref", std::string(reference->text()) + kChange}});
}

}  // namespace

void ObjectRules::add(const FieldWords& words, Presence presence, const Describe& describe,
                      UntypedReader read) {
  assert(fields_.size() < kMostFields);
  const bool is_required = presence == Presence::kRequired;
  if (is_required) ++required_count_;
  fields_.push_back({.key = std::string(words.key),
                     .description = std::string(words.description),
                     .title = std::string(words.title),
                     .is_required = is_required,
                     .describe = describe,
                     .read = std::move(read)});
}

void ObjectRules::add_ignored(const ObjectRules& others,
                              const std::function<std::shared_ptr<void>()>& scratch) {
  for (Field field : others.fields_) {
    assert(fields_.size() < kMostFields);
    field.is_required = false;
    field.read = [read = std::move(field.read), scratch](const JsonValue& value, void*,
                                                         Findings& findings) {
      return read(value, scratch().get(), findings);
    };
    fields_.push_back(std::move(field));
  }
}

std::vector<std::string> ObjectRules::keys() const {
  std::vector<std::string> out;
  for (const Field& field : fields_) out.push_back(field.key);
  return out;
}

Inherits ObjectRules::inherits(std::string_view key) const {
  const auto found = std::ranges::find(fields_, key, &Field::key);
  return found == fields_.end() ? Inherits::kReplaced : found->inherits;
}

bool ObjectRules::read(const JsonValue& value, void* object, Findings& findings) const {
  if (value.kind() != JsonKind::kObject) return report_kind(value, "对象 { … }", findings);
  if (place_) place_(value, object);
  bool is_good = true;
  bool has_unknown = false;
  std::bitset<kMostFields> required_seen;
  std::size_t at = 0;  // members mostly come in the order of the fields
  value.for_each_child([&](const JsonValue& member) {
    const Field* field = find_field(member.key(), at);
    if (field == nullptr) {
      has_unknown = true;
      return;
    }
    if (field->is_required) required_seen.set(static_cast<std::size_t>(field - fields_.data()));
    is_good = field->read(member, object, findings) && is_good;
  });
  if (has_unknown || required_seen.count() < required_count_) {
    is_good = check_names(value, findings) && is_good;
  }
  return is_good && (!check_ || check_(value, object, findings));
}

// Searches from field `at` on, then from the first; sets `at` after the one found.
const ObjectRules::Field* ObjectRules::find_field(std::string_view key, std::size_t& at) const {
  for (std::size_t tried = 0; tried < fields_.size(); ++tried, ++at) {
    if (at >= fields_.size()) at = 0;
    if (fields_[at].key == key) return &fields_[at++];
  }
  return nullptr;
}

bool ObjectRules::check_names(const JsonValue& value, Findings& findings) const {
  std::vector<std::string> keys;
  std::vector<std::pair<std::string, std::string>> required;
  for (const Field& field : fields_) {
    keys.push_back(field.key);
    if (field.is_required) required.emplace_back(field.key, field.description);
  }
  return check_fields(value, keys, required, findings);
}

Schema ObjectRules::describe(Definitions& definitions) const {
  Schema reference{{"$ref", "#/definitions/" + name_}};
  if (definitions.find(name_) != nullptr) return reference;
  definitions[name_] = Schema();  // stops recursion
  Schema properties;
  Schema::Elements required;
  for (const Field& field : fields_) {
    Schema property = field.describe(definitions);
    if (field.is_removable) property = removable(std::move(property), field.inherits, definitions);
    // In draft 7, siblings of "$ref" are ignored.
    if (property.find("$ref") != nullptr) property = Schema::all_of({std::move(property)});
    if (!field.title.empty()) property["title"] = field.title;
    property["description"] = field.description;
    properties[field.key] = std::move(property);
    if (field.is_required) required.emplace_back(field.key);
  }
  definitions[name_] = Schema{{"type", "object"},
                              {"description", description_},
                              {"properties", std::move(properties)},
                              {"required", Schema::list(std::move(required))},
                              {"additionalProperties", false}};
  return reference;
}

ObjectRules ObjectRules::changes() const {
  ObjectRules out = *this;
  out.name_ += kChange;
  out.required_count_ = 0;
  for (Field& field : out.fields_) {
    if (field.inherits == Inherits::kOwn) {
      if (field.is_required) ++out.required_count_;
      continue;
    }
    field.is_removable = !field.is_required;
    field.is_required = false;
  }
  return out;
}

}  // namespace gongkai
