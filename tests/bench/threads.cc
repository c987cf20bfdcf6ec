// Packages from one thread and from two that share one Resources.

#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "bench/sample.h"
#include "bench/stopwatch.h"

namespace gongkai {
namespace {

struct Cost {
  double wall = 0;       ///< seconds
  double processor = 0;  ///< seconds, of all threads
};

Cost render_packages(int threads, int packages_each, const Resources& resources) {
  const SourceText source = example_budget();
  std::vector<double> processor(static_cast<std::size_t>(threads));
  std::vector<std::thread> workers;
  const double begin = wall_seconds();
  for (double& own : processor) {
    workers.emplace_back([&] {
      for (int i = 0; i < packages_each; ++i) {
        Findings findings;
        if (!render(source, resources, {}, findings)) std::abort();
      }
      own = thread_seconds();
    });
  }
  for (std::thread& worker : workers) worker.join();
  Cost cost{.wall = wall_seconds() - begin};
  for (const double own : processor) cost.processor += own;
  return cost;
}

void run(int packages) {
  const Resources resources(source_folder());
  render_packages(1, 3, resources);
  const Cost one = render_packages(1, packages, resources);
  const Cost two = render_packages(2, packages, resources);
  std::printf("1 thread:  %6.2f ms per package, processor %6.2f ms\n", one.wall / packages * 1000,
              one.processor / packages * 1000);
  std::printf("2 threads: %6.2f ms per package, processor %6.2f ms\n",
              two.wall / packages / 2 * 1000, two.processor / packages / 2 * 1000);
  std::printf("throughput x %.2f, processor time per package x %.2f\n", one.wall * 2 / two.wall,
              two.processor / 2 / one.processor);
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { gongkai::run(argc > 1 ? std::atoi(argv[1]) : 200); }
