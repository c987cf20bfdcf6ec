#pragma once

// A budget's text on its way to a document: the stages in their order. For gongkai.cc and what
// stands beside it only.

#include <optional>

#include "check/checked.h"
#include "data/facts.h"
#include "document/cross_checks.h"
#include "document/document.h"
#include "gongkai.h"
#include "pack/pack.h"

namespace gongkai {

/// What is known of a budget that is to be shown. Each member needs those before it.
struct Prepared {
  PackageProfile profile;           ///< as far as the budget could be read
  const Pack* pack = nullptr;       ///< of the resources; null ⇔ an error was added
  std::optional<Checked> checked;   ///< empty ⇔ an error was added
  FactData data;                    ///< only where data files are asked for
  std::optional<Checked> samples;   ///< only of a budget of tables alone: with facts made up
  std::optional<Checked> balanced;  ///< as the pack rounds the amounts; empty: as they are
  std::optional<Document> document;
  CrossChecks checks;  ///< between the document's tables; only where they are asked for

  /// The budget with the amounts that are printed.
  const Checked& shown() const { return balanced ? *balanced : *checked; }

  const Checked* samples_or_null() const { return samples ? &*samples : nullptr; }
};

/// Whether the options do not contradict each other. False ⇔ an error was added.
bool check_options(const RenderOptions& options, Findings& findings);

/// Only reads a budget, with the files that belong to it; of a unit's package the unit's part.
/// Empty ⇔ an error was added.
std::optional<Budget> read_whole(const SourceText& budget, const Resources& resources,
                                 const RenderOptions& options, Findings& findings);

/// Reads and checks a budget and finds its pack.
Prepared prepare(const SourceText& budget, const Resources& resources, const RenderOptions& options,
                 Findings& findings);

/// The same; then makes the document and asks the relations of its tables. `document` is empty ⇔ an
/// error was added.
Prepared prepare_document(const SourceText& budget, const Resources& resources,
                          const RenderOptions& options, Findings& findings);

}  // namespace gongkai
