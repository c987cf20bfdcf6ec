#pragma once

// Tab-separated reference files: UTF-8, the first line names the columns, no quoting.

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "source/finding.h"

namespace gongkai {

/// A line of such a file.
struct TsvRow {
  int line = 0;                            ///< from 1
  std::string_view text;                   ///< the whole line
  std::array<std::string_view, 4> fields;  ///< the first columns; further ones are for people
};

/// Passes a file's rows to `take` in order, without the header line. False ⇔ it added an error: the
/// file is missing, is not UTF-8, does not begin with `columns`, or a row lacks one of these
/// columns.
bool read_tsv(const std::string& path, std::string_view columns,
              const std::function<bool(const TsvRow&)>& take, Findings& findings);

/// The place of a row's field (from 0) in the file.
Place place_of(const std::string& path, const TsvRow& row, std::size_t field);

}  // namespace gongkai
