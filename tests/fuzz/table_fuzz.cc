// A table that a system exported: any bytes, or any parts in a sound archive; and a mapping guessed
// from it.

#include "fuzz/archive_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  constexpr const char* kBudget =
      R"({"pack": "henan-2023", "year": 2023, "money_unit": "元", "income": [],
         "expenditure": [{"unit": "250001", "function": "2060101", "source": "111", "amount": "1"}],
         "department": {"units": [{"code": "250001", "name": "甲"}]}})";
  const std::string bytes = fuzz::archive_of(data, size);
  Findings findings;
  TableImport request;
  request.tables.emplace_back("table", bytes);
  request.into = SourceText("budget.json", kBudget);
  const auto out = import_tables(request, fuzz::resources(), findings);
  fuzz::require(out.has_value() != findings.has_errors(), "no budget means an error");
  if (out) {
    request.into = SourceText("budget.json", out->bytes);
    Findings again;
    const auto second = import_tables(request, fuzz::resources(), again);
    fuzz::require(second && second->bytes == out->bytes, "a second import changes nothing");
  }
  Findings guessed;
  guess_mapping(SourceText("table", bytes), fuzz::resources(), guessed);
  fuzz::print(findings);
  fuzz::print(guessed);
  return 0;
}
