#pragma once

// What is in a folder: every file with its bytes.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace gongkai {

using Tree = std::map<std::string, std::string>;

inline std::string bytes_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Paths below the folder with what they hold; folders end in "/" and hold nothing.
inline Tree tree_of(const std::filesystem::path& folder) {
  Tree out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).string();
    if (entry.is_directory()) {
      out[name + "/"];
    } else {
      out[name] = bytes_of_file(entry.path());
    }
  }
  return out;
}

/// The names alone, for messages.
inline std::string names_of(const Tree& tree) {
  std::string out;
  for (const auto& [name, bytes] : tree) {
    out += name + " " + std::to_string(bytes.size()) + "\n";
  }
  return out;
}

}  // namespace gongkai
