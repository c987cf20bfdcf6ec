// A pack's relations, asked of sound tables.

#include "fuzz/target.h"
#include "pipeline/expand.h"
#include "pipeline/resources.h"
#include "pipeline/verification.h"
#include "verify/load_relations.h"

namespace {

const gongkai::Document& document() {
  using namespace gongkai;
  static const std::optional<Document> kDocument = [] {
    Findings findings;
    return expand(*fuzz::sample().pack, fuzz::sample().shown(), Part::kTables, findings);
  }();
  return *kDocument;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  RelationPack pack = relation_pack(*fuzz::sample().pack);
  pack.rules = SourceText("rules.json", fuzz::to_string(data, size));
  const auto read = [](const std::string&, Findings&) -> std::optional<SourceText> {
    return std::nullopt;
  };
  Findings findings;
  const auto relations = load_relations(pack, read, findings);
  fuzz::require(relations.has_value() == (findings.count(Severity::kError) == 0),
                "relations or an error, never both");
  if (relations)
    cross_check_document(document(), std::vector(document().blocks.size(), true), *relations,
                         "budget.json", findings);
  if (relations) verify_document(document(), *relations, "budget.json", findings);
  fuzz::print(findings);
  return 0;
}
