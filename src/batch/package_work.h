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

/// How an output file is compared with its record.
enum class OutputCheck { kSize, kHash };

/// What all packages of a run share; read only but for the folders.
struct PackageWork {
  const Resources& resources;
  const ResourceHashes& hashes;
  const RenderOptions& render;
  std::string output;
  PackageFolders& folders;
  OutputCheck output_check = OutputCheck::kSize;
  bool is_forced = false;
};

/// What is to be done with a budget, and why.
struct PackagePlan {
  std::optional<std::string> text;      ///< of the budget; empty: it cannot be read
  Fingerprint fingerprint;              ///< the pack is known after rendering only
  std::vector<std::string> reasons;     ///< in Chinese; none: up to date
  std::optional<PackageRecord> former;  ///< the record, if there is one
  Findings findings;                    ///< why the budget cannot be done at all
};

/// Reads the budget and compares with the former line of the manifest (empty: none).
PackagePlan plan_package(const PackageWork& work, WorkItem& item, const std::string& former_line);

/// What came of making a package.
struct MadePackage {
  /// Empty: the machine failed, for these reasons; the former package and its record hold on.
  std::optional<PackageRecord> record;
  Findings failures;
  bool concerns_all = false;  ///< no other package can be written either: the disk is full
};

/// Renders and writes.
MadePackage make_package(const PackageWork& work, const WorkItem& item, PackagePlan plan);

}  // namespace gongkai
