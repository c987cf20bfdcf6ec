#include "source/memory.h"

#include <cstddef>
#include <new>

namespace gongkai {

#ifdef __has_feature
#define GONGKAI_ADDRESS_SANITIZER __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define GONGKAI_ADDRESS_SANITIZER 1
#else
#define GONGKAI_ADDRESS_SANITIZER 0
#endif

// More than the pages of a document need, and more than glibc's malloc() would keep instead of
// returning it at once (32 MB). The memory is not touched, so this costs no time. operator new is
// called by name, since compilers may elide a new with its delete. The Address sanitizer, whose
// operator new ends the program when memory is exhausted, would write to 10 MB of its own each
// time.
void require_memory() {
#if !GONGKAI_ADDRESS_SANITIZER
  constexpr std::size_t kRoom = std::size_t{40} << 20U;
  ::operator delete(::operator new(kRoom));
#endif
}

}  // namespace gongkai
