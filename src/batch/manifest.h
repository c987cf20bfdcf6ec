#pragma once

// manifest.jsonl: one record a line, sorted by name (name_less). Read and written line by line, so
// that memory does not grow with the number of packages.

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/held_folder.h"
#include "batch/package_record.h"

namespace gongkai {

/// The overviews in an output folder, beside the manifest.
inline constexpr const char* kSummaryWorkbook = "汇总.xlsx";
inline constexpr const char* kSummaryPage = "汇总.html";

/// The manifest's file in an output folder.
inline constexpr const char* kManifestFile = "manifest.jsonl";

/// The same during a run: its records so far, also sorted. A killed run leaves it behind.
inline constexpr const char* kJournalFile = ".manifest.journal";

/// A manifest or journal being rewritten, before it replaces the original.
inline constexpr const char* kRewrittenFile = ".manifest.merged";

/// Whether an entry of an output folder belongs to the folder itself and not to a package: the
/// manifest, the overviews.
bool is_own_file(std::string_view name);

/// A record as it stands in the file.
struct ManifestLine {
  std::string name;
  std::string text;  ///< without line feed
};

/// What is wrong with a manifest, in lines.
struct ManifestFaults {
  int unreadable = 0;  ///< no records
  int misplaced = 0;   ///< records whose name does not sort after the one before
  int newer = 0;       ///< records of a later format; they are unreadable, too

  bool any() const { return unreadable > 0 || misplaced > 0; }
};

/// Reads lines in order. A missing file, or one that is not a plain file, reads as empty.
class ManifestReader {
 public:
  explicit ManifestReader(const std::string& path);

  /// The next line with a valid package name; empty at the end. A last line without a line feed
  /// (from a killed run) is ignored; other invalid lines are counted in faults().
  std::optional<ManifestLine> next();

  /// The next record; empty at the end. Lines that are not records are counted in faults().
  std::optional<PackageRecord> next_record();

  const ManifestFaults& faults() const { return faults_; }

 private:
  std::ifstream in_;
  std::string last_name_;
  ManifestFaults faults_;
};

/// Appends lines, each with one system call: a killed process tears at most the last one.
class ManifestWriter {
 public:
  /// Begins the file anew; a link in its place is an error.
  explicit ManifestWriter(const std::string& path);

  /// Adds the line feed. Nothing is written after an error.
  void append(const std::string& line);

  /// 0 or the first error (errno).
  int error() const { return file_.error; }

  /// Flushes the file to disk and closes it. 0 or the first error.
  int close();

 private:
  HeldFile file_;
};

/// Several manifests as one sorted sequence of lines. Of lines with the same name, the first
/// reader's is taken.
class MergedManifests {
 public:
  explicit MergedManifests(std::vector<ManifestReader> readers);

  /// The next line and the number of the reader that it is from; empty at the end.
  struct Taken {
    ManifestLine line;
    std::size_t reader = 0;
    std::vector<std::size_t> others;  ///< readers that had the same name
  };
  std::optional<Taken> next();

 private:
  std::vector<ManifestReader> readers_;
  std::vector<std::optional<ManifestLine>> heads_;
};

}  // namespace gongkai
