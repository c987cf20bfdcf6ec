#pragma once

// What is made of a finished manifest and stands beside it: a run and a merge ask for it, and do
// not know what it is.

#include <optional>
#include <string>

#include "source/finding.h"

namespace gongkai {

/// Why a run did not begin: nothing was touched then, and the findings say what is wrong.
enum class RunFault {
  kInputs,   ///< budgets that there are not
  kOptions,  ///< ask for what there is not: a pack, tables, an output folder of ours
  kMachine   ///< resources that cannot be loaded, inputs that cannot be read, an output folder
             ///< that cannot be written or is in use
};

/// Whether what is up to date is left as it is.
enum class Rewriting { kOutdated, kAll };

/// Made by one run, in this order.
class ManifestReport {
 public:
  ManifestReport() = default;
  ManifestReport(const ManifestReport&) = delete;
  ManifestReport& operator=(const ManifestReport&) = delete;
  virtual ~ManifestReport() = default;

  /// Loads what it needs, before the output folder is touched. What is returned keeps the run from
  /// beginning: an error was added.
  virtual std::optional<RunFault> prepare(Findings& findings) = 0;

  /// Writes its files into the output folder, which is held by the run and has its manifest.
  virtual void write(const std::string& folder, Rewriting rewriting, Findings& findings) = 0;
};

}  // namespace gongkai
