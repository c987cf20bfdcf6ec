// That no package is lost for what is not wrong in its own budget, nor a person's file at all.

#include <gmock/gmock.h>

#include <functional>
#include <set>
#include <utility>

#include "batch/audit.h"
#include "batch/merge.h"
#include "batch_fixture.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kFirst = "0/0001101";
constexpr const char* kSecond = "1/0001102";

class BatchSafety : public Batch {
 protected:
  void SetUp() override {
    for (const int number : {0, 1, 3}) put_budget(number, false);
  }

  // The delivered resources, by links that tests replace.
  void link_resources() const {
    const fs::path source(GONGKAI_SOURCE_DIR);
    for (const char* folder : {"templates", "fonts"}) {
      fs::create_directories(path("res") + "/" + folder);
      for (const auto& entry : fs::directory_iterator(source / folder)) {
        fs::create_symlink(entry.path(), fs::path(path("res")) / folder / entry.path().filename());
      }
    }
  }

  // Makes files of the resources, that is, of their copies.
  void copy_resource(const std::string& name) const {
    fs::remove(path("res/" + name));
    fs::copy(fs::path(GONGKAI_SOURCE_DIR) / name, path("res/" + name), fs::copy_options::recursive);
  }

  void put_for_pack(const std::string& name, const std::string& pack, std::uint64_t seed) const {
    std::string json = synthetic_budget(seed, static_cast<int>(name.back())).json;
    const std::string named = "\"henan-2023\"";
    json.replace(json.find(named), named.size(), "\"" + pack + "\"");
    write("in/" + name + ".json", json);
  }

  // In place of a file that may not be read: no permissions bind the user root.
  void make_unreadable(const std::string& file) const {
    fs::remove_all(path(file));
    fs::create_symlink(path(file), path(file));
  }

  BatchOptions pruning(const std::string& output) const {
    BatchOptions out = options(output);
    out.prunes = true;
    return out;
  }
};

TEST_F(BatchSafety, WrongOptionsTouchNothing) {
  run(options("out"));
  const Tree before = tree("out");
  const std::vector<std::pair<std::string, RenderOptions>> slips = {
      {"unknown-pack", {.pack = "henan-2032"}},
      {"unknown-pack", {.pack = "./henan-2032"}},
      {"no-pack-in-folder", {.pack = path("in")}},
      {"unknown-table", {.tables = "99"}},
      {"unknown-table", {.pack = "henan-2023", .tables = "01-99"}},
      {"data-internal", {.is_internal = true, .attaches_data = true}}};
  for (const auto& [id, render] : slips) {
    findings = {};
    BatchOptions wanted = pruning("out");
    wanted.render = render;
    EXPECT_EQ(run(wanted).fault, RunFault::kOptions) << id;
    EXPECT_THAT(findings.all(), ElementsAre(testing::Field(&Finding::id, id)));
    EXPECT_TRUE(tree("out") == before) << id;
  }
}

TEST_F(BatchSafety, TablesThatSomePackHasAreNoSlip) {
  BatchOptions wanted = options("out");
  wanted.render.tables = "01,05-07";
  EXPECT_EQ(run(wanted).made, 3U) << all_texts(findings);
}

TEST_F(BatchSafety, AddedRelationsWithAnErrorTouchNothing) {
  run(options("out"));
  const Tree before = tree("out");
  Resources resources(GONGKAI_SOURCE_DIR);
  resources.add_relations(SourceText("r.json", R"({"relations": {"a": {"nam": "x"}}})"));
  EXPECT_EQ(run(options("out"), resources).fault, RunFault::kOptions);
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(BatchSafety, FaultyResourcesTouchNothing) {
  has_summary = true;
  run(options("out"));
  const Tree before = tree("out");
  const std::vector<std::pair<const char*, std::function<void()>>> damages = {
      {"no page template",
       [&] {
         copy_resource("templates/batch");
         fs::remove(path("res/templates/batch/summary.html"));
       }},
      {"faulty page template",
       [&] {
         copy_resource("templates/batch");
         write("res/templates/batch/summary-row.html", "{{#a}}");
       }},
      {"no font", [&] { fs::remove(path("res/fonts/NotoSerifSC-Regular.ttf")); }},
      {"faulty list of fonts",
       [&] {
         fs::remove(path("res/fonts/fonts.json"));
         write("res/fonts/fonts.json", "{");
       }},
      {"no catalogue", [&] { fs::remove(path("res/templates/catalog")); }},
      {"nothing", [&] { fs::remove_all(path("res")); }}};
  for (const auto& [what, damage] : damages) {
    fs::remove_all(path("res"));
    link_resources();
    damage();
    findings = {};
    EXPECT_EQ(run(pruning("out"), Resources(path("res"))).fault, RunFault::kMachine) << what;
    EXPECT_TRUE(findings.has_errors()) << what;
    EXPECT_TRUE(tree("out") == before) << what;
  }
}

TEST_F(BatchSafety, AFaultyPackOfTheOptionsTouchesNothing) {
  run(options("out"));
  const Tree before = tree("out");
  write("mine/pack.json", R"({"title": "t", "extends": "henan-2023", "tabels": []})");
  BatchOptions wanted = options("out");
  wanted.render.pack = path("mine");
  EXPECT_EQ(run(wanted).fault, RunFault::kMachine);
  EXPECT_TRUE(has_id(findings, "unknown-field")) << all_texts(findings);
  EXPECT_TRUE(tree("out") == before);
}

// A run with two packs; that of two budgets gets an error.
class TwoPacks : public BatchSafety {
 protected:
  void SetUp() override {
    has_summary = true;
    link_resources();
    write("res/templates/other-2023/pack.json", kSound);
    put_for_pack("a", "henan-2023", 1);
    put_for_pack("b", "other-2023", 1);
    put_for_pack("c", "other-2023", 1);
    EXPECT_EQ(run(options("out"), Resources(path("res"))).made, 3U) << all_texts(findings);
  }

  // Budgets a and b change, and something happens to the pack of b and c.
  void expect_packages_stand() {
    const Tree b = tree("out/b");
    const Tree c = tree("out/c");
    put_for_pack("a", "henan-2023", 2);
    put_for_pack("b", "other-2023", 2);
    findings = {};
    const BatchSummary summary = run(options("out"), Resources(path("res")));
    EXPECT_EQ(summary.made, 1U);
    EXPECT_EQ(summary.not_written, 2U);
    EXPECT_EQ(summary.not_updated, 2U);
    EXPECT_EQ(summary.failed, 0U);
    EXPECT_EQ(findings.all().size(), 1U) << all_texts(findings);
    EXPECT_TRUE(tree("out/b") == b);
    EXPECT_TRUE(tree("out/c") == c);
    EXPECT_EQ(record("out", "b").state, PackageState::kNotUpdated);
    EXPECT_FALSE(record("out", "b").findings.empty());
    EXPECT_THAT(bytes_of_file(path("out/汇总.html")), HasSubstr("未更新</td>"));
  }

  void expect_all_is_well_when_mended() {
    fs::remove_all(path("res/templates/other-2023"));
    write("res/templates/other-2023/pack.json", kSound);
    findings = {};
    const Resources resources(path("res"));
    EXPECT_EQ(run(options("out"), resources).made, 2U);
    run(options("fresh"), resources);
    EXPECT_TRUE(tree("out") == tree("fresh"));
    EXPECT_FALSE(findings.has_errors()) << all_texts(findings);
  }

  static constexpr const char* kSound = R"({"title": "t", "extends": "henan-2023"})";
};

TEST_F(TwoPacks, AFaultOfOneIsSaidOnceAndLeavesItsPackages) {
  write("res/templates/other-2023/pack.json",
        R"({"title": "t", "extends": "henan-2023", "tabels": []})");
  expect_packages_stand();
  expect_all_is_well_when_mended();
}

TEST_F(TwoPacks, SoDoesAPackWithoutItsFile) {
  fs::remove(path("res/templates/other-2023/pack.json"));
  expect_packages_stand();
  expect_all_is_well_when_mended();
}

TEST_F(TwoPacks, SoDoesAPackThatCannotBeRead) {
  make_unreadable("res/templates/other-2023/pack.json");
  expect_packages_stand();
  EXPECT_TRUE(has_id(findings, "cannot-read")) << all_texts(findings);
  expect_all_is_well_when_mended();
}

TEST_F(TwoPacks, SoDoesAPackWhoseRelationsCannotBeRead) {
  make_unreadable("res/templates/other-2023/relations.json");
  expect_packages_stand();
  EXPECT_TRUE(has_id(findings, "cannot-read")) << all_texts(findings);
  expect_all_is_well_when_mended();
}

TEST_F(TwoPacks, TablesThatOnlyTheOtherHasLeaveItsPackages) {
  const fs::path tables = path("res/templates/henan-2023/tables");
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(tables)) ids.insert(entry.path().stem());
  std::string list;
  for (const std::string& id : ids) list += "\"" + id + "\", ";
  write("res/templates/other-2023/tables/99-more.json",
        bytes_of_file(tables.string() + "/" + *ids.begin() + ".json"));
  write("res/templates/other-2023/pack.json",
        R"({"title": "t", "extends": "henan-2023", "tables": [)" + list + R"("99-more"]})");
  const Tree a = tree("out/a");
  BatchOptions wanted = options("out");
  wanted.render.tables = "99";
  const BatchSummary summary = run(wanted, Resources(path("res")));
  EXPECT_EQ(summary.made, 2U);
  EXPECT_EQ(summary.not_updated, 1U);
  EXPECT_TRUE(has_id(findings, "unknown-table")) << all_texts(findings);
  EXPECT_EQ(findings.all().size(), 1U) << all_texts(findings);
  EXPECT_TRUE(tree("out/a") == a);
}

TEST_F(TwoPacks, APackThatThereIsNotIsAnErrorOfTheBudget) {
  put_for_pack("b", "never-2023", 1);
  const BatchSummary summary = run(options("out"), Resources(path("res")));
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(summary.retired, 1U);
  EXPECT_THAT(errors["b"], HasSubstr("unknown-pack"));
}

TEST_F(BatchSafety, AFailedBudgetMovesItsPackageAside) {
  has_summary = true;
  run(options("out"));
  const Tree package = tree(std::string("out/") + kFirst);
  put_budget(0, true);
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(summary.retired, 1U);
  EXPECT_FALSE(fs::exists(path(std::string("out/") + kFirst)));
  EXPECT_TRUE(tree(std::string("out/.retired/") + kFirst) == package);
  EXPECT_THAT(record("out", kFirst).retired, ElementsAre(std::string(".retired/") + kFirst));
  EXPECT_THAT(bytes_of_file(path("out/汇总.html")), HasSubstr(".retired/0/0001101/"));
  const Tree after = tree("out");
  EXPECT_EQ(run(options("out")).retired, 0U);
  EXPECT_TRUE(tree("out") == after);
  Findings found;
  audit(path("out"), found);
  EXPECT_FALSE(found.has_errors()) << all_texts(found);
}

TEST_F(BatchSafety, RetiredPackagesStayUntilTheyArePruned) {
  run(options("out"));
  put_budget(0, true);
  run(options("out"));
  put_budget(0, false, 2);
  run(options("out"));
  EXPECT_THAT(record("out", kFirst).retired, ElementsAre(".retired/0/0001101"));
  put_budget(0, true);
  run(options("out"));
  EXPECT_THAT(record("out", kFirst).retired,
              ElementsAre(".retired/0/0001101", ".retired/0/0001101~2"));
  put_budget(1, true);
  run(pruning("out"));
  EXPECT_THAT(record("out", kFirst).retired, ElementsAre());
  EXPECT_THAT(record("out", kSecond).retired, ElementsAre(".retired/1/0001102"))
      << "of this run, not of a former one";
  run(pruning("out"));
  run(options("fresh"));
  EXPECT_TRUE(tree("out") == tree("fresh"));
}

TEST_F(BatchSafety, AFailedBudgetMayKeepItsPackage) {
  run(options("out"));
  const PackageRecord former = record("out", kFirst);
  const Tree package = tree(std::string("out/") + kFirst);
  put_budget(0, true);
  BatchOptions keeping = options("out");
  keeping.keeps_failed = true;
  const BatchSummary summary = run(keeping);
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(summary.not_updated, 1U);
  EXPECT_TRUE(tree(std::string("out/") + kFirst) == package);
  const PackageRecord now = record("out", kFirst);
  EXPECT_EQ(now.state, PackageState::kNotUpdated);
  EXPECT_EQ(now.outputs, former.outputs);
  EXPECT_EQ(now.profile, former.profile);
  EXPECT_NE(now.findings, former.findings);
  Findings found;
  audit(path("out"), found);
  EXPECT_FALSE(found.has_errors()) << all_texts(found);
  EXPECT_TRUE(has_id(found, "package-not-updated"));
  EXPECT_EQ(run(keeping).failed, 1U) << "said by every run";
  EXPECT_EQ(run(options("out")).retired, 1U);
}

TEST_F(BatchSafety, ABudgetThatCannotBeReadKeepsItsPackage) {
  run(options("out"));
  const Tree before = tree("out");
  const Tree package = tree(std::string("out/") + kFirst);
  const PackageRecord former = record("out", kFirst);
  make_unreadable(std::string("in/") + kFirst + ".json");
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.not_written, 1U);
  EXPECT_EQ(summary.not_updated, 1U);
  EXPECT_THAT(errors[kFirst], HasSubstr("cannot-read"));
  EXPECT_EQ(record("out", kFirst).state, PackageState::kNotUpdated);
  EXPECT_EQ(record("out", kFirst).outputs, former.outputs);
  EXPECT_TRUE(tree(std::string("out/") + kFirst) == package);
  fs::remove(path(std::string("in/") + kFirst + ".json"));
  put_budget(0, false);
  run(options("out"));
  EXPECT_TRUE(tree("out") == before);
}

TEST_F(BatchSafety, ABudgetThatCouldNeverBeReadHasARecordWithoutFiles) {
  has_summary = true;
  make_unreadable(std::string("in/") + kFirst + ".json");
  const BatchSummary summary = run(options("out"));
  EXPECT_EQ(summary.not_written, 1U);
  EXPECT_EQ(summary.not_updated, 0U);
  EXPECT_EQ(record("out", kFirst).state, PackageState::kNotUpdated);
  EXPECT_THAT(bytes_of_file(path("out/汇总.html")), HasSubstr("未生成</td>"));
}

TEST_F(BatchSafety, AListedBudgetThatIsGoneKeepsItsPackage) {
  write("in/list.txt", "0/0001101.json\n1/0001102.json\n");
  BatchOptions wanted = options("out");
  wanted.work.inputs = {};
  wanted.work.list = path("in/list.txt");
  run(wanted);
  fs::remove(path("in/0/0001101.json"));
  const BatchSummary summary = run(wanted);
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(summary.not_updated, 1U);
  EXPECT_TRUE(fs::exists(path("out/0/0001101")));
}

TEST_F(BatchSafety, ASecondBudgetOfTheNameKeepsThePackageOfTheFirst) {
  run(options("out"));
  const Tree package = tree(std::string("out/") + kFirst);
  write("more/0/0001101.json", synthetic_budget(3, 0).json);
  BatchOptions both = options("out");
  both.work.inputs = {path("in"), path("more")};
  const BatchSummary summary = run(both);
  EXPECT_EQ(summary.failed, 1U);
  EXPECT_EQ(summary.not_updated, 1U);
  EXPECT_THAT(errors[kFirst], HasSubstr("name-taken"));
  EXPECT_TRUE(tree(std::string("out/") + kFirst) == package);
}

TEST_F(BatchSafety, AFirstRunRefusesWhatIsNotOurs) {
  for (const char* file : {".tmp/mine", ".retired/mine", ".manifest.merged", "manifest.jsonl",
                           "汇总.xlsx", "汇总.html", "0/0001101/mine", "1/0001102"}) {
    findings = {};
    write(std::string("own/") + file, "precious\n");
    write("own/notes.txt", "mine");
    const Tree before = tree("own");
    EXPECT_EQ(run(options("own")).fault, RunFault::kOptions) << file;
    EXPECT_TRUE(has_id(findings, "output-not-ours")) << file;
    EXPECT_TRUE(tree("own") == before) << file;
    fs::remove_all(path("own"));
  }
  findings = {};
  write("own/notes.txt", "mine");
  EXPECT_EQ(run(options("own")).made, 3U) << all_texts(findings);
  EXPECT_EQ(bytes_of_file(path("own/notes.txt")), "mine");
}

TEST_F(BatchSafety, AFirstRunRefusesFoldersThatLinesOfAStreamMayTake) {
  write("all.jsonl", "{}\n");
  write("own/all-0000001/mine", "precious");
  BatchOptions wanted = options("own");
  wanted.work.inputs = {path("all.jsonl")};
  EXPECT_EQ(run(wanted).fault, RunFault::kOptions);
  EXPECT_TRUE(fs::exists(path("own/all-0000001/mine")));
}

TEST_F(BatchSafety, WhatIsNotOursIsTakenByForce) {
  write("own/manifest.jsonl", R"({"name":"alice"})"
                              "\n");
  write("own/0/0001101/mine", "precious");
  BatchOptions wanted = options("own");
  EXPECT_EQ(run(wanted).fault, RunFault::kOptions);
  wanted.is_forced = true;
  EXPECT_EQ(run(wanted).made, 3U);
  run(options("fresh"));
  EXPECT_TRUE(tree("own") == tree("fresh"));
}

TEST_F(BatchSafety, AFolderWithoutRecordIsNotReplaced) {
  run(options("out"));
  write("out/1/0001105/mine", "precious");
  put_budget(4, false);
  EXPECT_EQ(run(options("out")).failed, 1U);
  EXPECT_THAT(errors["1/0001105"], HasSubstr("folder-not-ours"));
  put_budget(4, true);
  EXPECT_EQ(run(options("out")).retired, 0U);
  EXPECT_TRUE(fs::exists(path("out/1/0001105/mine")));
  put_budget(4, false);
  BatchOptions forced = options("out");
  forced.is_forced = true;
  EXPECT_EQ(run(forced).made, 4U);
  EXPECT_FALSE(fs::exists(path("out/1/0001105/mine")));
}

TEST_F(BatchSafety, NothingIsWrittenThroughALinkInPlaceOfTheOutputFolder) {
  fs::create_directories(path("victim"));
  BatchOptions wanted = options("out");
  wanted.jobs = 1;
  run_batch(
      wanted, *resources_, stop,
      [this](const BatchEvent& event) {
        if (event.kind != BatchEvent::Kind::kEnds || fs::exists(path("moved"))) return;
        fs::rename(path("out"), path("moved"));
        fs::create_symlink(path("victim"), path("out"));
      },
      findings);
  EXPECT_TRUE(has_id(findings, "output-replaced")) << all_texts(findings);
  EXPECT_EQ(names_of(tree("victim")), names_of(Tree()));
  EXPECT_TRUE(fs::exists(path("moved/" + std::string(kJournalFile))));
  fs::remove(path("out"));
  fs::rename(path("moved"), path("out"));
  findings = {};
  EXPECT_EQ(run(options("out")).failed, 0U);
  run(options("fresh"));
  EXPECT_TRUE(tree("out") == tree("fresh"));
}

TEST_F(BatchSafety, AManifestThatCannotBeReadIsNotTakenForNone) {
  run(options("out"));
  const Tree package = tree(std::string("out/") + kFirst);
  fs::remove(path("out/manifest.jsonl"));
  fs::create_symlink("manifest.jsonl", path("out/manifest.jsonl"));
  write("out/" + std::string(kJournalFile), "");
  EXPECT_EQ(run(options("out")).fault, RunFault::kMachine);
  EXPECT_TRUE(fs::is_symlink(path("out/manifest.jsonl")));
  EXPECT_TRUE(tree(std::string("out/") + kFirst) == package);
}

TEST_F(BatchSafety, MergingRefusesWhatIsNotOurs) {
  run(options("part"));
  write("merged/0/0001101/mine", "precious");
  const Tree before = tree("merged");
  EXPECT_EQ(merge_batches({{path("part")}, path("merged")}, findings), 0U);
  EXPECT_TRUE(has_id(findings, "output-not-ours"));
  EXPECT_TRUE(tree("merged") == before);
  findings = {};
  MergeRequest forced{.parts = {path("part")}, .output = path("merged")};
  forced.is_forced = true;
  EXPECT_EQ(merge_batches(forced, findings), 3U);
  EXPECT_TRUE(tree("merged") == tree("part"));
}

TEST_F(BatchSafety, MergingTakesPackagesThatWereNotUpdatedAndLeavesRetiredOnes) {
  run(options("part"));
  put_budget(0, true);
  make_unreadable(std::string("in/") + kSecond + ".json");
  run(options("part"));
  EXPECT_EQ(merge_batches({{path("part")}, path("merged")}, findings), 3U);
  EXPECT_TRUE(fs::exists(path(std::string("merged/") + kSecond)));
  EXPECT_EQ(record("merged", kSecond).state, PackageState::kNotUpdated);
  EXPECT_FALSE(fs::exists(path(std::string("merged/") + kFirst)));
  EXPECT_THAT(record("merged", kFirst).retired, ElementsAre());
  Findings found;
  audit(path("merged"), found);
  EXPECT_FALSE(found.has_errors()) << all_texts(found);
}

}  // namespace
}  // namespace gongkai
