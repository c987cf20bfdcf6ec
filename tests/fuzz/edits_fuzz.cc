// A file, by whatever hand, written anew and edited at random: what comes of it must be read as
// meant.

#include "budget/write.h"
#include "fuzz/target.h"
#include "support/random_edits.h"

namespace gongkai::fuzz {
namespace {

// The edits follow from the bytes, so that an input always does the same.
std::uint32_t hash(std::string_view bytes) {
  std::uint32_t out = 2166136261U;
  for (const char c : bytes) out = (out ^ static_cast<unsigned char>(c)) * 16777619U;
  return out;
}

// The tree of a file without errors.
std::shared_ptr<const JsonTree> sound_tree(const SourceText& file) {
  Findings findings;
  auto tree = parse_json(file, findings);
  return findings.has_errors() ? nullptr : tree;
}

void check_written(const JsonTree& tree) {
  const std::string written = budget_file(NewJson(tree.root()));
  const auto again = sound_tree(SourceText("written.json", written));
  require(again != nullptr, "what is written is read");
  require(budget_file(NewJson(again->root())) == written, "writing again changes nothing");
  const std::vector<JsonEdit> whole = {ReplaceValue{tree.root(), NewJson(tree.root())}};
  require(wrongly_edited(tree, whole, *again).empty(), "every value is written");
}

void check_edited(const SourceText& file, const JsonTree& tree) {
  const std::vector<JsonEdit> edits = random_edits(tree, hash(file.text()));
  Findings findings;
  const auto edited = edited_budget_file(file, tree, edits, findings);
  require(edited && !findings.has_errors(), "edits that do not contradict are made");
  const auto after = parse_json(SourceText("edited.json", *edited), findings);
  for (const Finding& finding : findings.all()) {
    if (finding.id == "json-too-deep") return;  // of copies in each other
  }
  require(after && !findings.has_errors(), "what is edited is read");
  require(wrongly_edited(tree, edits, *after).empty(), "only what is edited changes");
}

}  // namespace
}  // namespace gongkai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  const SourceText file("budget.json", fuzz::to_string(data, size));
  const auto tree = fuzz::sound_tree(file);
  if (!tree) return 0;
  fuzz::check_written(*tree);
  fuzz::check_edited(file, *tree);
  return 0;
}
