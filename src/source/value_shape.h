#pragma once

// Shapes of single values, lists and maps: see shape.h.

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/schema.h"

namespace gongkai {

/// Describes a rule and adds the named objects that it uses to the definitions.
using Describe = std::function<Schema(Definitions&)>;

/// Reads a value into an object whose type the caller knows. One type for all shapes keeps the
/// generated code small.
using UntypedReader = std::function<bool(const JsonValue&, void* out, Findings&)>;

/// An UntypedReader that takes T only.
template <class T>
class Reader {
 public:
  // NOLINTBEGIN(google-explicit-constructor): a lambda is a reader
  template <class Read>
  requires std::is_invocable_r_v<bool, Read, const JsonValue&, T&, Findings&> Reader(Read read)
      : untyped_([read = std::move(read)](const JsonValue& value, void* out, Findings& findings) {
          return read(value, *static_cast<T*>(out), findings);
        }) {}
  // NOLINTEND(google-explicit-constructor)

  bool operator()(const JsonValue& value, T& out, Findings& findings) const {
    return untyped_(value, &out, findings);
  }

  const UntypedReader& untyped() const { return untyped_; }

 private:
  UntypedReader untyped_;
};

template <class T>
struct Shape {
  /// Reads a value; false ⇔ it added an error. Continues after errors where possible.
  Reader<T> read;
  Describe describe;
};

/// A schema document from its root and the definitions that it uses.
Schema schema_document(std::string_view title, const Schema& root, Definitions definitions);

/// A whole schema document for files of this shape.
template <class T>
Schema schema_document(const Shape<T>& shape, std::string_view title) {
  Definitions definitions;
  Schema root = shape.describe(definitions);
  return schema_document(title, root, std::move(definitions));
}

// ---- single values --------------------------------------------------------------------------

/// Whether a text may hold line feeds (paragraphs).
enum class Lines { kOne, kSeveral };

/// A text that is not empty and holds no control characters.
Shape<std::string> text(Lines lines = Lines::kOne);

/// A text that may be empty.
Shape<std::string> text_or_empty();

/// Digits only, of one of these lengths: a code.
Shape<std::string> digits(std::vector<int> lengths);

/// Digits only, from `least` to `most` of them.
Shape<std::string> digits_between(int least, int most);

/// A text accepted by `matches`; `pattern` is the same rule for the schema, `expected` for people.
/// `meant` guesses a correction for other texts; by default full-width characters become half-width
/// ones.
Shape<std::string> matching(std::string pattern, std::string expected,
                            std::function<bool(std::string_view)> matches,
                            std::function<std::string(std::string_view)> meant = {});

/// A date YYYY-MM-DD that exists.
Shape<std::string> date();

Shape<bool> boolean();

/// A whole number in [least, most].
Shape<int> integer(int least, int most);

/// One of the texts in a list.
Shape<std::string> one_of_texts(std::vector<std::string> choices);

/// Reports a value of the wrong kind. Always false.
bool report_kind(const JsonValue& value, std::string_view expected, Findings& findings);

/// Reports a text that is not among the choices, with the nearest one. Always false.
bool report_choice(const JsonValue& value, const std::vector<std::string>& choices,
                   Findings& findings);

/// Reports unknown and missing fields; false if there are any.
bool check_fields(const JsonValue& object, const std::vector<std::string>& known,
                  const std::vector<std::pair<std::string, std::string>>& required,
                  Findings& findings);

/// A text that stands for a value of E.
template <class E>
Shape<E> one_of(std::vector<std::pair<std::string, E>> choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  const Shape<std::string> names_shape = one_of_texts(std::move(names));
  return {.read =
              [names_shape, choices = std::move(choices)](const JsonValue& value, E& out,
                                                          Findings& findings) {
                std::string name;
                if (!names_shape.read(value, name, findings)) return false;
                for (const auto& [choice, result] : choices) {
                  if (choice == name) out = result;
                }
                return true;
              },
          .describe = names_shape.describe};
}

// ---- lists and maps -------------------------------------------------------------------------

template <class T>
Shape<std::vector<T>> list(Shape<T> element, int least = 0) {
  return {.read =
              [element, least](const JsonValue& value, std::vector<T>& out, Findings& findings) {
                if (value.kind() != JsonKind::kArray)
                  return report_kind(value, "数组 [ … ]", findings);
                const std::vector<JsonValue> children = value.children();
                out.reserve(children.size());
                bool is_good = true;
                for (const JsonValue& child : children) {
                  is_good = element.read(child, out.emplace_back(), findings) && is_good;
                }
                if (static_cast<int>(out.size()) >= least) return is_good;
                findings.add({.id = "list-too-short",
                              .where = value.place(),
                              .message = "此处只有 " + std::to_string(out.size()) + " 项",
                              .expected = "至少 " + std::to_string(least) + " 项"});
                return false;
              },
          .describe =
              [element, least](Definitions& definitions) {
                Schema out{{"type", "array"}, {"items", element.describe(definitions)}};
                if (least > 0) out["minItems"] = least;
                return out;
              }};
}

/// One value, or a list of them.
template <class T>
Shape<std::vector<T>> one_or_list(Shape<T> element) {
  const Shape<std::vector<T>> many = list(element, 1);
  return {.read =
              [element, many](const JsonValue& value, std::vector<T>& out, Findings& findings) {
                if (value.kind() == JsonKind::kArray) return many.read(value, out, findings);
                return element.read(value, out.emplace_back(), findings);
              },
          .describe =
              [element, many](Definitions& definitions) {
                return Schema::one_of({element.describe(definitions), many.describe(definitions)});
              }};
}

/// Reports a name in an object that is not digits of one of these lengths; none: any name will do.
bool check_key(const JsonValue& member, const std::vector<int>& lengths, Findings& findings);

/// The schema's pattern for names of these lengths.
std::string digits_pattern(const std::vector<int>& lengths);

/// An object used as a list of pairs, in the file's order; its names are codes of these lengths, or
/// any text if there are none.
template <class T>
Shape<std::vector<std::pair<std::string, T>>> pairs(Shape<T> element, std::vector<int> lengths) {
  using Pairs = std::vector<std::pair<std::string, T>>;
  return {.read =
              [element, lengths](const JsonValue& value, Pairs& out, Findings& findings) {
                if (value.kind() != JsonKind::kObject)
                  return report_kind(value, "对象 { … }", findings);
                bool is_good = true;
                for (const JsonValue& child : value.children()) {
                  T member{};
                  is_good = check_key(child, lengths, findings) && is_good;
                  is_good = element.read(child, member, findings) && is_good;
                  out.emplace_back(std::string(child.key()), std::move(member));
                }
                return is_good;
              },
          .describe =
              [element, lengths](Definitions& definitions) {
                Schema out{{"type", "object"}};
                if (!lengths.empty()) {
                  out["propertyNames"] = Schema{{"pattern", digits_pattern(lengths)}};
                }
                out["additionalProperties"] = element.describe(definitions);
                return out;
              }};
}

template <class T>
Shape<std::vector<std::pair<std::string, T>>> pairs(Shape<T> element) {
  return pairs(std::move(element), {});
}

/// An object whose members are all optional and of one shape, as pairs in the file's order.
/// `names`: its members and what they mean.
template <class T>
Shape<std::vector<std::pair<std::string, T>>> members(
    std::vector<std::pair<std::string, std::string>> names, Shape<T> element) {
  using Pairs = std::vector<std::pair<std::string, T>>;
  std::vector<std::string> known;
  for (const auto& name : names) known.push_back(name.first);
  const Shape<Pairs> all = pairs(element);
  return {.read =
              [known, all](const JsonValue& value, Pairs& out, Findings& findings) {
                if (value.kind() != JsonKind::kObject) return all.read(value, out, findings);
                const bool is_known = check_fields(value, known, {}, findings);
                return all.read(value, out, findings) && is_known;
              },
          .describe =
              [names, element](Definitions& definitions) {
                Schema properties;
                for (const auto& [name, meaning] : names) {
                  properties[name] = element.describe(definitions);
                  properties[name]["description"] = meaning;
                }
                return Schema{{"type", "object"},
                              {"properties", std::move(properties)},
                              {"additionalProperties", false}};
              }};
}

/// Reads a value by one shape or another, depending on its kind.
template <class T>
Shape<T> by_kind(JsonKind kind, Shape<T> first, Shape<T> otherwise) {
  return {
      .read =
          [kind, first, otherwise](const JsonValue& value, T& out, Findings& findings) {
            return (value.kind() == kind ? first : otherwise).read(value, out, findings);
          },
      .describe =
          [first, otherwise](Definitions& definitions) {
            return Schema::one_of({first.describe(definitions), otherwise.describe(definitions)});
          }};
}

}  // namespace gongkai
