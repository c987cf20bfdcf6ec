// A budget, by whatever hand, to all that can be made of it.

#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const SourceText budget("budget.json", fuzz::to_string(data, size));
  Findings findings;
  const auto package =
      render(budget, fuzz::resources(),
             {.has_trace = true, .attaches_data = true, .is_reread = true}, findings);
  fuzz::print(findings);
  fuzz::require(package.has_value() == (findings.count(Severity::kError) == 0),
                "files or an error, never both");
  Findings of_draft;
  if (!package) render(budget, fuzz::resources(), {.is_draft = true}, of_draft);
  if (package) show_stage(Stage::kBudget, budget, fuzz::resources(), {}, of_draft);
  return 0;
}
