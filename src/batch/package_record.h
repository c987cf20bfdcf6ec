#pragma once

// What is known of one package after a run: a line of manifest.jsonl. Holds neither times nor
// anything of the machine, so that equal inputs give equal lines.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/package_profile.h"
#include "source/finding.h"

namespace gongkai {

/// The format of manifest lines. A line of a later format is not read; a line without a number is
/// of format 1.
inline constexpr int kManifestFormat = 1;

/// Where packages go that no longer match their budgets.
inline constexpr const char* kRetiredFolder = ".retired";

/// How a package ended.
enum class PackageState {
  kOk,         ///< its files are in the folder of its name
  kFailed,     ///< errors in the budget; there is no folder
  kNotUpdated  ///< not made; the former package, if there was one, is still in its folder
};

/// All inputs of a package. Each part is a SHA-256 in hexadecimal unless stated otherwise; empty:
/// there was nothing to hash (no such pack).
struct Fingerprint {
  std::string budget;  ///< of the input's bytes, and of those of last year's budget if there is one
  std::string pack;    ///< of all files of the pack and of those that it extends
  std::string catalog;  ///< of templates/catalog/
  std::string fonts;    ///< of fonts/
  std::string options;  ///< the options as words: "part=tables format=xlsx"
  std::string version;  ///< of the program: "0.1.0+1a2b3c4d"

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// A finding without its excerpt and notes.
struct RecordedFinding {
  std::string id;
  Severity severity = Severity::kError;
  std::string message;
  std::string expected;
  std::string help;
  std::string file;  ///< empty: the input itself
  int line = 0;
  int column = 0;
  std::string pointer;
  std::string accepted;

  friend bool operator==(const RecordedFinding&, const RecordedFinding&) = default;
};

/// A file of the package, in the folder of its name.
struct RecordedFile {
  std::string name;  ///< is_file_name
  std::uint64_t size = 0;
  std::string sha256;

  friend bool operator==(const RecordedFile&, const RecordedFile&) = default;
};

/// Of kNotUpdated fingerprint, profile and outputs are those of the former package.
struct PackageRecord {
  std::string name;   ///< unique; the folder of the package below the output folder:
                      ///< is_package_name
  std::string input;  ///< relative to the given folder or list: "250/1.json"; an entry of JSON
                      ///< Lines: "all.jsonl:17"
  PackageState state = PackageState::kOk;
  Fingerprint fingerprint;
  PackageProfile profile;
  std::vector<RecordedFinding> findings;  ///< of kNotUpdated: why it was not made
  std::vector<RecordedFile> outputs;      ///< files in the folder, sorted by unique name
  std::vector<std::string> retired;  ///< former packages that were moved out of the way: folders
                                     ///< below the output folder, ".retired/250/1"

  friend bool operator==(const PackageRecord&, const PackageRecord&) = default;
};

/// The record as one line of JSON without a line feed; its first field is the name, its second the
/// format.
std::string to_line(const PackageRecord& record);

/// The record in a line; empty if the line is malformed, of a later format, or has an invalid
/// package or file name.
std::optional<PackageRecord> parse_record(std::string_view line);

/// What a record's line begins with, in every format.
struct RecordHead {
  std::string name;  ///< is_package_name
  int format = 1;
};

/// Reads it without the rest of the line; empty if that is not a record.
std::optional<RecordHead> record_head(std::string_view line);

/// The order of the manifest: by name, folders before names that only begin alike ("a/b" < "a-b").
bool name_less(std::string_view a, std::string_view b);

/// Whether the folder of the first name is inside that of the other. In sorted order such names
/// follow the other immediately.
bool is_inside(std::string_view name, std::string_view outer);

}  // namespace gongkai
