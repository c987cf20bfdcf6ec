#pragma once

// 对应表: those of templates/mappings/, and a user's own.

#include <optional>
#include <vector>

#include "gongkai.h"
#include "import/mapping.h"

namespace gongkai {

/// The mappings of the resources, by their names' order. Reports those that cannot be read.
std::vector<Mapping> delivered_mappings(const Resources& resources, Findings& findings);

/// The mappings that a request is read by. Empty ⇔ an error was added.
std::optional<std::vector<Mapping>> mappings_for(const TableImport& request,
                                                 const Resources& resources, Findings& findings);

}  // namespace gongkai
