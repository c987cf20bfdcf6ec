#pragma once

// A budget on its way through the pipeline, every stage's result kept: what benchmarks start from.

#include <string>

#include "catalog/catalog.h"
#include "check/checked.h"
#include "document/document.h"
#include "gongkai.h"
#include "layout/pages.h"
#include "pack/pack.h"
#include "render/pdf/pdf.h"
#include "text/font_set.h"
#include "verify/relation.h"

namespace gongkai {

/// The source tree: it has templates/ and fonts/ where Resources looks for them.
std::string source_folder();

/// examples/laocheng-2023/budget.json
SourceText example_budget();

/// The budget of another example.
SourceText budget_of(const std::string& example);

/// Fonts, catalogues and the pack henan-2023, loaded once.
struct Loaded {
  FontSet fonts;
  Catalogs catalogs;
  Pack pack;
};

// The stages, each as the pipeline calls it. An error ends the program: inputs are to be sound.

Loaded load_all();
Pack load_henan_pack();
Pack load_delivered_pack(const std::string& name);
Relations load_henan_relations(const Pack& pack);

Budget read(const SourceText& source);
Checked check_sound(Budget budget, const Loaded& loaded);
Document expand_sound(const Checked& checked, const Loaded& loaded);
Pages lay_out_sound(const Document& document, const Loaded& loaded);
std::string pdf_of(const Pages& pages, const Loaded& loaded,
                   PdfProfile profile = PdfProfile::kTagged);
std::string xlsx_of(const Document& document, const Loaded& loaded);

}  // namespace gongkai
