#pragma once

// Reads template packs from their folder and checks them: a pack that loads can be expanded.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "source/finding.h"
#include "source/folder_files.h"
#include "source/schema.h"

namespace gongkai {

/// The newest format of pack.json that is read ("format"; see check_format).
inline constexpr int kPackFormat = 1;

/// Reports a pack name that is not among the known ones, with the nearest.
void report_unknown_pack(const std::string& name, const std::vector<std::string>& known,
                         const Place& where, Findings& findings);

/// The pack of this name with all it inherits. Reports a pack that does not exist (with the nearest
/// of `known`), a cycle in "extends", and everything that is wrong in its files, in one run.
std::optional<Pack> load_pack(const std::string& name, const std::vector<std::string>& known,
                              const ReadFile& read, Findings& findings);

/// The JSON Schemas of pack.json and of a table file.
Schema pack_schema();
Schema table_schema();

}  // namespace gongkai
