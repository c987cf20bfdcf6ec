#pragma once

// Inputs of readers of archives.

#include <cstdint>
#include <string>

#include "fuzz/target.h"
#include "support/xlsx_edit.h"

namespace gongkai::fuzz {

/// The archive that an input stands for: a sound one of the files that it lists, else its bytes.
inline std::string archive_of(const std::uint8_t* data, std::size_t size) {
  std::string bytes = to_string(data, size);
  ArchiveParts parts;
  for (const InputFile& part : split(bytes)) parts.emplace_back(part.path, part.text);
  return parts.empty() ? bytes : zip_of(parts);
}

}  // namespace gongkai::fuzz
