#pragma once

// Processor time of one thread: unlike the clock on the wall it does not count what other programs
// do on the same machine.

#include <functional>
#include <string>
#include <vector>

namespace gongkai {

/// Seconds of processor time that the calling thread has used, in user and kernel mode.
double thread_seconds();

/// Seconds of a clock that only runs forward.
double wall_seconds();

/// Something to be timed, and the times of its runs in milliseconds.
struct Timed {
  std::string name;
  std::function<void()> run;
  std::vector<double> milliseconds = {};

  double median() const;
};

/// Runs all in turn, `rounds` times after one round that is not counted: what slows the machine
/// for a while slows all of them.
void run_interleaved(std::vector<Timed>& all, int rounds);

/// Megabytes of memory that the process held at most until now (resident set).
double peak_megabytes();

}  // namespace gongkai
