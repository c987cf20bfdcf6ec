#pragma once

// An output folder during a run: locked, its manifest before and the journal that becomes the one
// after.

#include <memory>
#include <string>
#include <vector>

#include "batch/manifest.h"
#include "batch/package_folders.h"
#include "source/finding.h"

namespace gongkai {

class OutputFolder {
 public:
  /// Makes the folder if there is none, repairs its manifest and takes in the journal that a killed
  /// run left. Reports one that cannot be written, that another run is using or that a later
  /// program wrote; is_open() is false then.
  OutputFolder(const std::string& path, Findings& findings);

  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  bool is_open() const { return journal_ != nullptr; }

  /// Whether the last run was killed or the manifest had faults: packages may not be those of the
  /// records.
  bool is_doubtful() const { return is_doubtful_; }

  PackageFolders& folders() { return folders_; }

  /// The records before this run.
  ManifestReader& former() { return former_; }

  /// Adds a line to the manifest after this run; they come sorted.
  void append(const std::string& line) { journal_->append(line); }

  /// Whether appending failed (errno); 0: no.
  int error() const { return journal_->error(); }

  /// Whether its path leads to another folder by now: nothing more must be written by that path.
  bool is_replaced() const;

  /// Makes the appended lines the manifest; if they are the former ones, all stays as it is.
  /// Reports if that cannot be written or the folder was replaced; the journal stays then, for the
  /// next run.
  void finish(bool is_changed, Findings& findings);

 private:
  class Lock;

  bool repair_manifests(Findings& findings);
  int take_in_journal();

  std::string path_;
  PackageFolders folders_;
  ManifestReader former_;
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<ManifestWriter> journal_;
  bool is_doubtful_ = false;
};

/// Whether a folder has entries of names that a run would use, be they those of packages
/// (`packages`) or the folder's own, and no manifest of ours: a person's files. Reports them.
bool is_foreign(const std::string& path, const std::vector<std::string>& packages,
                Findings& findings);

/// What is wrong with a place that cannot be written (errno).
Finding cannot_write(const std::string& path, int error);

}  // namespace gongkai
