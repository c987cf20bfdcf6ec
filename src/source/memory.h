#pragma once

// Guards libraries that do not survive a failed allocation.

namespace gongkai {

/// Throws std::bad_alloc if memory is nearly exhausted. For use before calls of libraries that
/// crash or abort when an allocation fails.
void require_memory();

}  // namespace gongkai
