#pragma once

// Whether the tables of a package agree, by the relations of its pack.

#include <functional>
#include <span>
#include <string>

#include "document/document.h"
#include "source/finding.h"
#include "verify/relation.h"
#include "verify/side.h"

namespace gongkai {

/// What is known of the figures: their exact values, or what is displayed of them.
enum class Figures { kExact, kDisplayed };

struct VerifyOptions {
  Figures figures = Figures::kExact;
  /// The file of the findings; empty: none.
  std::string file;
  /// Of tables read from a workbook: says where a person finds a cell ("工作表“01”单元格 B7").
  /// Empty: table, row and column by name.
  std::function<std::string(const Table& table, int row, int column)> place_of;
  /// Is told the cells of both sides of all that is compared; empty: nobody.
  std::function<void(const Relation&, const Sides&)> visit;
};

/// Calls `visit` with the cells of both sides, for each relation in their order, and each binding
/// and row of which it is asked.
void for_each_instance(std::span<const Table* const> tables, const Relations& relations,
                       const std::function<void(const Relation&, const Sides&)>& visit);

/// How much the displayed figures of both sides may differ by rounding: half a last place for each;
/// nothing where the relation allows no such difference.
Amount rounding_limit(const Relation& relation, const Sides& sides);

/// Reports each relation that does not hold, with the cells of both sides. A relation of which a
/// table is not there is not asked. A row or column that a table does not have is reported too; not
/// a column of a workbook's tables, which are read by their columns.
void verify(std::span<const Table* const> tables, const Relations& relations,
            const VerifyOptions& options, Findings& findings);

}  // namespace gongkai
