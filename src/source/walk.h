#pragma once

// Walks everything below a folder.

#include <filesystem>
#include <functional>

#include "source/finding.h"

namespace gongkai {

/// An entry of a folder. Symbolic links count as their targets.
struct FolderEntry {
  std::filesystem::path path;  ///< begins with the folder's path
  bool is_folder = false;
};

/// Calls `visit` for every entry of a folder, in no particular order, and descends into the folders
/// for which it returns true, unless a link leads back to an enclosing folder. Reports
/// ("cannot-read") each folder that cannot be read completely, and continues with the others.
void walk(const std::filesystem::path& folder, const std::function<bool(const FolderEntry&)>& visit,
          Findings& findings);

}  // namespace gongkai
