#pragma once

// Failures of the machine at any point: memory, threads, files.

#include <exception>
#include <string_view>

#include "source/finding.h"

namespace gongkai {

/// The finding for an exception: lack of memory or threads, a file error, or else a fault of the
/// program.
Finding machine_fault(const std::exception_ptr& exception);

/// Whether machine_fault() returns findings with this id.
bool is_machine_fault(std::string_view id);

/// The result of `run`; empty, with a finding, if it threw.
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
