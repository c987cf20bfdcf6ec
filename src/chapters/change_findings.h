#pragma once

// What is reported of comparisons with last year.

#include <string>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// A change without a reason: "机关运行经费由上年 1万元 变为 2万元". The reason would stand under
/// `name` in a member of the budget.
Finding reason_missing(const std::string& change, const std::string& member,
                       const std::string& name, Severity severity, const JsonValue& budget);

/// An amount of last year that the budget does not state. `origin` says where it would stand:
/// "budget /last_year/total". With words for that it is only to be noticed.
Finding last_year_missing(const std::string& origin, bool has_words, const JsonValue& budget);

}  // namespace gongkai
