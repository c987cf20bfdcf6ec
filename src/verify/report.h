#pragma once

// Reports relations that do not hold.

#include <set>
#include <string>
#include <vector>

#include "source/finding.h"
#include "verify/limited_findings.h"
#include "verify/relation.h"
#include "verify/side.h"
#include "verify/verify.h"

namespace gongkai {

class Report {
 public:
  Report(const VerifyOptions& options, Findings& findings)
      : options_(options), findings_(findings) {}

  /// A side's sum exceeds the range of amounts.
  void beyond_range(const Relation& relation, const Sides& sides);

  /// The sums differ; is_tail: by no more than rounding explains.
  void differs(const Relation& relation, const Sides& sides, bool is_tail);

  /// A text that is not among those of `others`.
  void not_in(const Relation& relation, const SideCell& one, const std::vector<SideCell>& others);

  /// Two cells with the same text.
  void repeated(const Relation& relation, const SideCell& first, const SideCell& second);

  /// A row or column that a table lacks; reported once.
  void missing(const Relation& relation, const Missing& missing);

  /// Reports how many findings were not listed.
  void finish() { findings_.finish(); }

 private:
  Place place() const;
  std::string name_of(const SideCell& one) const;
  std::vector<Note> notes(const Sides& sides) const;
  Finding difference_of(const Relation& relation, const Sides& sides, bool is_tail) const;

  const VerifyOptions& options_;
  LimitedFindings findings_;
  std::set<std::string> said_;
};

}  // namespace gongkai
