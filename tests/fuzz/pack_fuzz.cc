// A template pack, all its files in one input, to the documents that it makes of a sound budget.

#include "compare/diff_packs.h"
#include "compare/written_pack.h"
#include "fuzz/target.h"
#include "layout/lay_out.h"
#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "pipeline/resources.h"
#include "pipeline/verification.h"
#include "render/pdf/pdf.h"
#include "render/xlsx/xlsx.h"
#include "verify/load_relations.h"

namespace gongkai::fuzz {
namespace {

const std::string kPack = "fuzzed";

// The files of the input, and the program's own packs beside them.
ReadFile reader(const std::vector<InputFile>& parts) {
  return [&parts](const std::string& path, Findings& findings) -> std::optional<SourceText> {
    for (const InputFile& part : parts) {
      if (path == kPack + "/" + part.path) return SourceText(path, part.text);
    }
    return path.starts_with(kPack + "/") ? std::nullopt
                                         : resources().cache().read_pack_file(path, findings);
  };
}

void make_files(const Document& document, const CrossChecks& checks) {
  Findings findings;
  const auto pages = lay_out(document, fonts(), findings);
  if (pages) render_pdf(*pages, fonts(), {}, findings);
  render_xlsx(document, fonts(), {.cross_checks = checks}, findings);
  print(findings);
}

void use(const Pack& pack, const ReadFile& read) {
  Findings findings;
  const auto document = expand(pack, sample().shown(), Part::kDocument, findings);
  require(document.has_value() == (findings.count_hindrances() == 0),
          "a document or an error, never both");
  const auto relations = load_relations(relation_pack(pack), read, findings);
  if (document && relations) {
    make_files(*document,
               cross_check_document(*document, std::vector(document->blocks.size(), true),
                                    *relations, "budget.json", findings));
  }
  print(findings);
  const Pack* other = resources().cache().pack("henan-2023", findings);
  if (other != nullptr) diff_packs(written_pack(pack), written_pack(*other));
}

}  // namespace
}  // namespace gongkai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const std::vector<fuzz::InputFile> parts = fuzz::split(fuzz::to_string(data, size));
  const ReadFile read = fuzz::reader(parts);
  Findings findings;
  std::vector<std::string> known = fuzz::resources().cache().pack_names(findings);
  known.push_back(fuzz::kPack);
  const auto pack = load_pack(fuzz::kPack, known, read, findings);
  fuzz::print(findings);
  fuzz::require(pack.has_value() == (findings.count(Severity::kError) == 0),
                "a pack or an error, never both");
  if (pack) fuzz::use(*pack, read);
  return 0;
}
