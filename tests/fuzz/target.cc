#include "fuzz/target.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

namespace gongkai::fuzz {
namespace {

constexpr std::string_view kMark = "@@ ";

}  // namespace

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Resources& resources() {
  static const Resources kResources(GONGKAI_SOURCE_DIR);
  return kResources;
}

const FontSet& fonts() {
  static const std::optional<FontSet> kFonts = [] {
    Findings findings;
    return FontSet::load(std::string(GONGKAI_SOURCE_DIR) + "/fonts", findings);
  }();
  return *kFonts;
}

const Prepared& sample() {
  static const Prepared kSample = [] {
    Findings findings;
    std::string text =
        read(std::filesystem::path(GONGKAI_SOURCE_DIR) / "examples/laocheng-2023/budget.json");
    return prepare(SourceText("budget.json", std::move(text)), resources(), {}, findings);
  }();
  return kSample;
}

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void print(const Findings& findings) {
  std::size_t size = findings_json(findings).size() + findings_sarif(findings).size();
  for (const Finding& finding : findings.all()) {
    size += to_text(finding).size();
    require(!finding.id.empty() && !finding.message.empty(), "a finding says what it is");
  }
  require(size > 0, "findings are printed");
}

std::vector<InputFile> split(std::string_view input) {
  std::vector<InputFile> out;
  while (!input.empty()) {
    const std::size_t end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    if (line.starts_with(kMark)) {
      out.push_back({.path = std::string(line.substr(kMark.size())), .text = {}});
    } else if (!out.empty()) {
      out.back().text += line;
      if (end != std::string_view::npos) out.back().text += '\n';
    }
    if (end == std::string_view::npos) break;
    input.remove_prefix(end + 1);
  }
  return out;
}

std::string joined(const std::vector<InputFile>& parts) {
  std::string out;
  for (const InputFile& part : parts) {
    out += std::string(kMark) + part.path + "\n" + part.text;
    if (!out.ends_with('\n')) out += '\n';
  }
  return out;
}

}  // namespace gongkai::fuzz
