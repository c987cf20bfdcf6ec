// A form that somebody filled in: any bytes, or any parts in a sound archive.

#include "fuzz/target.h"
#include "support/xlsx_edit.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  std::string bytes = fuzz::to_string(data, size);
  ArchiveParts parts;
  for (const fuzz::InputFile& part : fuzz::split(bytes)) parts.emplace_back(part.path, part.text);
  if (!parts.empty()) bytes = zip_of(parts);
  Findings findings;
  const auto budget =
      import_budget(SourceText("form.xlsx", bytes), fuzz::resources(), {}, findings);
  fuzz::require(budget.has_value() || findings.has_errors(), "no budget means an error");
  fuzz::print(findings);
  return 0;
}
