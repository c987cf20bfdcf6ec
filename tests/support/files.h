#pragma once

// Files of the source tree, and inputs given as text.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/json.h"

namespace gongkai {

/// A file's bytes; `path` is relative to the source tree.
inline std::string read_source_file(const std::string& path) {
  std::ifstream file(std::string(GONGKAI_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The names of the files of a folder of the source tree, sorted.
inline std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(GONGKAI_SOURCE_DIR) + "/" + folder)) {
    out.push_back(entry.path().filename().string());
  }
  std::ranges::sort(out);
  return out;
}

/// The finding id that a file name begins with: "amount-format.comma.json" → "amount-format".
inline std::string id_of_file(const std::string& name) { return name.substr(0, name.find('.')); }

inline std::shared_ptr<const JsonTree> parse(std::string text, Findings& findings) {
  return parse_json(SourceText("test.json", std::move(text)), findings);
}

inline std::string all_texts(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings.all()) out += to_text(finding);
  return out;
}

inline bool has_id(const Findings& findings, std::string_view id) {
  return std::ranges::find(findings.all(), id, &Finding::id) != findings.all().end();
}

}  // namespace gongkai
