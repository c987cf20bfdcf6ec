// Damaged packs: whatever is wrong in a file, it is reported or the pack can be expanded. One fault
// is reported where it stands, and not again by what depends on it.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "budget/load.h"
#include "check/checked.h"
#include "pack/load_pack.h"
#include "pipeline/expand.h"
#include "support/compiled_schema.h"
#include "support/files.h"
#include "support/json_damage.h"

namespace gongkai {
namespace {

using Files = std::map<std::string, std::string>;

// All files of the delivered packs: "henan-2023/pack.json" → its text.
const Files& delivered() {
  static const Files kFiles = [] {
    Files out;
    const auto root = std::filesystem::path(GONGKAI_SOURCE_DIR) / "templates";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string path = entry.path().lexically_relative(root).generic_string();
      const bool is_of_pack = path.ends_with(".json") || path.ends_with(".md");
      if (is_of_pack && path.find('/') != std::string::npos) {
        out[path] = read_source_file("templates/" + path);
      }
    }
    return out;
  }();
  return kFiles;
}

std::vector<std::string> pack_names() {
  std::vector<std::string> out;
  for (const auto& [path, text] : delivered()) {
    if (path.ends_with("/pack.json")) out.push_back(path.substr(0, path.find('/')));
  }
  return out;
}

// The budget of the example made with each pack.
const std::map<std::string, Checked>& examples() {
  static const std::map<std::string, Checked> kExamples = [] {
    std::map<std::string, Checked> out;
    Findings findings;
    const std::string folder = std::string(GONGKAI_SOURCE_DIR) + "/templates/catalog";
    const auto catalogs = Catalogs::load(folder, findings);
    for (const char* name :
         {"huangpu-2024", "jiyuan-2021", "laocheng-2023", "luohu-2020", "luolong-2018"}) {
      const std::string file = "examples/" + std::string(name) + "/budget.json";
      auto budget = load_budget(parse(read_source_file(file), findings), findings);
      const std::string pack = budget.value().pack;
      const int year = budget->year;
      auto checked = check(std::move(*budget), catalogs->for_year(year), {}, findings);
      out.emplace(pack, std::move(checked.value()));
    }
    return out;
  }();
  return kExamples;
}

const std::string kOneTable = "one-table";

// A pack with one table of another.
std::string one_table_pack(const std::string& pack, const std::string& table_file) {
  const std::size_t name = table_file.rfind('/') + 1;
  const std::string id = table_file.substr(name, table_file.rfind('.') - name);
  return R"({"title": "一张表", "extends": ")" + pack +
         R"(", "document": [{"tables": "all"}], "tables": [")" + id + "\"]}";
}

/// A pack, one of whose files is replaced.
struct Damaged {
  std::string pack;
  std::string file;  // "henan-2023/tables/01-balance.json"
  std::string text;
};

// Of a pack with a damaged table that table alone: it is quicker.
std::optional<Pack> load(const Damaged& damaged, Findings& findings) {
  const bool is_table = damaged.file.find("/tables/") != std::string::npos;
  const ReadFile read = [&](const std::string& path, Findings&) -> std::optional<SourceText> {
    if (path == damaged.file) return SourceText(path, damaged.text);
    if (path == kOneTable + "/pack.json") {
      return SourceText(path, one_table_pack(damaged.pack, damaged.file));
    }
    const auto found = delivered().find(path);
    if (found == delivered().end()) return std::nullopt;
    return SourceText(path, found->second);
  };
  std::vector<std::string> known = pack_names();
  known.push_back(kOneTable);
  auto pack = load_pack(is_table ? kOneTable : damaged.pack, known, read, findings);
  EXPECT_EQ(pack.has_value(), !findings.has_errors()) << "empty result ⇔ an error";
  for (const Finding& finding : findings.all()) {
    EXPECT_FALSE(to_text(finding).empty());
    EXPECT_FALSE(finding.where.file.empty()) << to_text(finding);
  }
  return pack;
}

void expand_example(const std::string& name, const Pack& pack) {
  const auto example = examples().find(name);
  if (example == examples().end()) return;
  Findings findings;
  const auto document = expand(pack, example->second, Part::kDocument, findings);
  EXPECT_EQ(document.has_value(), findings.count_hindrances() == 0) << all_texts(findings);
}

bool is_within(std::string_view pointer, std::string_view of) {
  return pointer.starts_with(of) && (pointer.size() == of.size() || pointer[of.size()] == '/');
}

// Whether a finding speaks of the damaged value, of what holds it or of what it holds.
bool is_about(const Finding& finding, const std::string& file, const std::string& pointer) {
  const std::string& place = finding.where.pointer;
  return finding.where.file == file && (is_within(place, pointer) || is_within(pointer, place));
}

// A value that could not be read has one cause; what is wrong with it is not told elsewhere too.
void expect_one_cause(const Findings& findings, const std::string& file, const JsonDamage& damage) {
  static const std::set<std::string> kOfReading = {
      "wrong-type",    "unknown-value",  "unknown-field",         "missing-field",
      "empty-text",    "list-too-short", "number-range",          "text-format",
      "figure-source", "part-unknown",   "unknown-template-field"};
  const auto is_of_reading = [&](const Finding& finding) {
    return kOfReading.contains(finding.id) && is_about(finding, file, damage.pointer);
  };
  if (std::ranges::none_of(findings.all(), is_of_reading)) return;
  for (const Finding& finding : findings.all()) {
    EXPECT_TRUE(is_about(finding, file, damage.pointer)) << to_text(finding);
  }
}

const CompiledSchema& schema_of(const std::string& file) {
  static const CompiledSchema kPack(pack_schema());
  static const CompiledSchema kTable(table_schema());
  return file.ends_with("/pack.json") ? kPack : kTable;
}

class DamagedPack : public testing::TestWithParam<std::string> {
 protected:
  void damage(const std::string& file) {
    for_each_damage(delivered().at(file), kStep, [&](const JsonDamage& damage) {
      SCOPED_TRACE(file + damage.pointer + " is " + (damage.how.empty() ? "away" : damage.how));
      Findings findings;
      const auto pack = load({GetParam(), file, damage.text}, findings);
      if (!pack) return expect_one_cause(findings, file, damage);
      EXPECT_TRUE(schema_of(file).accepts(damage.text)) << "what the schema refuses is reported";
      if (count_++ % kExpanded == 0) expand_example(GetParam(), *pack);
    });
  }

 private:
  static constexpr int kStep = 11;
  static constexpr int kExpanded = 5;
  int count_ = 0;
};

TEST_P(DamagedPack, WithAnyMemberAwayOrWrongIsReportedOnceOrExpands) {
  for (const auto& [file, text] : delivered()) {
    if (!file.starts_with(GetParam() + "/") || !file.ends_with(".json")) continue;
    if (file.ends_with("/relations.json")) continue;  // tested in unit/verify
    damage(file);
  }
}

TEST_P(DamagedPack, WithBytesFlippedOrLinesAwayIsReportedOrExpands) {
  constexpr unsigned kRounds = 5;
  for (const auto& [file, text] : delivered()) {
    if (!file.starts_with(GetParam() + "/")) continue;
    for (unsigned seed = 0; seed < kRounds; ++seed) {
      SCOPED_TRACE(file + " damaged by seed " + std::to_string(seed));
      Findings findings;
      const auto pack = load({GetParam(), file, damaged_text(text, seed)}, findings);
      if (pack) expand_example(GetParam(), *pack);
    }
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& pack) {
  std::string name = pack.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Delivered, DamagedPack, testing::ValuesIn(pack_names()), test_name);

}  // namespace
}  // namespace gongkai
