// How cost grows with the rows of a table: processor time of each stage and the most memory that
// the process held until its end. Each size runs in a process of its own.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "bench/large_budget.h"
#include "bench/sample.h"
#include "bench/stopwatch.h"
#include "render/xlsx/xlsx.h"
#include "verify/cross_checks.h"

namespace gongkai {
namespace {

template <typename Stage>
auto timed(const char* name, const Stage& stage) {
  const double begin = thread_seconds();
  auto result = stage();
  std::printf("  %-12s %10.1f ms   peak %7.1f MB\n", name, (thread_seconds() - begin) * 1000,
              peak_megabytes());
  return result;
}

void run_size(int rows) {
  const Loaded loaded = load_all();
  const SourceText source("large.json", large_budget(rows));
  std::printf("%d rows (%zu KB of JSON), peak %.1f MB before the first stage\n", rows,
              source.text().size() / 1024, peak_megabytes());
  Budget budget = timed("read", [&] { return read(source); });
  const Checked checked = timed("check", [&] { return check_sound(std::move(budget), loaded); });
  const Document document = timed("expand", [&] { return expand_sound(checked, loaded); });
  const std::string xlsx = timed("render_xlsx", [&] { return xlsx_of(document, loaded); });
  const CrossChecks checks = timed("verify", [&] {
    std::vector<const Table*> tables;
    for (const Block& block : document.blocks) tables.push_back(&std::get<Table>(block));
    Findings findings;
    return cross_checks(tables, tables, load_henan_relations(loaded.pack), {}, findings);
  });
  timed("with checks", [&] {
    Findings findings;
    return render_xlsx(document, loaded.fonts, {.cross_checks = checks}, findings);
  });
  const Pages pages = timed("lay_out", [&] { return lay_out_sound(document, loaded); });
  const std::string pdf = timed("render_pdf", [&] { return pdf_of(pages, loaded); });
  std::printf("  %zu pages, pdf %zu KB, xlsx %zu KB\n", pages.pages.size(), pdf.size() / 1024,
              xlsx.size() / 1024);
}

bool run_in_own_process(int rows) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    run_size(rows);
    std::exit(0);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  std::vector<int> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {200, 2'000, 20'000};
  for (const int rows : sizes) {
    if (!gongkai::run_in_own_process(rows)) return 1;
  }
  return 0;
}
