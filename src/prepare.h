#pragma once

// The first half of the pipeline: what all commands over a budget begin with.

#include <optional>

#include "check/checked.h"
#include "gongkai.h"
#include "template/pack.h"

namespace gongkai {

/// A sound budget and the pack that it is to be shown in.
struct Prepared {
  Checked checked;
  const Pack* pack;  ///< of the resources, never null
};

/// Reads and checks a budget and finds its pack. Empty ⇔ an error was added.
std::optional<Prepared> prepare(const SourceText& budget, const Resources& resources,
                                const RenderOptions& options, Findings& findings);

}  // namespace gongkai
