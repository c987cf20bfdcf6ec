#pragma once

// Memory for libraries that do not survive without.

namespace gongkai {

/// Throws std::bad_alloc if memory is nearly used up. For use before calls of libraries that crash
/// or abort where they are refused some.
void require_memory();

}  // namespace gongkai
