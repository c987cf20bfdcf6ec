#pragma once

// Limits findings of which a workbook may have a million: the first of each id are listed, the
// others counted.

#include <functional>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

class LimitedFindings {
 public:
  explicit LimitedFindings(Findings& findings) : findings_(findings) {}

  /// Adds the result of `make`, a finding with this id, unless the limit is reached.
  void add(const std::string& id, const std::function<Finding()>& make);

  /// Reports for each id how many more there were, and resets.
  void finish();

 private:
  struct Kind {
    std::string id;
    Severity severity = Severity::kError;
    std::string file;
    std::size_t count = 0;
  };

  Kind& kind(const std::string& id);

  Findings& findings_;
  std::vector<Kind> kinds_;  // in the order in which they came
};

}  // namespace gongkai
