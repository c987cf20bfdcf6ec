#include "bench/stopwatch.h"

#include <sys/resource.h>

#include <algorithm>
#include <ctime>

namespace gongkai {
namespace {

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }

double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

double Timed::median() const {
  if (milliseconds.empty()) return 0;
  std::vector<double> sorted = milliseconds;
  std::ranges::sort(sorted);
  return sorted[sorted.size() / 2];
}

void run_interleaved(std::vector<Timed>& all, int rounds) {
  for (const Timed& timed : all) timed.run();
  for (int round = 0; round < rounds; ++round) {
    for (Timed& timed : all) {
      const double begin = thread_seconds();
      timed.run();
      timed.milliseconds.push_back((thread_seconds() - begin) * 1000);
    }
  }
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace gongkai
