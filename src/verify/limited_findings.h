#pragma once

// Findings of which a workbook may give a million: the first of each id are listed, the others
// counted.

#include <functional>
#include <string>
#include <vector>

#include "source/finding.h"

namespace gongkai {

class LimitedFindings {
 public:
  explicit LimitedFindings(Findings& findings) : findings_(findings) {}

  /// Adds what `make` returns, a finding with this id, unless there are enough of them.
  void add(const std::string& id, const std::function<Finding()>& make);

  /// Says of each id how many more there were, and begins anew.
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
