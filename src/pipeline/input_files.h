#pragma once

// What render() reads beside the budget itself: last year's budget, the budgets of units.

#include <functional>
#include <optional>
#include <string>

#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// Gives the text of last year's budget for a budget's file, whose `last_year_file` is `named`
/// (empty: it names none). Empty: there is none, or it cannot be read, which is reported. Called
/// from any thread.
using FindLastYear = std::function<std::optional<SourceText>(
    const std::string& budget_file, const std::string& named, Findings& findings)>;

/// That of files: beside the budget's file the one that it names. With `given`, a file: this one
/// for every budget; a folder: there the one that the budget names, else the one with the budget's
/// own name (none for lines of a stream). A budget's name for it is never a path, and links are not
/// followed from it.
FindLastYear last_year_files(std::string given);

/// Gives the text of a unit's budget that a department's budget file names. Empty ⇔ an error was
/// added. Called from any thread.
using FindUnitFile = std::function<std::optional<SourceText>(
    const std::string& budget_file, const std::string& named, Findings& findings)>;

/// That of files: beside the budget's file, under the same rules.
FindUnitFile unit_files();

}  // namespace gongkai
