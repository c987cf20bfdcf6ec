#pragma once

// Reads Markdown into the few things that a document prints: headings, paragraphs, lists, strong
// words, --- for free space, and paragraphs in a style of the pack, fenced under its name.
// A library parses it; all else is a finding.

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

/// Told of what cannot be printed: the line (from 1) and what it is in Chinese ("图片").
using MarkdownFault = std::function<void(int line, std::string_view what)>;

std::vector<MarkdownBlock> read_markdown(std::string_view text, const MarkdownFault& fault);

/// The text so written that Markdown reads it as it stands.
std::string markdown_escaped(std::string_view text);

}  // namespace gongkai
