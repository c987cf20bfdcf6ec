#pragma once

// The first half of the pipeline: what all commands over a budget begin with. For gongkai.cc and
// what stands beside it only.

#include <optional>

#include "check/checked.h"
#include "data/facts.h"
#include "document/cross_checks.h"
#include "document/document.h"
#include "gongkai.h"
#include "pack/pack.h"

namespace gongkai {

/// A sound budget and the pack that it is to be shown in.
struct Prepared {
  Checked checked;   ///< its amounts balanced if the pack says so
  const Pack* pack;  ///< of the resources, never null
};

/// Whether the options do not contradict each other. False ⇔ an error was added.
bool check_options(const RenderOptions& options, Findings& findings);

/// Reads and checks a budget and finds its pack. Empty ⇔ an error was added.
std::optional<Prepared> prepare(const SourceText& budget, const Resources& resources,
                                const RenderOptions& options, Findings& findings);

/// A document, what must hold between its tables, and the facts behind them as data.
struct Made {
  Document document;
  CrossChecks checks;
  FactData facts;  ///< only where data are asked for
};

/// From a budget's text to its document, empty ⇔ an error was added; `facts` is filled with what
/// the budget says of itself as far as it could be read.
std::optional<Made> make_document(const SourceText& budget, const Resources& resources,
                                  const RenderOptions& options, PackageFacts& facts,
                                  Findings& findings);

}  // namespace gongkai
