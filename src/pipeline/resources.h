#pragma once

// What Resources holds: loaded at first use, kept for all threads. For gongkai.cc only.

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "gongkai.h"
#include "pack/load_pack.h"
#include "pack/pack.h"
#include "text/font_set.h"
#include "verify/load_relations.h"

namespace gongkai {

/// A pack that a person named, and how its files and those that it extends are read.
struct FoundPack {
  std::string name;  ///< for load_pack(); a folder's path holds a "/", the name of a pack does not
  std::vector<std::string> known;
  ReadFile read;
};

/// What is asked of a pack's relations file.
RelationPack relation_pack(const Pack& pack);

struct Resources::Cache {
  explicit Cache(std::string resource_folder) : folder(std::move(resource_folder)) {}

  /// Each is null if it could not be loaded; the reasons are in `findings` every time.
  const FontSet* fonts(Findings& findings) const;
  const Catalogs* catalogs(Findings& findings) const;
  const Pack* pack(const std::string& name, Findings& findings) const;

  /// The pack of this name, or else the one in this folder: what --pack may say. In its name and
  /// chain a folder's path holds a "/".
  const Pack* pack_at(const std::string& name_or_folder, Findings& findings) const;

  /// The relations of a pack that was found by these.
  const Relations* relations(const Pack& pack, Findings& findings) const;

  /// The pack in a folder anywhere, or else the pack of this name. Reports one that is neither.
  std::optional<FoundPack> find_pack(const std::string& folder_or_name, Findings& findings) const;

  /// Names of the sub-folders of templates/ and of added_packs that hold a pack.json, sorted.
  /// Reports if there are packs that cannot be seen.
  std::vector<std::string> pack_names(Findings& findings) const;

  /// The pack of this name, which a budget gives at `where`. Reports there a pack that does not
  /// exist; at the pack's own place one that has a folder, or if it cannot be known which there
  /// are.
  const Pack* pack_named(const std::string& name, const Place& where, Findings& findings) const;

  /// The folder of an added pack; empty: there is none of this name.
  std::string added_pack(const std::string& name) const;

  /// A file of an added pack or of templates/: a ReadFile.
  std::optional<SourceText> read_pack_file(const std::string& path, Findings& findings) const;

  std::string folder;
  std::optional<SourceText> rules;  ///< relations added to those of the packs
  std::string added_packs;          ///< a folder of packs; empty: none

 private:
  std::vector<std::string> known_names() const;

  /// Reads the files of a pack of this name, a folder's path holding a "/", and of those that it
  /// extends. Files that may not or cannot be read are reported in `unreadable`, if that is given.
  ReadFile reader_of(const std::string& name, Findings* unreadable) const;
  const Pack* load(const FoundPack& found, Findings& findings) const;

  mutable std::mutex mutex_;
  mutable std::optional<FontSet> fonts_;
  mutable std::optional<Catalogs> catalogs_;
  mutable std::map<std::string, Pack> packs_;
  mutable std::map<std::string, Relations> relations_;
};

}  // namespace gongkai
