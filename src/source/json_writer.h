#pragma once

// JSON as text, laid out for people who read it and compare versions of it.

#include <string>
#include <string_view>

#include "source/new_json.h"

namespace gongkai {

/// How lines end and are indented.
struct JsonLineStyle {
  std::string end = "\n";
  std::string step = "  ";  ///< added for each level
};

/// Where the outermost value is broken into lines, with one member or element a line. What it holds
/// is broken as in a new file: an array or object that holds another one always; of the others only
/// members that would reach beyond column 120.
enum class JsonBreaks {
  kNever,    ///< all on one line, at any depth
  kElement,  ///< as an element of an array: if it holds an array or object that is not empty
  kMember,   ///< as a member of an object: likewise, or if its line would be too long
  kAlways,   ///< unless it is empty
};

/// A new file: UTF-8 with a line feed at its end. The root is broken. Only what JSON requires is
/// escaped.
std::string json_file(const NewJson& root);

/// The text of a value in a line that begins with `before`, whose blanks indent the value's lines.
std::string json_text(const NewJson& value, JsonBreaks breaks, std::string_view before,
                      const JsonLineStyle& style);

/// A text in quotes.
std::string json_string(std::string_view characters);

}  // namespace gongkai
