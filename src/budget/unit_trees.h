#pragma once

// A department's budget and those of its units, as trees: put together from several files, and
// taken apart. Their values keep the places where they were written.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// The objects of the units that a budget file describes.
std::vector<JsonValue> units_of_file(const JsonValue& file);

/// A tree with those that its values come from, which it needs.
struct PutTogether {
  std::shared_ptr<const JsonTree> tree;
  std::vector<std::shared_ptr<const JsonTree>> parts;
};

/// The file of a name that a budget states. Null ⇔ an error was added.
using ReadNamedTree = std::function<std::shared_ptr<const JsonTree>(const JsonValue& name)>;

/// The department's budget with those of units that stand in files of their own (`file`): their
/// facts, projects and names with the department's, what they state for themselves below the unit.
/// Reports files of another year, money unit, pack or unit, and what is stated in both.
PutTogether with_unit_files(std::shared_ptr<const JsonTree> department, const ReadNamedTree& read,
                            Findings& findings);

/// Whether any unit states something for itself.
bool has_own_statements(const JsonValue& department_file);

/// The department's budget without what its units state for themselves.
std::shared_ptr<const JsonTree> without_own_statements(const JsonValue& department_file);

/// For whom a unit's budget is published.
enum class UnitAs {
  kUnit,       ///< a unit of its department, whose name and code stay
  kDepartment  ///< by itself: the form knows departments only
};

/// The columns that hold a unit's code, by the names of the lists of the department's own.
using UnitColumns = std::map<std::string, std::string, std::less<>>;

/// The budget of one unit: its facts and projects, and what it states for itself. What is stated of
/// the department alone is left out, but for lists whose every entry names its unit. `unit` is its
/// object in the department's file.
std::shared_ptr<const JsonTree> unit_tree(const JsonValue& department_file, const JsonValue& unit,
                                          UnitAs as, const UnitColumns& columns);

}  // namespace gongkai
