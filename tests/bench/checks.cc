// What all checks cost: of each example package, and of a budget of 100,000 facts with the most
// memory that the process held.

#include <cstdio>
#include <string>
#include <vector>

#include "bench/large_budget.h"
#include "bench/sample.h"
#include "bench/stopwatch.h"
#include "gongkai.h"

namespace gongkai {
namespace {

constexpr int kRounds = 51;
constexpr int kRows = 10'000;
constexpr int kFactsPerRow = 10;

const std::vector<std::string> kExamples = {"laocheng-2023", "luohu-2020", "jiyuan-2021",
                                            "huangpu-2024", "luolong-2018"};

void time_examples(const Loaded& loaded) {
  std::vector<Budget> budgets;
  for (const std::string& name : kExamples) budgets.push_back(read(budget_of(name)));
  std::vector<Timed> all;
  for (std::size_t i = 0; i < kExamples.size(); ++i) {
    // Copies of the budgets are part of the time.
    all.push_back({kExamples[i], [&, i] { check_sound(budgets[i], loaded); }});
  }
  run_interleaved(all, kRounds);
  for (const Timed& each : all) std::printf("%-16s %8.2f ms\n", each.name.c_str(), each.median());
}

void time_large(const Loaded& loaded) {
  Budget budget = read(SourceText("large.json", large_budget(kRows, kFactsPerRow)));
  const double before = peak_megabytes();
  const double begin = thread_seconds();
  const Checked checked = check_sound(std::move(budget), loaded);
  std::printf("%zu facts    %8.1f ms, peak %.1f MB (%.1f MB before)\n",
              checked.budget().expenditure.size(), (thread_seconds() - begin) * 1000,
              peak_megabytes(), before);
}

}  // namespace
}  // namespace gongkai

int main() {
  const gongkai::Loaded loaded = gongkai::load_all();
  gongkai::time_examples(loaded);
  gongkai::time_large(loaded);
  return 0;
}
