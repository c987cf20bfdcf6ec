#pragma once

// The columns of a form that the shapes of the budget describe.

#include <string>
#include <string_view>
#include <vector>

#include "fill_in/fill_in_layout.h"
#include "source/schema.h"

namespace gongkai {

/// Where an object stands: names of members, those of lists without numbers.
using SchemaPath = std::vector<std::string>;

/// Names of lists of codes, besides those of the catalogue.
inline constexpr const char* kIncomeOrSpending = "收支";

class SchemaColumns {
 public:
  /// `pack` must outlive this.
  explicit SchemaColumns(const Pack& pack);

  /// The schema of the object at a path; of arrays that of their elements.
  const Schema& object(const SchemaPath& path) const;

  /// The single values of an object, in the published order. Members that are lists stand in blocks
  /// of their own.
  std::vector<FillInColumn> columns(const Schema& object, const SchemaPath& path = {}) const;

  /// Whether an object may be {"none": true} instead.
  bool may_be_none(const SchemaPath& path) const;

 private:
  const Schema& resolved(const Schema& schema) const;
  std::vector<FillInColumn> named_columns(const std::string& member, const SchemaPath& path) const;

  const Pack& pack_;
  const Schema schema_;
};

}  // namespace gongkai
