#pragma once

// What of a package can be asked for.

namespace gongkai {

/// What of a package is wanted: the whole document, or the tables alone.
enum class Part { kDocument, kTables };

}  // namespace gongkai
