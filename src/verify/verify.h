#pragma once

// Verifies the tables of a package by the relations of its pack.

#include <functional>
#include <span>
#include <string>

#include "document/document.h"
#include "source/finding.h"
#include "verify/relation.h"
#include "verify/side.h"

namespace gongkai {

/// What is known of the figures: their exact values, or only the displayed ones.
enum class Figures { kExact, kDisplayed };

struct VerifyOptions {
  Figures figures = Figures::kExact;
  /// The file of the findings; empty: none.
  std::string file;
  /// For tables read from a workbook: names a cell for people ("工作表“01”单元格 B7"). Empty:
  /// table, row and column by name.
  std::function<std::string(const Table& table, int row, int column)> place_of;
  /// Called with the cells of both sides of every comparison; may be empty.
  std::function<void(const Relation&, const Sides&)> visit;
};

/// Calls `visit` with the cells of both sides, for each relation in order and each of its bindings
/// and rows.
void for_each_instance(std::span<const Table* const> tables, const Relations& relations,
                       const std::function<void(const Relation&, const Sides&)>& visit);

/// How much the displayed figures of both sides may differ by rounding: half a last place for each;
/// zero if the relation allows no difference.
Amount rounding_limit(const Relation& relation, const Sides& sides);

/// Reports each relation that does not hold, with the cells of both sides. A relation on a missing
/// table is skipped. Missing rows and columns are reported too, except columns of a workbook's
/// tables, which are reported when they are read.
void verify(std::span<const Table* const> tables, const Relations& relations,
            const VerifyOptions& options, Findings& findings);

}  // namespace gongkai
