#pragma once

// Merges the sorted list of budgets with the sorted former manifest. Also keeps a package from
// being written into the folder of an earlier package, or in place of it.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "batch/shard.h"
#include "batch/work_list.h"

namespace gongkai {

/// A listed budget, or a former record whose budget is not listed.
struct Job {
  std::optional<WorkItem> item;
  ManifestLine former;      ///< empty: none
  bool is_removed = false;  ///< there is no item; the recorded package was removed
};

/// What becomes of packages whose budgets are not in the list.
struct Pruning {
  std::string output;
  Shard shard;
  bool is_wanted = false;  ///< those of the shard are removed
};

class JobQueue {
 public:
  JobQueue(WorkList& list, OutputFolder& output, Pruning pruning);

  /// The next job by name; empty at the end, or when the list cannot be read further
  /// (WorkList::faults). A pruned package is removed before a job whose folder nests with it is
  /// returned; an item that nests with a package that stays is a fault.
  std::optional<Job> next();

  /// Whether there are budgets that next() has not returned.
  bool has_items() { return !items_.empty() || read_item(); }

  /// At the end of a run: a record that next() has not returned.
  std::optional<ManifestLine> next_record();

 private:
  struct Line {
    ManifestLine record;
    bool is_removed = false;
  };

  bool read_item();
  bool read_line();
  void read_inside(const std::string& name);
  void settle_record(Job& job);
  void settle_item(WorkItem& item);
  bool removes(const std::string& name);
  bool is_package(const ManifestLine& record) const;

  WorkList& list_;
  OutputFolder& output_;
  Pruning pruning_;
  std::deque<WorkItem> items_;         // read, not yet returned
  std::deque<Line> lines_;             // the same
  std::vector<ManifestLine> outside_;  // kept records, each inside the one before
};

}  // namespace gongkai
