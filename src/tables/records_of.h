#pragma once

// The records of a list, built in or the department's own.

#include <string>
#include <vector>

#include "check/checked.h"
#include "money/amount.h"
#include "pack/pack.h"

namespace gongkai {

/// The records of a list of find_record_list(), whose form is given. None of an own list that the
/// budget does not state, or that it was not checked for.
RecordList records_of(const std::string& of, const ListForm& form, const Checked& checked);

/// What a column holds in those records that are wanted, added up.
Amount sum_of_records(const RecordQuery& query, const Checked& checked);

/// Reports lists whose sums are not what the pack says that they must equal.
void check_list_totals(const Pack& pack, const Checked& checked, Findings& findings);

}  // namespace gongkai
