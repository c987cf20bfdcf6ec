#pragma once

// Reads files named by other files, which must be inside the folder that a person named.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// Returns a file of a set of folders ("somewhere-2023/pack.json"), or empty if there is none.
/// Reports a file that may not or cannot be read.
using ReadFile =
    std::function<std::optional<SourceText>(const std::string& path, Findings& findings)>;

/// A file of a folder, as `name`; empty if there is none. Reports one that cannot be read and,
/// without reading it, a link that leads out of the folder. Links inside it are followed, as is one
/// to the folder itself.
std::optional<std::string> read_file_below(const std::string& folder, const std::string& file,
                                           const std::string& name, Findings& findings);

}  // namespace gongkai
