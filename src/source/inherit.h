#pragma once

// What an object says together with the one that it extends.

#include <functional>
#include <string_view>

#include "source/finding.h"
#include "source/json_draft.h"

namespace gongkai {

/// What becomes of an inherited member where the object that extends another states it, too.
enum class Inherits {
  kReplaced,  ///< what is stated takes its place
  kByName,    ///< its own members are inherited one by one
  kAppended,  ///< the elements that are stated follow the inherited ones
  kOwn        ///< each object has its own: it is not inherited
};

/// The rule for the member of this name.
using InheritanceRule = std::function<Inherits(std::string_view member)>;

/// Puts an object on the one that it extends, which `out` holds. A null removes what is inherited;
/// one that removes nothing is reported. What is inherited but not of the kind that it should be is
/// kept, so that its fault is found where it is.
void inherit(const JsonDraft& stated, const InheritanceRule& rule, JsonDraft& out,
             Findings& findings);

/// Puts the members of an object on those of the same names in the one that `out` holds; likewise.
void inherit_by_name(const JsonDraft& stated, JsonDraft& out, Findings& findings);

}  // namespace gongkai
