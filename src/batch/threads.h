#pragma once

// How many threads the system grants.

namespace gongkai {

/// How many threads can run at once, including the calling one, up to `wanted`. Fewer where the
/// system refuses more (user or container limits), since the task scheduler would crash.
int granted_threads(int wanted);

}  // namespace gongkai
