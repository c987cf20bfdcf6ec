#include "source/memory.h"

#include <cstddef>
#include <new>

namespace gongkai {

// More than the pages of a document need, and more than glibc's malloc() would keep instead of
// returning it at once (32 MB). The memory is not touched, so this costs no time. operator new is
// called by name, since compilers may elide a new with its delete.
void require_memory() {
  constexpr std::size_t kRoom = std::size_t{40} << 20U;
  ::operator delete(::operator new(kRoom));
}

}  // namespace gongkai
