#pragma once

// What is done for one budget of a run: is its package up to date? If not: render, write, record.

#include <optional>
#include <string>
#include <vector>

#include "batch/fingerprint.h"
#include "batch/package_folders.h"
#include "batch/package_record.h"
#include "batch/work_list.h"
#include "gongkai.h"

namespace gongkai {

/// How an output file is compared with its record: by hash after a killed run, whose last packages
/// may not be recorded.
enum class OutputCheck { kSize, kHash };

/// What becomes of the package of a budget that has errors now.
enum class FailedPackages { kRetired, kKept };

/// What all packages of a run share; read only but for the folders.
struct PackageWork {
  const Resources& resources;
  const ResourceHashes& hashes;
  const RenderOptions& render;
  std::string output;
  PackageFolders& folders;
  OutputCheck output_check = OutputCheck::kSize;
  FailedPackages failed_packages = FailedPackages::kRetired;
  bool is_forced = false;  ///< also takes the place of entries that are not ours
};

/// Why there is no package of a budget as it is now.
enum class Hindrance {
  kBudget,    ///< errors in the budget: a former package must not be published any more
  kList,      ///< there is no such file, or where its package would be is something else
  kElsewhere  ///< the machine, or what belongs to the run: options, packs, other resources
};

/// What is to be done with a budget, and why.
struct PackagePlan {
  std::optional<std::string> text;              ///< of the budget; empty: it cannot be done at all
  Hindrance hindrance = Hindrance::kElsewhere;  ///< why there is no text
  Fingerprint fingerprint;                      ///< the pack is known after rendering only
  std::vector<std::string> reasons;             ///< in Chinese; none: up to date
  std::optional<PackageRecord> former;          ///< the record, if there is one
  bool is_former_outdated = false;  ///< it says now what its line did not: retired ones are gone
  Findings findings;                ///< why the budget cannot be done at all
};

/// Reads the budget and compares with the former line of the manifest (empty: none).
PackagePlan plan_package(const PackageWork& work, WorkItem& item, const std::string& former_line);

/// What came of making a package.
struct MadePackage {
  PackageRecord record;
  std::optional<Hindrance> hindrance;  ///< empty: it was made
  Findings failures;                   ///< of kElsewhere: errors that are not in the budget's file
  bool is_retired = false;             ///< the former package was moved out of the way
  bool concerns_all = false;           ///< no other package can be written either: the disk is full
};

/// Renders and writes. Only errors in the budget move a former package out of the way.
MadePackage make_package(const PackageWork& work, const WorkItem& item, PackagePlan plan);

/// Takes retired packages out of a record that are not there any more. Whether there were some.
bool forget_missing_retired(const PackageFolders& folders, PackageRecord& record);

}  // namespace gongkai
