#pragma once

// Reading the files that a person named, writing bytes, and why the system refused.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/finding.h"

namespace gongkai {

/// A file's bytes. Reports one that cannot be read or is larger than any input may be, as `name`.
std::optional<std::string> read_file(const std::string& path, const std::string& name,
                                     Findings& findings);

/// What is wrong with an input larger than kLargestJson.
Finding too_large(const std::string& name, std::uintmax_t size);

/// Whether bytes are on the disk when a write is done, or when the system gets to it.
enum class Sync { kNow, kLater };

/// Writes a new file, or over one. 0 or the errno.
int write_file(const std::string& path, const std::string& bytes, Sync sync);

/// Writes all bytes to an open file of the system. 0 or the errno.
int write_all(int file, std::string_view bytes);

/// What an errno says, in Chinese.
std::string system_reason(int error);

}  // namespace gongkai
