#pragma once

// A small budget and packs held in memory, for tests of loading and expanding.

#include <map>
#include <optional>
#include <string>

#include "check/checked.h"
#include "document/document.h"
#include "pack/load_pack.h"
#include "source/finding.h"

namespace gongkai::sample {

/// Two units, spending of all kinds from four sources, one project; in 万元.
extern const std::string kBudget;

/// A pack.json with all that a pack must have and the one table "01-t".
extern const std::string kPackFile;

using Files = std::map<std::string, std::string>;

/// The pack "p" in these files; the known packs are the folders that occur in them.
std::optional<Pack> load(const Files& files, Findings& findings);

/// The table "01-t" of a pack that consists of kPackFile and this table file.
std::optional<Table> expand_table(const std::string& table_file, Findings& findings,
                                  const std::string& budget = kBudget);

/// A table's rows as text: cells separated by "|", rows by line feeds, nothing for covered places.
std::string rows(const Table& table);

/// The ids of the findings, in their order, separated by blanks.
std::string ids(const Findings& findings);

}  // namespace gongkai::sample
