#pragma once

// All that is below a folder.

#include <filesystem>
#include <functional>

#include "source/finding.h"

namespace gongkai {

/// What stands in a folder. Symbolic links count as what they lead to.
struct FolderEntry {
  std::filesystem::path path;  ///< begins with that of the folder
  bool is_folder = false;
};

/// Gives `visit` every entry of a folder, in no order, and goes into the folders for which it
/// returns true, unless a link leads back to one that it is in already. Reports ("cannot-read")
/// each folder that cannot be read to its end, and goes on with the others.
void walk(const std::filesystem::path& folder, const std::function<bool(const FolderEntry&)>& visit,
          Findings& findings);

}  // namespace gongkai
