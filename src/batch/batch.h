#pragma once

// Many budgets in one run: those that changed are rendered, each into a folder of its name; the
// others are left as they are. One bad budget does not stop the others. A killed run leaves whole
// packages and a journal, and the next goes on from there.

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/manifest_report.h"
#include "batch/package_record.h"
#include "batch/work_list.h"
#include "gongkai.h"

namespace gongkai {

struct BatchOptions {
  WorkRequest work;
  RenderOptions render;
  int jobs = 0;             ///< threads; 0: as many as there are cores
  bool is_forced = false;   ///< does what is up to date, too, and takes the place of what is in the
                            ///< output folder and not ours
  bool fails_fast = false;  ///< starts no further package after the first that failed
  bool prunes = false;      ///< removes packages whose budgets are not in the list any more, and
                            ///< those that former runs retired
  bool keeps_failed = false;  ///< leaves packages of budgets that have errors now where they are
  ManifestReport* report = nullptr;  ///< made in the end; null: none
};

/// An event of a run. Events come one at a time, from any thread.
struct BatchEvent {
  enum class Kind {
    kBegins,   ///< the run; `total` is set if it is known
    kStarts,   ///< a package is rendered, for the reasons given
    kEnds,     ///< a package is done; in the order of names
    kRemoved,  ///< a package is gone, its budget is not in the list
  };
  Kind kind = Kind::kBegins;
  std::optional<std::size_t> total;
  std::string name;
  std::vector<std::string> reasons;       ///< why it is rendered, in Chinese; none: up to date
  std::string path;                       ///< the input as typed
  const PackageRecord* record = nullptr;  ///< of kEnds
};

/// How a run ended, in packages.
struct BatchSummary {
  std::size_t made = 0;
  std::size_t up_to_date = 0;
  std::size_t failed = 0;       ///< errors in the budget or the list, also earlier ones
  std::size_t not_written = 0;  ///< because of the machine or of shared resources
  std::size_t not_updated = 0;  ///< of the two above: the former package is still in its folder
  std::size_t retired = 0;      ///< former packages moved out of the way, to .retired/
  std::size_t kept = 0;         ///< records of packages that are not in the list
  std::size_t removed = 0;      ///< the same, pruned
  bool is_stopped = false;      ///< before all were done
  std::optional<RunFault> fault;
};

/// Runs. What belongs to the run is loaded first; if it is faulty nothing is touched. `stop` may be
/// set at any time: the packages in hand are finished, no further one is begun.
/// Reports what concerns no single package, each once: inputs that there are not, resources that
/// cannot be loaded, a pack with errors, an output folder that cannot be written ("cannot-write"),
/// is not ours or is used by another run, and what the report finds.
BatchSummary run_batch(const BatchOptions& options, const Resources& resources,
                       const std::atomic<bool>& stop,
                       const std::function<void(const BatchEvent&)>& observe, Findings& findings);

/// A recorded finding as it is printed; `input` is how the user knows the budget.
Finding to_finding(const RecordedFinding& recorded, const std::string& input);

}  // namespace gongkai
