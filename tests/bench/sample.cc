#include "bench/sample.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "budget/load.h"
#include "layout/lay_out.h"
#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "render/pdf/pdf.h"
#include "render/xlsx/xlsx.h"
#include "source/json.h"
#include "verify/load_relations.h"

namespace gongkai {
namespace {

// A benchmark needs sound inputs: ends the program with what was found if there is no result.
template <typename T>
T sound(std::optional<T> result, const Findings& findings) {
  if (result) return std::move(*result);
  for (const Finding& finding : findings.all()) std::cerr << to_text(finding);
  std::exit(1);
}

std::optional<SourceText> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return SourceText(path, std::string(std::istreambuf_iterator<char>(in), {}));
}

std::optional<SourceText> read_template(const std::string& path, Findings& /*findings*/) {
  return read_file(source_folder() + "/templates/" + path);
}

}  // namespace

std::string source_folder() { return GONGKAI_SOURCE_DIR; }

SourceText budget_of(const std::string& example) {
  return sound(read_file(source_folder() + "/examples/" + example + "/budget.json"), {});
}

SourceText example_budget() { return budget_of("laocheng-2023"); }

Pack load_henan_pack() { return load_delivered_pack("henan-2023"); }

Pack load_delivered_pack(const std::string& name) {
  Findings findings;
  return sound(load_pack(name, {name, "henan-2023"}, read_template, findings), findings);
}

Relations load_henan_relations(const Pack& pack) {
  Findings findings;
  RelationPack wanted{.chain = pack.chain};
  for (const PackTable& table : pack.tables) wanted.tables.push_back(table.id);
  return sound(load_relations(wanted, read_template, findings), findings);
}

Loaded load_all() {
  Findings findings;
  const std::string folder = source_folder();
  return {sound(FontSet::load(folder + "/fonts", findings), findings),
          sound(Catalogs::load(folder + "/templates/catalog", findings), findings),
          load_henan_pack()};
}

Budget read(const SourceText& source) {
  Findings findings;
  auto tree = parse_json(source, findings);
  return sound(tree ? load_budget(std::move(tree), findings) : std::nullopt, findings);
}

Checked check_sound(Budget budget, const Loaded& loaded) {
  Findings findings;
  const Catalog& catalog = loaded.catalogs.for_year(budget.year);
  return sound(check(std::move(budget), catalog, {}, findings), findings);
}

Document expand_sound(const Checked& checked, const Loaded& loaded) {
  Findings findings;
  return sound(expand(loaded.pack, checked, Part::kTables, findings), findings);
}

Pages lay_out_sound(const Document& document, const Loaded& loaded) {
  Findings findings;
  return sound(lay_out(document, loaded.fonts, findings), findings);
}

std::string pdf_of(const Pages& pages, const Loaded& loaded, PdfProfile profile) {
  Findings findings;
  return sound(render_pdf(pages, loaded.fonts, {.profile = profile}, findings), findings);
}

std::string xlsx_of(const Document& document, const Loaded& loaded) {
  Findings findings;
  return sound(render_xlsx(document, loaded.fonts, {}, findings), findings);
}

}  // namespace gongkai
