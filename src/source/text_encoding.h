#pragma once

// Files as editors and offices save them: UTF-8 with and without a mark, UTF-16 with one, GB 18030.

#include <optional>
#include <string>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// A file's text, decoded.
struct DecodedText {
  SourceText text;
  /// Says that the encoding was guessed (GB 18030): nothing in a file tells it.
  std::optional<Finding> guess = {};
  /// What is wrong with the file if the guess turns out not to make sense.
  std::optional<Finding> refusal = {};
};

/// Decodes a file's bytes. UTF-8 is taken as it is, without its mark; UTF-16 needs one. What is not
/// UTF-8 is read as GB 18030 if all of it is, unless it mostly is UTF-8: then the byte that is not
/// is a finding, as is any that has no meaning in its encoding. Empty ⇔ an error was added.
std::optional<DecodedText> decode(SourceText source, Findings& findings);

/// decode() for texts that have no grammar to try a guess with: a guess is told at once.
std::optional<SourceText> decoded_text(SourceText source, Findings& findings);

/// What kind of file the bytes are, if they are surely none of a text editor: "Excel
/// 工作簿（.xlsx）"; empty: nothing is known.
std::string foreign_format(std::string_view bytes);

}  // namespace gongkai
