#pragma once

// Reads the files that a person named, writes bytes, and explains system errors.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/finding.h"

namespace gongkai {

/// A file's bytes. Reports, under `name`, a file that cannot be read or is too large for an input.
std::optional<std::string> read_file(const std::string& path, const std::string& name,
                                     Findings& findings);

/// The finding for an input larger than kLargestJson.
Finding too_large(const std::string& name, std::uintmax_t size);

/// Whether a write waits until the bytes are on disk.
enum class Sync { kNow, kLater };

/// Creates or overwrites a file. 0 or the errno.
int write_file(const std::string& path, const std::string& bytes, Sync sync);

/// Writes all bytes to a file descriptor. 0 or the errno.
int write_all(int file, std::string_view bytes);

/// The Chinese text for an errno.
std::string system_reason(int error);

}  // namespace gongkai
