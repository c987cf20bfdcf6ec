#pragma once

// Merges an object with the one that it extends.

#include <functional>
#include <string_view>

#include "source/finding.h"
#include "source/json_draft.h"

namespace gongkai {

/// How an inherited member is merged with one that the extending object states.
enum class Inherits {
  kReplaced,  ///< the stated value replaces it
  kByName,    ///< its own members are inherited one by one
  kAppended,  ///< the stated elements are appended to the inherited ones
  kOwn        ///< not inherited
};

/// The rule for the member of this name.
using InheritanceRule = std::function<Inherits(std::string_view member)>;

/// Merges an object onto its base, which is in `out`. A null removes an inherited value; one that
/// removes nothing is reported. An inherited value of the wrong kind is kept, so that its fault is
/// reported where it was written.
void inherit(const JsonDraft& stated, const InheritanceRule& rule, JsonDraft& out,
             Findings& findings);

/// Merges the members of an object by name into the object in `out`, likewise.
void inherit_by_name(const JsonDraft& stated, JsonDraft& out, Findings& findings);

}  // namespace gongkai
