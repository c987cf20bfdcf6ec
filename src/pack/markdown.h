#pragma once

// Reads Markdown into the few constructs that a document prints: headings, paragraphs, lists,
// strong text, --- for flexible space, and fenced paragraphs in a named style of the pack. A
// library parses it; any other construct is a finding.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace gongkai {

/// Words of one weight.
struct MarkdownRun {
  std::string text;  ///< "\n" ends a line
  bool is_strong = false;
};

struct MarkdownBlock {
  enum class Kind { kHeading, kParagraph, kRule };
  Kind kind = Kind::kParagraph;
  int level = 0;      ///< of a heading
  ListPlace list;     ///< of a paragraph
  int number = 0;     ///< of its item in a numbered list
  std::string style;  ///< of a fenced paragraph, else empty
  int line = 0;       ///< where a fence begins, from 1; else 0
  std::vector<MarkdownRun> runs;
};

/// Called for constructs that cannot be printed, with the line (from 1) and the Chinese name
/// ("图片").
using MarkdownFault = std::function<void(int line, std::string_view what)>;

std::vector<MarkdownBlock> read_markdown(std::string_view text, const MarkdownFault& fault);

/// The text escaped so that Markdown reads it literally.
std::string markdown_escaped(std::string_view text);

}  // namespace gongkai
