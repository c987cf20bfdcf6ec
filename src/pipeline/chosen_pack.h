#pragma once

// The pack in which a budget is shown. For prepare.cc only.

#include "budget/budget.h"
#include "gongkai.h"
#include "pack/pack.h"

namespace gongkai {

/// The pack that the options name, else the one that the budget names. Null ⇔ there is none, or it
/// cannot be loaded: an error was added, unless the budget names none.
const Pack* chosen_pack(const Budget& budget, const Resources& resources,
                        const RenderOptions& options, Findings& findings);

/// The pack of a unit's own package: the one that the options name, else the unit, else the
/// department's pack (`unit_pack`), else that itself. Null as above.
const Pack* pack_of_unit(const JsonValue& unit, const Pack* of_department,
                         const Resources& resources, const RenderOptions& options,
                         Findings& findings);

/// Notes a budget that names the pack of another year while there is one for its own: it may be
/// copied from last year's.
void note_pack_of_other_year(const Budget& budget, const Resources& resources, Findings& findings);

}  // namespace gongkai
