#pragma once

// Valid names of packages and their files: one rule for inputs, manifests and parts of a merge.

#include <string_view>

namespace gongkai {

/// Whether a package may have this name. It is the path of its folder below the output folder:
/// valid file names separated by "/", of which the first is not one of the output folder's own
/// files.
bool is_package_name(std::string_view name);

}  // namespace gongkai
