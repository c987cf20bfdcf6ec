#pragma once

// What an expenditure's codes imply by the catalogue.

#include <optional>
#include <string>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// The kind of a 基本支出: as stated, else by its economic class. Empty: not known.
std::optional<SpendingKind> basic_kind(const Expenditure& fact, const Catalog& catalog);

/// The government economic class that a department economic class maps to for a kind of unit; null:
/// no mapping.
const std::string* mapped_class(const std::string& economic, MappingKind kind,
                                const Catalog& catalog);

MappingKind mapping_kind(UnitKind kind);

}  // namespace gongkai
