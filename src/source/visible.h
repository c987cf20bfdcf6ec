#pragma once

// Characters that are not seen but do something: what they are, and texts that show them.

#include <string>
#include <string_view>

namespace gongkai {

/// Characters that command a terminal: C0, DEL and C1, among them line feed and tab.
bool is_control(char32_t character);

/// Characters that show nothing, but part words that look like one, or turn the direction of what
/// follows (Unicode's Bidi_Control and zero-width characters, fillers, tags).
bool is_hidden(char32_t character);

/// A character as it may stand in a terminal: those that command it or are hidden as one that is
/// seen.
char32_t visible(char32_t character);

/// A text from a person or a file, for one line of a terminal. Tabs stay.
std::string printable(std::string_view utf8);

/// JSON text whose strings hold the same, with what is not visible() as an escape.
std::string escaped_json(std::string_view json);

/// "U+200B"
std::string code_point_name(char32_t character);

}  // namespace gongkai
