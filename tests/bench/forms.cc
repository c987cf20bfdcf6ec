// What forms cost: an empty one, the package of a budget as a file, as a form and as tables alone;
// and an export of 20,000 rows read into a budget, with the most memory that the process held.

#include <cstdio>
#include <string>
#include <vector>

#include "bench/sample.h"
#include "bench/stopwatch.h"
#include "gongkai.h"

namespace gongkai {
namespace {

constexpr int kRounds = 21;
constexpr int kExportRows = 20'000;
const std::string kPack = "henan-2023";

std::size_t size_of(const std::optional<std::string>& bytes, const Findings& findings) {
  if (bytes) return bytes->size();
  if (!findings.all().empty()) std::printf("%s\n", findings.all().front().message.c_str());
  return 0;
}

void time_packages(const Resources& resources) {
  const SourceText budget = budget_of("laocheng-2023");
  Findings findings;
  const auto form = fill_in_form(&budget, {}, resources, findings);
  if (!form) return;
  const SourceText filled("填报表.xlsx", *form);
  const FormRequest empty{.pack = kPack, .year = 2023};
  const RenderOptions xlsx{.formats = {FileFormat::kXlsx}};
  std::vector<Timed> all = {
      {"an empty form", [&] { fill_in_form(nullptr, empty, resources, findings); }},
      {"import of a form", [&] { import_budget(filled, resources, {}, findings); }},
      {"a package of a file", [&] { render(budget, resources, {}, findings); }},
      {"a package of a form", [&] { render(filled, resources, {}, findings); }},
      {"its workbook alone", [&] { render(budget, resources, xlsx, findings); }}};
  run_interleaved(all, kRounds);
  for (const Timed& each : all) std::printf("%-20s %8.2f ms\n", each.name.c_str(), each.median());
  std::printf(
      "an empty form        %8.1f KB\n",
      static_cast<double>(size_of(fill_in_form(nullptr, empty, resources, findings), findings)) /
          1024);
  std::printf("a form / a file      %8.2f\n", all[3].median() / all[2].median());
}

std::string export_of(int rows) {
  std::string out =
      "单位编码,支出功能分类编码,部门支出经济分类编码,资金性质编码,年初预算数（元）\n";
  for (int row = 0; row < rows; ++row) {
    out += "250001,2060101,30101,111," + std::to_string(1000 + row) + "00.00\n";
  }
  return out;
}

void time_export(const Resources& resources) {
  TableImport request{.tables = {SourceText("支出明细.csv", export_of(kExportRows))},
                      .into = budget_of("laocheng-2023")};
  const double before = peak_megabytes();
  const double begin = thread_seconds();
  Findings findings;
  const auto read = import_tables(request, resources, findings);
  const double seconds = thread_seconds() - begin;
  std::printf("%d rows read     %8.1f ms, peak %.1f MB (%.1f MB before), %zu bytes\n", kExportRows,
              seconds * 1000, peak_megabytes(), before,
              size_of(read ? std::optional(read->bytes) : std::nullopt, findings));
}

}  // namespace
}  // namespace gongkai

int main() {
  const gongkai::Resources resources(GONGKAI_SOURCE_DIR);
  gongkai::time_packages(resources);
  gongkai::time_export(resources);
  return 0;
}
