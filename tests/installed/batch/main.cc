// A platform that makes many packages: batch RESOURCES BUDGETS OUTPUT. Prints what became of them.

#include <batch/batch.h>
#include <summary/summary_files.h>

#include <atomic>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const gongkai::Resources resources(argv[1]);
  gongkai::SummaryFiles report(resources, "");
  gongkai::BatchOptions options{.work = {.inputs = {argv[2]}, .output = argv[3]}};
  options.report = &report;
  const std::atomic<bool> stop = false;
  gongkai::Findings findings;
  const auto summary = gongkai::run_batch(
      options, resources, stop, [](const gongkai::BatchEvent&) {}, findings);
  for (const auto& finding : findings.all()) std::cout << to_text(finding);
  std::cout << summary.made << " made, " << summary.failed << " failed\n";
  return findings.has_errors() || summary.failed > 0 ? 1 : 0;
}
