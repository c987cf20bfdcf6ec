#pragma once

// Reads the relations of a pack and of those that it extends.

#include <optional>
#include <string>
#include <vector>

#include "source/folder_files.h"
#include "source/schema.h"
#include "source/source_text.h"
#include "verify/relation.h"

namespace gongkai {

/// A pack whose relations are wanted.
struct RelationPack {
  std::vector<std::string> chain;   ///< the pack, then those it extends, nearest first
  std::vector<std::string> tables;  ///< ids of its tables
  std::optional<SourceText> rules;  ///< the user's relations, read as if appended to the pack's
};

/// The relations; none if no pack of the chain has a file. A relation replaces the inherited one of
/// the same id, null removes it. An inherited relation on a table that the pack lacks is dropped;
/// in the pack's own file and in the rules it is an error. Empty ⇔ an error was added.
std::optional<Relations> load_relations(const RelationPack& pack, const ReadFile& read,
                                        Findings& findings);

/// The JSON Schema of relations.json.
Schema relations_schema();

}  // namespace gongkai
