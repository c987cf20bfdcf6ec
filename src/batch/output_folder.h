#pragma once

// An output folder during a run: locked, with its former manifest and the journal that becomes the
// new one.

#include <memory>
#include <string>
#include <vector>

#include "batch/manifest.h"
#include "batch/package_folders.h"
#include "source/finding.h"

namespace gongkai {

class OutputFolder {
 public:
  /// Creates the folder if needed, repairs its manifest and takes over the journal of a killed run.
  /// Reports a folder that cannot be written, is used by another run or was written by a later
  /// program; is_open() is then false.
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

  /// Adds a line to the new manifest; lines must come sorted.
  void append(const std::string& line) { journal_->append(line); }

  /// Whether appending failed (errno); 0: no.
  int error() const { return journal_->error(); }

  /// Whether its path now leads to another folder: nothing more may be written through that path.
  bool is_replaced() const;

  /// Makes the appended lines the manifest, unless they equal the former ones. Reports a failed
  /// write or a replaced folder; the journal then stays for the next run.
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

/// Whether a folder without a manifest of ours has entries whose names a run would use, for
/// packages (`packages`) or for its own files. Reports them.
bool is_foreign(const std::string& path, const std::vector<std::string>& packages,
                Findings& findings);

/// The error for a place that cannot be written (errno).
Finding cannot_write(const std::string& path, int error);

}  // namespace gongkai
