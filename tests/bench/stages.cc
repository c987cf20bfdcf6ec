// Each stage of the pipeline on the example package, with fonts, catalogues and pack loaded.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/sample.h"
#include "render/xlsx/xlsx.h"
#include "verify/cross_checks.h"

namespace gongkai {
namespace {

const Loaded& loaded() {
  static const Loaded all = load_all();
  return all;
}

void load_pack_stage(benchmark::State& state, const std::string& pack) {
  for (auto _ : state) benchmark::DoNotOptimize(load_delivered_pack(pack));
}

void load_fonts_stage(benchmark::State& state) {
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(FontSet::load(source_folder() + "/fonts", findings));
  }
}

void load_catalogs_stage(benchmark::State& state) {
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(Catalogs::load(source_folder() + "/templates/catalog", findings));
  }
}

void read_stage(benchmark::State& state) {
  const SourceText source = example_budget();
  for (auto _ : state) benchmark::DoNotOptimize(read(source));
}

void check_stage(benchmark::State& state) {
  const Budget budget = read(example_budget());
  for (auto _ : state) benchmark::DoNotOptimize(check_sound(budget, loaded()));
}

void expand_stage(benchmark::State& state) {
  const Checked checked = check_sound(read(example_budget()), loaded());
  for (auto _ : state) benchmark::DoNotOptimize(expand_sound(checked, loaded()));
}

Document example_document() {
  return expand_sound(check_sound(read(example_budget()), loaded()), loaded());
}

void load_relations_stage(benchmark::State& state) {
  const Pack pack = load_henan_pack();
  for (auto _ : state) benchmark::DoNotOptimize(load_henan_relations(pack));
}

void verify_stage(benchmark::State& state) {
  const Document document = example_document();
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks) tables.push_back(&std::get<Table>(block));
  const Relations relations = load_henan_relations(loaded().pack);
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(cross_checks(tables, tables, relations, {}, findings));
    if (!findings.all().empty()) state.SkipWithError(to_text(findings.all().front()).c_str());
  }
}

void lay_out_stage(benchmark::State& state) {
  const Document document = example_document();
  for (auto _ : state) benchmark::DoNotOptimize(lay_out_sound(document, loaded()));
}

void render_pdf_stage(benchmark::State& state) {
  const Pages pages = lay_out_sound(example_document(), loaded());
  for (auto _ : state) benchmark::DoNotOptimize(pdf_of(pages, loaded()));
}

void render_xlsx_stage(benchmark::State& state) {
  const Document document = example_document();
  for (auto _ : state) benchmark::DoNotOptimize(xlsx_of(document, loaded()));
}

// The same with the sheet of cross-checks.
void render_checked_xlsx_stage(benchmark::State& state) {
  const Document document = example_document();
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks) tables.push_back(&std::get<Table>(block));
  Findings none;
  const XlsxOptions options{
      .cross_checks = cross_checks(tables, tables, load_henan_relations(loaded().pack), {}, none)};
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(render_xlsx(document, loaded().fonts, options, findings));
  }
}

void render_all(benchmark::State& state, const SourceText& source, const RenderOptions& options) {
  const Resources resources(source_folder());
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(render(source, resources, options, findings));
    if (findings.has_errors()) state.SkipWithError(to_text(findings.all().front()).c_str());
  }
}

// Workbook and PDF of the tables.
void whole_tables(benchmark::State& state) {
  render_all(state, example_budget(), {.part = Part::kTables});
}

// All files of an example in its own pack.
void whole_package(benchmark::State& state, const std::string& example) {
  render_all(state, budget_of(example), {});
}

// The PDF with all chapters and tables.
void whole_document(benchmark::State& state) {
  render_all(state, example_budget(), {.formats = {FileFormat::kPdf}});
}

// The same with so many KB of local text more.
void document_with_text(benchmark::State& state) {
  constexpr std::string_view kParagraph =
      "组织实施全区工业能源节约和资源综合利用，2023年安排634.34万元，比上年下降48.95%"
      "，主要用于推广应用。";
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0)) * 1024) {
    text += "\"" + std::string(kParagraph) + "\", ";
  }
  std::string budget(example_budget().text());
  const std::string_view start = "\"duties\": [";
  budget.insert(budget.find(start) + start.size(), text);
  render_all(state, SourceText("budget.json", budget), {.formats = {FileFormat::kPdf}});
}

BENCHMARK(load_fonts_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(load_catalogs_stage)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load_pack_stage, henan_2023, "henan-2023")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load_pack_stage, henan_2024, "henan-2024")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load_pack_stage, jiyuan_2021, "jiyuan-2021")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load_pack_stage, luohu_2020, "luohu-2020")->Unit(benchmark::kMillisecond);
BENCHMARK(read_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(check_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(expand_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(load_relations_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(verify_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(lay_out_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(render_pdf_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(render_xlsx_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(render_checked_xlsx_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_tables)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_package, jiyuan_2021, "jiyuan-2021")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_package, luohu_2020, "luohu-2020")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_package, huangpu_2024, "huangpu-2024")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_package, luolong_2018, "luolong-2018")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole_package, shanghai_wanli_2025, "shanghai-wanli-2025")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(whole_document)->Unit(benchmark::kMillisecond);
BENCHMARK(document_with_text)
    ->Arg(125)
    ->Arg(250)
    ->Arg(500)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gongkai

BENCHMARK_MAIN();
