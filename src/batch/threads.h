#pragma once

// How many threads the system grants.

namespace gongkai {

/// How many threads can run at once, the calling one included, up to `wanted`: less where the
/// system refuses more (limits of a user or a container), which the task scheduler would not
/// survive.
int granted_threads(int wanted);

}  // namespace gongkai
