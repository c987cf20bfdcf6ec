#pragma once

// The work on one budget of a run: check whether its package is up to date; if not, render, write
// and record it.

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

/// What happens to the former package of a budget that now has errors.
enum class FailedPackages { kRetired, kKept };

/// What all packages of a run share; read-only except for the folders.
struct PackageWork {
  const Resources& resources;
  const ResourceHashes& hashes;
  const RenderOptions& render;
  std::string output;
  PackageFolders& folders;
  OutputCheck output_check = OutputCheck::kSize;
  FailedPackages failed_packages = FailedPackages::kRetired;
  bool is_forced = false;  ///< also replaces foreign entries
};

/// Why a budget's current package could not be made.
enum class Hindrance {
  kBudget,    ///< errors in the budget: a former package must no longer be published
  kList,      ///< no such file, or its package's place is taken by something else
  kElsewhere  ///< the machine or shared resources: options, packs and others
};

/// What is to be done with a budget, and why.
struct PackagePlan {
  std::optional<std::string> text;  ///< the budget; empty: it cannot be processed at all
  Hindrance hindrance = Hindrance::kElsewhere;  ///< why there is no text
  std::vector<std::string> unit_files;          ///< files of its units, which are the budget, too
  Fingerprint fingerprint;                      ///< the pack is known after rendering only
  std::vector<std::string> reasons;             ///< in Chinese; none: up to date
  std::optional<PackageRecord> former;          ///< the record, if there is one
  bool is_former_outdated = false;  ///< differs from its line: retired packages are gone
  Findings findings;                ///< why the budget cannot be processed at all
};

/// Reads the budget and compares it with the former line of the manifest (empty: none).
PackagePlan plan_package(const PackageWork& work, WorkItem& item, const std::string& former_line);

/// The result of making a package.
struct MadePackage {
  PackageRecord record;
  std::optional<Hindrance> hindrance;  ///< empty: it was made
  Findings failures;                   ///< of kElsewhere: errors that are not in the budget's file
  bool is_retired = false;             ///< the former package was moved out of the way
  bool concerns_all = false;  ///< no other package can be written either, as the disk is full
};

/// Renders and writes. Only errors in the budget move a former package out of the way.
MadePackage make_package(const PackageWork& work, const WorkItem& item, PackagePlan plan);

/// Drops retired packages that no longer exist from a record. Returns whether there were any.
bool forget_missing_retired(const PackageFolders& folders, PackageRecord& record);

}  // namespace gongkai
