#pragma once

// Texts of a pack with fields in double braces: "{{year}}年部门收入预算表". Fields are resolved
// when the pack is loaded: an unknown field is a finding with its place, and filling a cell only
// appends text.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/checked.h"
#include "source/json.h"

namespace gongkai {

template <class T>
struct Shape;

/// The subject of a field; the field has a value only where the subject is known.
enum class FieldScope {
  kDocument,
  kTable,
  kUnit,
  kFunctionClass,
  kFunctionSection,
  kFunction,
  kEconomicClass,
  kEconomic,
  kGovernmentEconomicClass,
  kGovernmentEconomic,
  kProject,
  kTask,
  kIndicator,
  kRow,    ///< a row among those of its kind
  kRecord  ///< an entry of a list
};

/// The record of a row, with the form of its list.
struct Record {
  const ListForm* form = nullptr;
  const ListRecord* values = nullptr;
};

class FieldText;

/// Words of a pack that its texts use: {{words.name}}.
using PackWords = std::vector<std::pair<std::string, FieldText>>;

/// The objects that fields take their values from. Null if not known.
struct FieldContext {
  const Checked* checked = nullptr;
  const PackWords* words = nullptr;
  const NameOverrides* names = nullptr;  ///< those of the table
  std::string_view table_name;
  std::string_view table_number;
  std::string_view money_unit;
  const BudgetUnit* unit = nullptr;   ///< the subject of the table
  const Project* project = nullptr;   ///< that the table is about
  const LedgerEntry* fact = nullptr;  ///< any fact of the row: all agree in the fields used
  const Task* task = nullptr;
  const Indicator* indicator = nullptr;
  int indicator_number = 0;  ///< from 1
  const Record* record = nullptr;
  int row_number = 0;  ///< from 1, among the rows of one level
};

/// Fields whose last part is a name chosen by the pack, or that of a list's column.
enum class NamedField { kWord, kText, kProjectText, kRecord };

/// A text with its fields.
class FieldText {
 public:
  FieldText() = default;

  std::string render(const FieldContext& context) const;

  /// The text with the pack's words in place of their fields, and the table's name in place of
  /// {{table.name}}, if it is known.
  FieldText bound(const PackWords& words, const FieldText* table_name) const;

  /// The text with "*" in place of its fields.
  std::string pattern() const;

  /// Its fields, except those with names chosen by the pack: "function.code".
  std::vector<std::string_view> fields() const;

  /// The scopes of its fields, each once.
  std::vector<FieldScope> scopes() const;

  /// Its fields with names chosen by the pack.
  std::vector<std::pair<NamedField, std::string>> named_fields() const;

  bool is_empty() const { return parts_.empty(); }

  /// Whether it has no fields.
  bool is_constant() const;

  const JsonValue& where() const { return where_; }

 private:
  friend Shape<FieldText> field_text();

  using Getter = std::string (*)(const FieldContext&);
  struct Part {
    std::string literal;     // or the name of a named field
    std::string_view field;  // the name of any other
    Getter get = nullptr;
    std::optional<NamedField> named;
    FieldScope scope = FieldScope::kDocument;
  };

  static std::string value(const Part& part, const FieldContext& context);

  bool parse(std::string_view text, Findings& findings);
  bool add_field(std::string_view name, Findings& findings);

  std::vector<Part> parts_;
  JsonValue where_;
};

/// A field that needs no row or table, with its value.
struct DocumentField {
  std::string_view name;
  std::string (*get)(const FieldContext&);
};
std::vector<DocumentField> document_fields();

/// Reads a text; reports fields that do not exist and braces that do not match.
Shape<FieldText> field_text();

}  // namespace gongkai
