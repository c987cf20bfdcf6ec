#pragma once

// Whether tests run with the Address sanitizer, which makes them some ten times slower: a long test
// over many alike inputs then takes a part of them. Release runs take all.

namespace gongkai {

#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

}  // namespace gongkai
