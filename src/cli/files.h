#pragma once

// Files in and out: whole inputs read, outputs that appear whole or not at all.

#include <optional>
#include <string>
#include <vector>

#include "gongkai.h"
#include "source/finding.h"

namespace gongkai {

/// How findings name an input.
std::string input_name(const std::string& path);

/// A file's text; "-" is the standard input. Reports a file that cannot be read or is too large.
std::optional<SourceText> read_input(const std::string& path, Findings& findings);

/// Writes all files into `folder` (created if missing): first under temporary names, then renamed,
/// so that an error while writing leaves existing files untouched. Returns the paths written; not
/// all ⇔ an error was added, which names those already renamed.
std::vector<std::string> write_files(const std::string& folder,
                                     const std::vector<OutputFile>& files, Findings& findings);

/// Makes the folder `parent`/`name` with these files, under a temporary name until it is complete.
/// Refuses an existing name. Returns the paths written; empty ⇔ an error was added.
std::vector<std::string> write_new_folder(const std::string& parent, const std::string& name,
                                          const std::vector<OutputFile>& files, Findings& findings);

/// The folder with templates/ and fonts/ that belongs to the running program.
std::string default_resources();

}  // namespace gongkai
