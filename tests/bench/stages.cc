// Each stage of the pipeline on the example package, with fonts, catalogues and pack loaded.

#include <benchmark/benchmark.h>

#include "bench/sample.h"

namespace gongkai {
namespace {

const Loaded& loaded() {
  static const Loaded all = load_all();
  return all;
}

void load_pack_stage(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_henan_pack());
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

void whole_package(benchmark::State& state) {
  const SourceText source = example_budget();
  const Resources resources(source_folder());
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(render(source, resources, {}, findings));
  }
}

BENCHMARK(load_fonts_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(load_catalogs_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(load_pack_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(read_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(check_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(expand_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(lay_out_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(render_pdf_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(render_xlsx_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_package)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gongkai

BENCHMARK_MAIN();
