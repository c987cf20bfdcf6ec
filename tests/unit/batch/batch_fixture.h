#pragma once

// Budgets and what run_batch() makes of them, for tests.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/manifest.h"
#include "bench/synthetic_budget.h"
#include "scratch.h"
#include "summary/summary_files.h"
#include "support/files.h"
#include "support/tree.h"

namespace gongkai {

inline constexpr int kBudgets = 12;

class Batch : public Scratch {
 protected:
  static void SetUpTestSuite() { resources_ = new Resources(GONGKAI_SOURCE_DIR); }
  static void TearDownTestSuite() { delete resources_; }

  // Twelve budgets, the third and the ninth broken.
  void SetUp() override {
    for (int i = 0; i < kBudgets; ++i) put_budget(i, i % 6 == 2);
  }

  void put_budget(int number, bool is_broken, std::uint64_t seed = 1) const {
    const auto budget = is_broken ? broken_budget(seed, number, number % kinds_of_broken_budgets())
                                  : synthetic_budget(seed, number);
    write("in/" + std::to_string(number % 3) + "/" + budget.code + ".json", budget.json);
  }

  BatchOptions options(const std::string& output) const {
    BatchOptions out{.work = {.inputs = {path("in")}, .output = path(output)}, .jobs = 2};
    out.render.part = Part::kTables;
    out.render.formats = {FileFormat::kXlsx};
    return out;
  }

  BatchSummary run(const BatchOptions& wanted) { return run(wanted, *resources_); }

  BatchSummary run(BatchOptions wanted, const Resources& resources) {
    SummaryFiles report(resources, expected_units);
    if (has_summary) wanted.report = &report;
    reasons.clear();
    errors.clear();
    order.clear();
    return run_batch(
        wanted, resources, stop,
        [this](const BatchEvent& event) {
          if (event.kind == BatchEvent::Kind::kStarts) reasons[event.name] = event.reasons;
          if (event.kind != BatchEvent::Kind::kEnds) return;
          order.push_back(event.name);
          for (const RecordedFinding& finding : event.record->findings) {
            if (finding.severity == Severity::kError) {
              errors[event.name] += to_text(to_finding(finding, event.path));
            }
          }
        },
        findings);
  }

  Tree tree(const std::string& output) const { return tree_of(path(output)); }

  std::vector<PackageRecord> records(const std::string& output) const {
    ManifestReader reader(path(output) + "/" + kManifestFile);
    std::vector<PackageRecord> out;
    while (auto record = reader.next_record()) out.push_back(*std::move(record));
    return out;
  }

  PackageRecord record(const std::string& output, const std::string& name) const {
    for (PackageRecord& one : records(output)) {
      if (one.name == name) return one;
    }
    ADD_FAILURE() << "no record of " << name;
    return {};
  }

  static inline Resources* resources_ = nullptr;
  bool has_summary = false;    // of runs
  std::string expected_units;  // file for it; empty: none
  std::atomic<bool> stop = false;
  Findings findings;
  std::map<std::string, std::vector<std::string>> reasons;
  std::map<std::string, std::string> errors;
  std::vector<std::string> order;
};

}  // namespace gongkai
