#pragma once

// What packages and their files may be called: one rule for inputs, manifests and parts of a merge.

#include <string_view>

namespace gongkai {

/// Whether a package may have this name, which is that of its folder below the output folder:
/// segments like names of files between "/", the first none of the output folder's own files.
bool is_package_name(std::string_view name);

}  // namespace gongkai
