#pragma once

// The budgets of a run, each under a name that depends neither on the machine nor on the other
// inputs. Returned one by one, sorted by name_less, so that memory stays small.

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

/// What keeps a budget from being processed: the file itself, or its package's name.
enum class FaultIn { kBudget, kName };

/// One budget to do.
struct WorkItem {
  std::string name;   ///< of the package: the path below the given folder, without extension
  std::string input;  ///< the same with extension; for JSON Lines, the stream's name and line
  std::string path;   ///< where it is read from, as typed; shown in messages
  std::string unit;   ///< code of the unit whose package it is; empty: the department's
  int line = 0;       ///< of JSON Lines, from 1
  std::optional<std::string> text;  ///< of JSON Lines
  std::optional<Finding> fault;     ///< why it cannot be processed at all
  FaultIn fault_in = FaultIn::kBudget;
};

/// The inputs and output of a run.
struct WorkRequest {
  /// Folders (all *.json below except hidden ones; where there are none, the forms *.xlsx), files,
  /// patterns, *.jsonl, or "-" for JSON Lines on standard input.
  std::vector<std::string> inputs;
  std::string list;    ///< file with a path a line, relative to its own folder; empty: none
  std::string output;  ///< skipped when folders are searched
  Shard shard;
  /// Each unit of each budget has a package of its own, named after the budget and the unit's code.
  /// Not for JSON Lines.
  bool is_by_unit = false;
  const std::atomic<bool>* stop = nullptr;  ///< of JsonLines; null: never
};

class WorkList {
 public:
  /// Reports missing inputs, an output that is among the inputs, and an empty work list; the list
  /// is then empty.
  WorkList(const WorkRequest& request, Findings& findings);

  /// How many budgets next() returns; empty: not known, because standard input is among them. Reads
  /// streams to the end.
  std::optional<std::size_t> count() const;

  /// Names of packages for which this folder already has an entry; for streams, whose lines are not
  /// known yet, all possible ones.
  std::vector<std::string> taken_in(const std::string& folder) const;

  /// Errors of budgets that are left out because their names are not valid folder names.
  const Findings& refused() const { return refused_; }

  /// Empty at the end. Reads streams line by line.
  std::optional<WorkItem> next();

  /// Errors of streams that could not be read to the end: next() has then not returned all.
  const Findings& faults() const { return faults_; }

 private:
  struct File {
    std::string name;
    std::string ending;
    std::string unit;  // named like the end of the package; empty: none
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
  void add_forms(const std::string& root, bool has_budget_files, std::vector<std::string> forms,
                 Findings& findings);
  void add_pattern(const std::string& pattern, Findings& findings);
  void add_list(const std::string& path, Findings& findings);
  void add_stream(const std::string& path, Findings& findings);
  void add_found(const std::string& root, const std::string& path, Findings& findings);
  void add_file(const std::string& root, const std::string& path);
  void add_units(const std::string& path, const File& budget);
  std::uint32_t root_number(const std::string& root);
  WorkItem file_item(const File& file) const;
  std::optional<WorkItem> next_of_all();
  std::optional<WorkItem> take_first();

  Shard shard_;
  bool is_by_unit_;
  const std::atomic<bool>* stop_;
  Findings refused_;
  Findings faults_;
  std::vector<std::string> roots_;  // each ends in "/", or is empty
  std::vector<File> files_;         // sorted
  std::size_t at_ = 0;
  std::vector<Stream> streams_;
  std::optional<WorkItem> head_;
  std::string outer_;  // the last package that is not inside another's folder
};

}  // namespace gongkai
