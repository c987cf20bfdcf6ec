#pragma once

// Decodes files as saved by editors and office programs: UTF-8 with or without a byte order mark,
// UTF-16 with one, GB 18030.

#include <optional>
#include <string>
#include <string_view>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// A file's text, decoded.
struct DecodedText {
  SourceText text;
  /// Reports that the encoding was guessed (GB 18030), since nothing in a file states it.
  std::optional<Finding> guess = {};
  /// The error to report if the guess turns out to be wrong.
  std::optional<Finding> refusal = {};
};

/// Decodes a file's bytes. UTF-8 is taken as is, without its mark; UTF-16 needs one. Bytes that are
/// not UTF-8 are read as GB 18030 if they are valid there and not mostly UTF-8. Otherwise the first
/// invalid byte is a finding. Empty ⇔ an error was added.
std::optional<DecodedText> decode(SourceText source, Findings& findings);

/// The UTF-8 byte order marks that a file begins with; decode() leaves them out.
std::string_view utf8_marks(std::string_view bytes);

/// decode() for texts without a grammar to verify a guess: a guess is reported immediately.
std::optional<SourceText> decoded_text(SourceText source, Findings& findings);

/// The kind of a file that is certainly not a text file: "Excel 工作簿（.xlsx）"; empty: unknown.
std::string foreign_format(std::string_view bytes);

}  // namespace gongkai
