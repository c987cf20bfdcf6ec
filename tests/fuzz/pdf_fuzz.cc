// A finished PDF, read again.

#include "fuzz/target.h"
#include "pipeline/expand.h"
#include "read_pdf/read_pdf.h"
#include "verify/compare_pdf.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  static const std::optional<Document> kDocument = [] {
    Findings unused;
    return expand(*fuzz::sample().pack, fuzz::sample().shown(), Part::kDocument, unused);
  }();
  Findings findings;
  const auto pages = read_pdf(fuzz::to_string(data, size), "tables.pdf", findings);
  fuzz::require(pages.has_value() == (findings.count(Severity::kError) == 0),
                "pages or an error, never both");
  if (pages) compare_pages(*pages, *kDocument, findings);
  fuzz::print(findings);
  return 0;
}
