// A chapter's text, Markdown with Mustache fields, filled with the words of a sound budget; and the
// same text as words of a budget, which are never markup.

#include <algorithm>

#include "fuzz/target.h"
#include "layout/lay_out.h"
#include "pack/load_pack.h"
#include "pack/markdown.h"
#include "pipeline/expand.h"
#include "pipeline/resources.h"
#include "source/unicode.h"

namespace gongkai::fuzz {
namespace {

constexpr std::string_view kPackJson = R"({"title": "t", "extends": "henan-2023", "document": [
  {"text": "cover", "cover": true, "contents_depth": 0}, {"contents": "目录"},
  {"text": "fuzzed", "list_number": ["（一）", "1. "]}, {"tables": "all"}]})";

void fill(const std::string& text) {
  const ReadFile read = [&](const std::string& path,
                            Findings& unread) -> std::optional<SourceText> {
    if (path == "fuzzed/pack.json") return SourceText(path, std::string(kPackJson));
    if (path == "fuzzed/text/fuzzed.md") return SourceText(path, text);
    return path.starts_with("fuzzed/") ? std::nullopt
                                       : resources().cache().read_pack_file(path, unread);
  };
  Findings findings;
  std::vector<std::string> known = resources().cache().pack_names(findings);
  known.emplace_back("fuzzed");
  const auto pack = load_pack("fuzzed", known, read, findings);
  const auto document =
      pack ? expand(*pack, sample().shown(), Part::kDocument, findings) : std::nullopt;
  if (document) lay_out(*document, fonts(), findings);
  print(findings);
}

bool is_printable(const std::string& text) {
  return find_malformed_utf8(text) == std::string_view::npos &&
         text.find_first_of("\n\r\t") == std::string::npos &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

void escape(const std::string& text) {
  bool has_fault = false;
  const auto fault = [&](int, std::string_view) { has_fault = true; };
  const std::vector<MarkdownBlock> blocks =
      read_markdown("甲" + markdown_escaped(text) + "乙", fault);
  std::string read;
  for (const MarkdownBlock& block : blocks) {
    for (const MarkdownRun& run : block.runs) read += run.text;
  }
  require(!has_fault && read == "甲" + text + "乙", "a budget's words are printed as they are");
}

}  // namespace
}  // namespace gongkai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = gongkai::fuzz::to_string(data, size);
  gongkai::fuzz::fill(text);
  if (gongkai::fuzz::is_printable(text)) gongkai::fuzz::escape(text);
  return 0;
}
