#pragma once

// Tick boxes of forms: ■ for the project's options, □ for the rest.

#include <string>

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// "■一般公共预算拨款 □政府性基金". Reports options that the project ticks but the form lacks.
std::string choice_text(const FormChoice& choice, const Project& project, const std::string& table,
                        Findings& findings);

/// Warns of choices in the budget that no form of the pack shows.
void report_stray_choices(const Pack& pack, const Budget& budget, Findings& findings);

}  // namespace gongkai
