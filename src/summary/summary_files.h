#pragma once

// 汇总.xlsx and 汇总.html in an output folder. The page's head holds the hashes of what both follow
// from and of both, so that a run with nothing new need not write them, and an audit knows them.

#include <memory>
#include <optional>
#include <string>

#include "batch/manifest_report.h"
#include "gongkai.h"
#include "source/finding.h"

namespace gongkai {

/// Makes both of a run's manifest. Reports what the summary finds (Summarizer): two packages for
/// the same unit, units that are missing; and what cannot be written.
class SummaryFiles final : public ManifestReport {
 public:
  /// `expected`: the file with the units that are to be there (read_expected); empty: none.
  SummaryFiles(const Resources& resources, std::string expected);
  ~SummaryFiles() override;

  std::optional<RunFault> prepare(Findings& findings) override;

  /// Writes each as a whole, unless both are up to date.
  void write(const std::string& folder, Rewriting rewriting, Findings& findings) override;

 private:
  struct Inputs;

  const Resources& resources_;
  std::string expected_file_;
  std::unique_ptr<Inputs> inputs_;
};

/// Reports files that are missing or not those of the manifest.
void audit_summary(const std::string& folder, Findings& findings);

}  // namespace gongkai
