// A workbook that somebody made: any bytes, or any parts in a sound archive.

#include "fuzz/archive_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const std::string bytes = fuzz::archive_of(data, size);
  Findings findings;
  const bool agrees =
      verify_workbook(SourceText("tables.xlsx", bytes), "henan-2023", fuzz::resources(), findings);
  fuzz::require(agrees == (findings.count(Severity::kError) == 0), "false means an error");
  fuzz::print(findings);
  return 0;
}
