#pragma once

// The shape of an object with named fields: see shape.h.

#include <bitset>
#include <cassert>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/value_shape.h"

namespace gongkai {

/// An object with named fields. Fields it does not name are findings.
template <class T>
class ObjectShape {
 public:
  /// `name` stands in the schema's definitions.
  ObjectShape(std::string name, std::string description)
      : rules_(std::make_shared<Rules>(
            Rules{.name = std::move(name), .description = std::move(description)})) {}

  /// A field that must be there.
  template <class M>
  ObjectShape& required(std::string key, M T::*member, Shape<M> shape, std::string description) {
    rules_->required.emplace_back(key, description);
    return field<M>(std::move(key), member, std::move(shape), std::move(description));
  }

  /// A field that may be left out; the member keeps its default then.
  template <class M>
  ObjectShape& optional(std::string key, M T::*member, Shape<M> shape, std::string description) {
    return field<M>(std::move(key), member, std::move(shape), std::move(description));
  }

  /// A field that may be left out; the member is empty then.
  template <class M>
  ObjectShape& optional(std::string key, std::optional<M> T::*member, Shape<M> shape,
                        std::string description) {
    return add(std::move(key), std::move(description), shape.describe,
               [member, shape](const JsonValue& value, T& out, Findings& findings) {
                 return shape.read(value, (out.*member).emplace(), findings);
               });
  }

  /// A field that may stand there and is of no interest ("$schema", a remark).
  template <class M>
  ObjectShape& ignored(std::string key, Shape<M> shape, std::string description) {
    return add(std::move(key), std::move(description), shape.describe,
               [shape](const JsonValue& value, T&, Findings& findings) {
                 M unused{};
                 return shape.read(value, unused, findings);
               });
  }

  /// The member that remembers where the object stands.
  ObjectShape& place(JsonValue T::*member) {
    rules_->place = member;
    return *this;
  }

  /// A rule over the whole object, asked when all its fields are good; false ⇔ it added an error.
  ObjectShape& check(std::function<bool(const JsonValue&, const T&, Findings&)> rule) {
    rules_->check = std::move(rule);
    return *this;
  }

  operator Shape<T>() const {  // NOLINT(google-explicit-constructor): this is its purpose
    return {
        .read = [rules = rules_](const JsonValue& value, T& out,
                                 Findings& findings) { return rules->read(value, out, findings); },
        .describe = [rules = rules_](Definitions& d) { return rules->describe(d); }};
  }

  /// The same fields, all of which may be left out: what is stated replaces what the object holds.
  Shape<T> changes() const {
    auto rules = std::make_shared<Rules>(*rules_);
    rules->name += "_change";
    rules->required.clear();
    for (Field& field : rules->fields) field.is_required = false;
    // Its fields may be of the shape itself(), which lives as long as `whole`.
    return {.read = [rules, whole = rules_](
                        const JsonValue& value, T& out,
                        Findings& findings) { return rules->read(value, out, findings); },
            .describe = [rules, whole = rules_](Definitions& d) { return rules->describe(d); }};
  }

  /// The same shape, for fields inside itself: does not own it, so that no cycle is made. The
  /// outermost Shape must outlive it.
  Shape<T> itself() const {
    const std::weak_ptr<Rules> weak = rules_;
    return {.read = [weak](const JsonValue& value, T& out,
                           Findings& findings) { return weak.lock()->read(value, out, findings); },
            .describe = [weak](Definitions& d) { return weak.lock()->describe(d); }};
  }

 private:
  using Reader = std::function<bool(const JsonValue&, T&, Findings&)>;
  struct Field {
    std::string key;
    std::string description;
    bool is_required;
    std::function<Schema(Definitions&)> describe;
    Reader read;
  };
  struct Rules {
    std::string name;
    std::string description;
    std::vector<Field> fields;
    std::vector<std::string> keys;
    std::vector<std::pair<std::string, std::string>> required;  // key and description
    JsonValue T::*place = nullptr;
    std::function<bool(const JsonValue&, const T&, Findings&)> check;

    bool read(const JsonValue& value, T& out, Findings& findings) const {
      if (value.kind() != JsonKind::kObject) return report_kind(value, "对象 { … }", findings);
      if (place != nullptr) out.*place = value;
      bool is_good = true;
      bool has_unknown = false;
      std::bitset<kMostFields> required_seen;
      std::size_t at = 0;  // members mostly come in the order of the fields
      for (const JsonValue& member : value.children()) {
        const Field* field = find_field(member.key(), at);
        if (field == nullptr) {
          has_unknown = true;
          continue;
        }
        if (field->is_required) required_seen.set(static_cast<std::size_t>(field - fields.data()));
        is_good = field->read(member, out, findings) && is_good;
      }
      if (has_unknown || required_seen.count() < required.size()) {
        is_good = check_fields(value, keys, required, findings) && is_good;
      }
      return is_good && (!check || check(value, out, findings));
    }

    // Looks from field `at` on, then from the first; leaves `at` behind the one found.
    const Field* find_field(std::string_view key, std::size_t& at) const {
      for (std::size_t tried = 0; tried < fields.size(); ++tried, ++at) {
        if (at >= fields.size()) at = 0;
        if (fields[at].key == key) return &fields[at++];
      }
      return nullptr;
    }

    Schema describe(Definitions& definitions) const {
      if (!definitions.contains(name)) {
        definitions[name] = Schema::object();  // stops recursion
        Schema properties = Schema::object();
        for (const Field& field : fields) {
          Schema property = field.describe(definitions);
          // Beside "$ref" nothing else counts in draft 7.
          if (property.contains("$ref")) property = {{"allOf", {std::move(property)}}};
          property["description"] = field.description;
          properties[field.key] = std::move(property);
        }
        Schema out{{"type", "object"}, {"description", description}};
        out["properties"] = std::move(properties);
        out["required"] = Schema::array();
        for (const auto& entry : required) out["required"].push_back(entry.first);
        out["additionalProperties"] = false;
        definitions[name] = std::move(out);
      }
      return {{"$ref", "#/definitions/" + name}};
    }
  };

  template <class M>
  ObjectShape& field(std::string key, M T::*member, Shape<M> shape, std::string description) {
    return add(std::move(key), std::move(description), shape.describe,
               [member, shape](const JsonValue& value, T& out, Findings& findings) {
                 if constexpr (requires { (out.*member).clear(); }) (out.*member).clear();
                 return shape.read(value, out.*member, findings);
               });
  }

  ObjectShape& add(std::string key, std::string description,
                   std::function<Schema(Definitions&)> describe, Reader reader) {
    const bool is_required = !rules_->required.empty() && rules_->required.back().first == key;
    rules_->keys.push_back(key);
    assert(rules_->fields.size() < kMostFields);
    rules_->fields.push_back({std::move(key), std::move(description), is_required,
                              std::move(describe), std::move(reader)});
    return *this;
  }

  static constexpr std::size_t kMostFields = 64;

  std::shared_ptr<Rules> rules_;
};

}  // namespace gongkai
