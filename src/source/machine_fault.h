#pragma once

// What the machine refuses in the middle of anything: memory, threads, files.

#include <exception>
#include <string_view>

#include "source/finding.h"

namespace gongkai {

/// What to say of an exception: memory or threads that there are not, files that the system
/// refuses, or else a fault of the program.
Finding machine_fault(const std::exception_ptr& exception);

/// Whether machine_fault() gives findings of this id.
bool is_machine_fault(std::string_view id);

/// What `run` returns; empty, with a finding, if an exception ended it.
template <class Run>
auto guarded(Findings& findings, const Run& run) -> decltype(run()) {
  try {
    return run();
  } catch (...) {
    findings.add(machine_fault(std::current_exception()));
    return {};
  }
}

}  // namespace gongkai
