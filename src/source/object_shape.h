#pragma once

// The shape of an object with named fields: see shape.h.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "source/inherit.h"
#include "source/value_shape.h"

namespace gongkai {

/// What a field is called, and what it means.
struct FieldWords {
  std::string_view key;          ///< in the file
  std::string_view description;  ///< for who writes it
  std::string_view title;        ///< a short name for people; may be empty
};

/// The type-independent part of object shapes. For use by ObjectShape only, which passes pointers
/// to its own type.
class ObjectRules {
 public:
  /// Whether a field may be left out.
  enum class Presence { kRequired, kOptional };

  ObjectRules(std::string name, std::string description)
      : name_(std::move(name)), description_(std::move(description)) {}

  void add(const FieldWords& words, Presence presence, const Describe& describe,
           UntypedReader read);

  /// Adds the fields of another object as optional ones that are read and dropped; `scratch` makes
  /// an object for them.
  void add_ignored(const ObjectRules& others,
                   const std::function<std::shared_ptr<void>()>& scratch);

  /// The names of all fields, in their order.
  std::vector<std::string> keys() const;

  /// Sets how the last added field is inherited.
  void set_inherits(Inherits how) { fields_.back().inherits = how; }

  /// How the field of this name is inherited; an unknown field: replaced.
  Inherits inherits(std::string_view key) const;

  /// Records the place of the object in itself.
  void set_place(std::function<void(const JsonValue&, void* object)> place) {
    place_ = std::move(place);
  }

  /// A rule for the whole object, checked if all its fields are valid.
  void set_check(UntypedReader check) { check_ = std::move(check); }

  bool read(const JsonValue& value, void* object, Findings& findings) const;

  /// Adds the object to the definitions and refers to it.
  Schema describe(Definitions& definitions) const;

  /// The fields of an object that extends another, all optional.
  ObjectRules changes() const;

 private:
  struct Field {
    std::string key;
    std::string description;
    std::string title;
    bool is_required = false;
    bool is_removable = false;  // null, in an object that extends another
    Inherits inherits = Inherits::kReplaced;
    Describe describe;
    UntypedReader read;
  };

  const Field* find_field(std::string_view key, std::size_t& at) const;
  bool check_names(const JsonValue& value, Findings& findings) const;

  std::string name_;
  std::string description_;
  std::vector<Field> fields_;
  std::size_t required_count_ = 0;
  std::function<void(const JsonValue&, void* object)> place_;
  UntypedReader check_;
};

/// A function that returns an M& of a T, as opposed to a pointer to member.
template <class Access, class T, class M>
concept GivesFrom = !std::is_member_pointer_v<Access> && std::is_invocable_r_v<M&, Access, T&>;

/// An object with named fields. Unknown fields are findings.
template <class T>
class ObjectShape {
 public:
  /// `name` stands in the schema's definitions.
  ObjectShape(std::string name, std::string description)
      : rules_(std::make_shared<ObjectRules>(std::move(name), std::move(description))) {}

  /// A field that must be there.
  template <class M>
  ObjectShape& required(std::string_view key, M T::*member, const Shape<M>& shape,
                        std::string_view description, std::string_view title = {}) {
    return add({key, description, title}, Presence::kRequired, shape, into(member, shape));
  }

  /// A field that may be left out; the member keeps its default then.
  template <class M>
  ObjectShape& optional(std::string_view key, M T::*member, const Shape<M>& shape,
                        std::string_view description, std::string_view title = {}) {
    return add({key, description, title}, Presence::kOptional, shape, into(member, shape));
  }

  /// A field that may be left out; the member is empty then.
  template <class M>
  ObjectShape& optional(std::string_view key, std::optional<M> T::*member, const Shape<M>& shape,
                        std::string_view description, std::string_view title = {}) {
    return add({key, description, title}, Presence::kOptional, shape,
               [member, read = shape.read.untyped()](const JsonValue& value, void* object,
                                                     Findings& findings) {
                 return read(value, &(static_cast<T*>(object)->*member).emplace(), findings);
               });
  }

  /// The same for what `access` returns from the object, such as a member of a member.
  template <class Access, class M>
  requires GivesFrom<Access, T, M> ObjectShape& required(std::string_view key, Access access,
                                                         const Shape<M>& shape,
                                                         std::string_view description,
                                                         std::string_view title = {}) {
    return add({key, description, title}, Presence::kRequired, shape, into(access, shape));
  }

  template <class Access, class M>
  requires GivesFrom<Access, T, M> ObjectShape& optional(std::string_view key, Access access,
                                                         const Shape<M>& shape,
                                                         std::string_view description,
                                                         std::string_view title = {}) {
    return add({key, description, title}, Presence::kOptional, shape, into(access, shape));
  }

  /// A field that is allowed but ignored ("$schema", a remark).
  template <class M>
  ObjectShape& ignored(std::string_view key, const Shape<M>& shape, std::string_view description,
                       std::string_view title = {}) {
    return add({key, description, title}, Presence::kOptional, shape,
               [read = shape.read.untyped()](const JsonValue& value, void*, Findings& findings) {
                 M unused{};
                 return read(value, &unused, findings);
               });
  }

  /// All fields of another object, which are allowed and checked but ignored: who needs them reads
  /// them by themselves.
  template <class Other>
  ObjectShape& ignored(const ObjectShape<Other>& others) {
    rules_->add_ignored(*others.rules_, [] { return std::make_shared<Other>(); });
    return *this;
  }

  /// The names of all fields, in their order.
  std::vector<std::string> keys() const { return rules_->keys(); }

  /// How the last added field is inherited by an extending object; by default it is replaced.
  ObjectShape& inherited(Inherits how) {
    rules_->set_inherits(how);
    return *this;
  }

  /// How its fields are inherited.
  InheritanceRule inheritance() const {
    return [rules = rules_](std::string_view member) { return rules->inherits(member); };
  }

  /// The member that records the place of the object.
  ObjectShape& place(JsonValue T::*member) {
    rules_->set_place([member](const JsonValue& value, void* object) {
      static_cast<T*>(object)->*member = value;
    });
    return *this;
  }

  /// A rule for the whole object, checked if all its fields are valid; false ⇔ it added an error.
  ObjectShape& check(std::function<bool(const JsonValue&, const T&, Findings&)> rule) {
    rules_->set_check(
        [rule = std::move(rule)](const JsonValue& value, const void* object, Findings& findings) {
          return rule(value, *static_cast<const T*>(object), findings);
        });
    return *this;
  }

  operator Shape<T>() const {  // NOLINT(google-explicit-constructor): this is its purpose
    return shape_of([rules = rules_, whole = whole_] { return rules; });
  }

  /// The shape of an object that extends another: the same fields, all optional; those not required
  /// may be null, which removes them. For the schema only: merged objects have no nulls.
  ObjectShape changes() const {
    ObjectShape out(*this);
    out.rules_ = std::make_shared<ObjectRules>(rules_->changes());
    out.whole_ = rules_;
    return out;
  }

  /// The same shape, for recursive fields: non-owning, so that there is no reference cycle. The
  /// outermost Shape must outlive it.
  Shape<T> itself() const {
    return shape_of([weak = std::weak_ptr<const ObjectRules>(rules_)] { return weak.lock(); });
  }

 private:
  template <class Other>
  friend class ObjectShape;

  using Presence = ObjectRules::Presence;
  using Rules = std::function<std::shared_ptr<const ObjectRules>()>;

  static Shape<T> shape_of(Rules rules) {
    return {.read = [rules](const JsonValue& value, T& out,
                            Findings& findings) { return rules()->read(value, &out, findings); },
            .describe = [rules](Definitions& d) { return rules()->describe(d); }};
  }

  template <class Access, class M>
  static UntypedReader into(Access access, const Shape<M>& shape) {
    return [access, read = shape.read.untyped()](const JsonValue& value, void* object,
                                                 Findings& findings) {
      M& out = std::invoke(access, *static_cast<T*>(object));
      if constexpr (requires { out.clear(); }) out.clear();
      return read(value, &out, findings);
    };
  }

  template <class M>
  ObjectShape& add(const FieldWords& words, Presence presence, const Shape<M>& shape,
                   UntypedReader read) {
    rules_->add(words, presence, shape.describe, std::move(read));
    return *this;
  }

  std::shared_ptr<ObjectRules> rules_;
  std::shared_ptr<const ObjectRules> whole_;  // for changes(): keeps alive what itself() refers to
};

}  // namespace gongkai
