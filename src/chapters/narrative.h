#pragma once

// Computes the field values of a document's chapters and fills them into the texts.

#include <string>
#include <string_view>

#include "chapters/figure.h"
#include "pack/pack.h"

namespace gongkai {

/// A value in a filled text is enclosed in marks: kOriginBegin, the number of its origin,
/// kValueBegin, the value, kValueEnd. They are noncharacters, which no input may contain.
inline constexpr std::string_view kOriginBegin = "\uFDD0";
inline constexpr std::string_view kValueBegin = "\uFDD1";
inline constexpr std::string_view kValueEnd = "\uFDD2";

/// Fills chapters with the values of one budget.
class Narrative {
 public:
  Narrative(const Pack& pack, const FigureSource& source, Findings& findings);
  Narrative(const Narrative&) = delete;
  Narrative& operator=(const Narrative&) = delete;
  ~Narrative();

  /// The chapter with its values, marked, and escaped for Markdown, its amounts as the chapter
  /// prints them. Reports amounts of last year that are missing, changes without a reason, and
  /// values that the budget does not give: each once, however many chapters ask for it.
  std::string fill(const PackPart& chapter);

  /// The origin for the number after kOriginBegin.
  const std::string& origin(std::size_t number) const;

 private:
  class Values;
  std::unique_ptr<Values> values_;
};

}  // namespace gongkai
