#pragma once

// What all fuzz targets share. A target is one function, called with any bytes: by libFuzzer, or by
// the loop of damage.cc. It must return; a broken promise ends the program.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gongkai.h"
#include "pipeline/prepare.h"
#include "source/finding.h"
#include "text/font_set.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gongkai::fuzz {

/// A file's bytes; none if there is no such file.
std::string read(const std::filesystem::path& path);

/// The program's own fonts, codes and packs.
const Resources& resources();
const FontSet& fonts();

/// A sound budget, for what is made with damaged packs.
const Prepared& sample();

/// Ends the program if a promise is broken.
void require(bool holds, const char* promise);

/// Makes texts of all findings, as the commands do: for people, as JSON, as SARIF.
void print(const Findings& findings);

inline std::string to_string(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A file among several in one input.
struct InputFile {
  std::string path;
  std::string text;
};

/// Files in one input: a line "@@ path", then the file's text up to the next such line.
std::vector<InputFile> split(std::string_view input);
std::string joined(const std::vector<InputFile>& parts);

}  // namespace gongkai::fuzz
