#pragma once

// The list of budgets and the former manifest, both sorted, side by side; and that no package is
// written into the folder of another that was made before, or in place of it.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "batch/shard.h"
#include "batch/work_list.h"

namespace gongkai {

/// A budget of the list, or a record of one that is not in it.
struct Job {
  std::optional<WorkItem> item;
  ManifestLine former;      ///< empty: none
  bool is_removed = false;  ///< there is no item, and the package of the record is gone
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

  /// The next by name; empty at the end, and when the list could not be read further
  /// (WorkList::faults). What is pruned is removed before anything that its folder is nested with
  /// is given out; an item nested with a package that stays is a fault.
  std::optional<Job> next();

  /// Whether there are budgets that next() did not give.
  bool has_items() { return !items_.empty() || read_item(); }

  /// For the end: a record that next() did not give.
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
  std::deque<WorkItem> items_;         // read, not given out
  std::deque<Line> lines_;             // the same
  std::vector<ManifestLine> outside_;  // kept records: each inside that before, all around the next
};

}  // namespace gongkai
