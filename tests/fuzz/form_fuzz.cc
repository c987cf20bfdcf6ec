// A form that somebody filled in: any bytes, or any parts in a sound archive.

#include "fuzz/archive_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const std::string bytes = fuzz::archive_of(data, size);
  Findings findings;
  const auto budget =
      import_budget(SourceText("form.xlsx", bytes), fuzz::resources(), {}, findings);
  fuzz::require(budget.has_value() || findings.has_errors(), "no budget means an error");
  fuzz::print(findings);
  return 0;
}
