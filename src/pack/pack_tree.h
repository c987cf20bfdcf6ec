#pragma once

// Merges the files of a pack with those of the packs that it extends: one JSON tree for pack.json,
// one for each table. Every value keeps the file and line where it was written. The meaning of the
// members is left to load_pack().

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"
#include "source/folder_files.h"
#include "source/inherit.h"
#include "source/json.h"

namespace gongkai {

/// pack.json with all that it inherits.
struct PackTree {
  std::vector<std::string> chain;  ///< its name and those of the packs it extends, nearest first
  std::vector<JsonValue> files;    ///< the pack.json of each, as written
  JsonValue whole;                 ///< the merged value
  bool is_whole = true;            ///< false: a base pack could not be found or read
  std::vector<std::shared_ptr<const JsonTree>> trees;  ///< keep all values valid
};

/// Reads the pack.json of this name and of those that it extends. Reports a pack that does not
/// exist (with the nearest of `known`), a cycle in "extends", and files that are not JSON objects
/// or are of a later format. Empty: there is nothing to read.
std::optional<PackTree> read_pack_tree(const std::string& name,
                                       const std::vector<std::string>& known, const ReadFile& read,
                                       Findings& findings);

/// A table with all that it inherits and takes from its pack.
struct TableTree {
  JsonValue whole;
  bool is_good = true;  ///< false: a change of it was reported
};

/// Reads the tables of a pack. Each file is read once, however many tables it is part of.
class TableTrees {
 public:
  /// `defaults`: the members of the pack that its tables take as defaults. The other arguments must
  /// outlive it; the trees of the tables are added to those of the pack.
  TableTrees(PackTree& pack, std::vector<std::string> defaults, const ReadFile& read,
             Findings& findings)
      : pack_(pack), defaults_(std::move(defaults)), read_(read), findings_(findings) {}

  /// The table of this id. Reports a file that is missing or not JSON, a cycle in "extends" and
  /// changes of unknown headings. Empty: there is nothing to read.
  std::optional<TableTree> table(const std::string& id);

 private:
  struct File {
    bool is_there = false;
    std::shared_ptr<const JsonTree> tree;  // null: it could not be read
  };

  std::optional<JsonDraft> draft(const std::string& id, std::size_t first, const Place& asked_by);
  std::optional<JsonDraft> changed(const std::string& id, std::size_t at, const JsonValue& extends,
                                   const JsonValue& changes);
  JsonDraft unchanged(const JsonValue& root);
  void apply_changes(const JsonValue& changes, JsonDraft& table);
  void take_defaults(JsonDraft& table) const;
  const File& file(const std::string& path);
  void report_missing(const std::string& id, std::size_t first, const Place& asked_by) const;

  PackTree& pack_;
  std::vector<std::string> defaults_;
  const ReadFile& read_;
  Findings& findings_;
  std::map<std::string, File> files_;
  std::vector<std::string> open_;  // tables whose bases are being resolved
  bool is_good_ = true;
};

/// Whether a file of a pack's folder can have this name; a path could lead out of the folder.
/// Reports invalid names.
bool check_pack_file_name(const std::string& name, const Place& where, Findings& findings);

}  // namespace gongkai
