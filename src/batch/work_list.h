#pragma once

// Which budgets a run is about, each under a name that does not depend on the machine or on the
// other inputs. Given out one by one, sorted by name_less, so that memory stays small.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/json_lines.h"
#include "batch/shard.h"
#include "source/finding.h"

namespace gongkai {

/// What is wrong with a budget that cannot be done at all: itself, or where its package would be.
enum class FaultIn { kBudget, kName };

/// One budget to do.
struct WorkItem {
  std::string name;   ///< of the package: the path below what was given, without ending
  std::string input;  ///< the same with ending; of JSON Lines the stream's name and line
  std::string path;   ///< where it is read from, as typed; shown in messages
  int line = 0;       ///< of JSON Lines, from 1
  std::optional<std::string> text;  ///< of JSON Lines
  std::optional<Finding> fault;     ///< why it cannot be done at all
  FaultIn fault_in = FaultIn::kBudget;
};

/// What a run is asked to do.
struct WorkRequest {
  /// Folders (all *.json below, but hidden ones), files, patterns, *.jsonl, "-" for JSON Lines on
  /// the standard input.
  std::vector<std::string> inputs;
  std::string list;    ///< file with a path a line, relative to its own folder; empty: none
  std::string output;  ///< left out when folders are searched
  Shard shard;
  const std::atomic<bool>* stop = nullptr;  ///< of JsonLines; null: never
};

class WorkList {
 public:
  /// Reports inputs that there are not, that the output is one of them, and if there is nothing to
  /// do; the list is empty then.
  WorkList(const WorkRequest& request, Findings& findings);

  /// How many budgets next() gives; empty: not known, as the standard input is among them. Reads
  /// streams to their ends.
  std::optional<std::size_t> count() const;

  /// Names of packages for which this folder has an entry already; of streams, whose lines are not
  /// known yet, all that could be.
  std::vector<std::string> taken_in(const std::string& folder) const;

  /// Errors of budgets that are left out, as no folder can have their names.
  const Findings& refused() const { return refused_; }

  /// Empty at the end. Reads streams line by line.
  std::optional<WorkItem> next();

  /// Errors of streams that could not be read to their ends: what next() gave is not all then.
  const Findings& faults() const { return faults_; }

 private:
  struct File {
    std::string name;
    std::string ending;
    std::uint32_t root = 0;
  };
  struct Stream {
    std::string path;
    std::string stem;
    JsonLines lines;
    std::optional<JsonLine> head;
  };

  void add(const std::string& input, const std::string& output, Findings& findings);
  void add_folder(const std::string& folder, const std::string& output, Findings& findings);
  void add_pattern(const std::string& pattern, Findings& findings);
  void add_list(const std::string& path, Findings& findings);
  void add_stream(const std::string& path, Findings& findings);
  void add_found(const std::string& root, const std::string& path, Findings& findings);
  void add_file(const std::string& root, const std::string& path);
  std::uint32_t root_number(const std::string& root);
  WorkItem file_item(const File& file) const;
  std::optional<WorkItem> next_of_all();
  std::optional<WorkItem> take_first();

  Shard shard_;
  const std::atomic<bool>* stop_;
  Findings refused_;
  Findings faults_;
  std::vector<std::string> roots_;  // each ends in "/", or is empty
  std::vector<File> files_;         // sorted
  std::size_t at_ = 0;
  std::vector<Stream> streams_;
  std::optional<WorkItem> head_;
  std::string outer_;  // the last package that is in no other's folder
};

}  // namespace gongkai
