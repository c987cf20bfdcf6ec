// Packages from one thread and from two that share one Resources. Beside them a loop that only
// counts, to see whether the machine has two processors to give: where it has not, the two threads'
// throughput says nothing.

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include "bench/sample.h"
#include "bench/stopwatch.h"

namespace gongkai {
namespace {

constexpr int kPackages = 3;

struct Cost {
  double wall = 0;       ///< seconds
  double processor = 0;  ///< seconds, of all threads
};

void render_packages(const SourceText& source, const Resources& resources) {
  for (int i = 0; i < kPackages; ++i) {
    Findings findings;
    if (!render(source, resources, {}, findings)) std::abort();
  }
}

void count() {
  volatile unsigned counter = 0;
  for (unsigned i = 0; i < 30'000'000; ++i) counter = counter + i;
}

Cost run_in_threads(int threads, const std::function<void()>& work) {
  std::vector<double> processor(static_cast<std::size_t>(threads));
  std::vector<std::thread> workers;
  const double begin = wall_seconds();
  for (double& own : processor) {
    workers.emplace_back([&] {
      work();
      own = thread_seconds();
    });
  }
  for (std::thread& worker : workers) worker.join();
  Cost cost{.wall = wall_seconds() - begin};
  for (const double own : processor) cost.processor += own;
  return cost;
}

/// How two threads compare with one.
struct Gain {
  double throughput = 0;
  double processor = 0;  ///< time for the same work
};

// The throughput of one thread is taken from its processor time, that is as if nothing disturbed
// it. Then a disturbance can only lessen the gain, and the best of all rounds is the nearest to the
// truth.
Gain gain_of_two(const std::function<void()>& work, int rounds) {
  Cost one;  // sums
  Cost two;
  double shortest = 0;
  for (int round = 0; round < rounds; ++round) {
    const Cost single = run_in_threads(1, work);
    const Cost both = run_in_threads(2, work);
    one.processor += single.processor;
    two.processor += both.processor;
    if (round == 0 || both.wall < shortest) shortest = both.wall;
  }
  return {one.processor / rounds * 2 / shortest, two.processor / 2 / one.processor};
}

void print(const char* name, const Gain& gain) {
  std::printf("%s: throughput x %.2f, processor time for the same work x %.2f\n", name,
              gain.throughput, gain.processor);
}

void run(int rounds) {
  const Resources resources(source_folder());
  const SourceText source = example_budget();
  const auto packages = [&] { render_packages(source, resources); };
  packages();
  print("counting", gain_of_two(count, rounds));
  print("packages", gain_of_two(packages, rounds));
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { gongkai::run(argc > 1 ? std::atoi(argv[1]) : 100); }
