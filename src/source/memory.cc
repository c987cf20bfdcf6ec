#include "source/memory.h"

#include <cstddef>
#include <new>

namespace gongkai {

// More than the pages of a document need, and than malloc() of glibc would keep instead of giving
// it back at once (32 MB). Nothing is touched, so it costs no time. Called by name, since compilers
// may leave out a new with its delete.
void require_memory() {
  constexpr std::size_t kRoom = std::size_t{40} << 20U;
  ::operator delete(::operator new(kRoom));
}

}  // namespace gongkai
