// gongkai batch over budgets that do not exist: packages per second and core, two threads beside
// one, the peak of memory for more and more budgets, a rerun with nothing to do.
//   bench_batch FOLDER COUNT…      each count in processes of their own; FOLDER is emptied
// Tables only: 13 of them, as a workbook and as PDF; one budget of a hundred is broken.

#include "batch/batch.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench/synthetic_budget.h"
#include "summary/summary_files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Measured {
  double wall = 0;       // seconds
  double processor = 0;  // seconds of all threads
  double peak = 0;       // MB
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void make_budgets(const fs::path& folder, int count) {
  for (int i = 0; i < count; ++i) {
    const auto budget = i % 100 == 50 ? broken_budget(1, i, i / 100 % kinds_of_broken_budgets())
                                      : synthetic_budget(1, i);
    fs::create_directories(folder / budget.region);
    std::ofstream(folder / budget.region / (budget.code + ".json"), std::ios::binary)
        << budget.json;
  }
}

// What goes into the workbooks and PDF: all, or what a platform in a hurry asks for
// (--no-cross-checks --pdf-profile compact).
enum class Extent { kAll, kBulk };

[[noreturn]] void run_child(const fs::path& in, const fs::path& out, int jobs, Extent extent) {
  const Resources resources(GONGKAI_SOURCE_DIR);
  BatchOptions options{.work = {.inputs = {in.string()}, .output = out.string()}, .jobs = jobs};
  options.render.part = Part::kTables;
  if (extent == Extent::kBulk) {
    options.render.has_cross_checks = false;
    options.render.pdf_profile = PdfProfile::kCompact;
  }
  SummaryFiles report(resources, "");
  options.report = &report;
  const std::atomic<bool> stop = false;
  Findings findings;
  const BatchSummary summary = run_batch(
      options, resources, stop, [](const BatchEvent&) {}, findings);
  std::printf("%zu made, %zu up to date, %zu failed", summary.made, summary.up_to_date,
              summary.failed);
  std::fflush(stdout);
  ::_exit(findings.has_errors() ? 1 : 0);
}

Measured measure(const fs::path& folder, int jobs, Extent extent = Extent::kAll) {
  std::printf("  -j%d%s: ", jobs, extent == Extent::kBulk ? " without 勾稽 and tags" : "");
  std::fflush(stdout);
  const auto begin = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) run_child(folder / "in", folder / "out", jobs, extent);
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) std::exit(1);
  return {.wall = std::chrono::duration<double>(Clock::now() - begin).count(),
          .processor = seconds(used.ru_utime) + seconds(used.ru_stime),
          .peak = static_cast<double>(used.ru_maxrss) / 1024};
}

void print(const Measured& measured, int count) {
  std::printf("; %.1f s, %.1f a second; processor %.1f s, %.1f a second and core; peak %.0f MB\n",
              measured.wall, count / measured.wall, measured.processor, count / measured.processor,
              measured.peak);
}

void bench(const fs::path& folder, int count) {
  fs::remove_all(folder / "in");
  make_budgets(folder / "in", count);
  fs::remove_all(folder / "out");
  std::printf("%d budgets\n", count);
  print(measure(folder, 1, Extent::kBulk), count);
  Measured by_jobs[3];
  for (const int jobs : {1, 2}) {
    fs::remove_all(folder / "out");
    by_jobs[jobs] = measure(folder, jobs);
    print(by_jobs[jobs], count);
  }
  std::printf("  two threads beside one: %.2f on the clock, %.2f by processor time\n",
              by_jobs[1].wall / by_jobs[2].wall, 2 * by_jobs[1].processor / by_jobs[2].processor);
  std::printf("  again, nothing changed\n");
  print(measure(folder, 1), count);
  print(measure(folder, 2), count);
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "bench_batch FOLDER COUNT...\n");
    return 2;
  }
  const std::filesystem::path folder(argv[1]);
  for (int i = 2; i < argc; ++i) gongkai::bench(folder, std::atoi(argv[i]));
  std::filesystem::remove_all(folder);
}
