#pragma once

// Invisible characters with an effect: how to detect them and make them visible.

#include <string>
#include <string_view>

namespace gongkai {

/// Control characters of terminals: C0, DEL and C1, including line feed and tab.
bool is_control(char32_t character);

/// Invisible characters that split words or change the writing direction (Unicode's Bidi_Control
/// and zero-width characters, fillers, tags).
bool is_hidden(char32_t character);

/// A character safe for a terminal: control and hidden characters become visible substitutes.
char32_t visible(char32_t character);

/// A user's text made safe for one terminal line. Tabs stay.
std::string printable(std::string_view utf8);

/// Equivalent JSON text in which characters that are not visible() are escaped.
std::string escaped_json(std::string_view json);

/// "U+200B"
std::string code_point_name(char32_t character);

}  // namespace gongkai
