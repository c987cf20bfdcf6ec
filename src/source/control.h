#pragma once

// Characters that are no text.

namespace gongkai {

/// Whether a character is a control character (C0, DEL, C1): it would feign a finding's line or
/// command the terminal.
constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

}  // namespace gongkai
