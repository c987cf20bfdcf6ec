#include "verify/limited_findings.h"

#include <algorithm>
#include <utility>

namespace gongkai {
namespace {

// As many as a person corrects before checking again.
constexpr std::size_t kMostOfKind = 100;

}  // namespace

LimitedFindings::Kind& LimitedFindings::kind(const std::string& id) {
  const auto known = std::ranges::find(kinds_, id, &Kind::id);
  return known != kinds_.end() ? *known : kinds_.emplace_back(Kind{.id = id});
}

void LimitedFindings::add(const std::string& id, const std::function<Finding()>& make) {
  Kind& of = kind(id);
  if (++of.count > kMostOfKind) return;
  Finding finding = make();
  of.severity = finding.severity;
  of.file = finding.where.file;
  findings_.add(std::move(finding));
}

void LimitedFindings::finish() {
  for (const Kind& one : kinds_) {
    if (one.count <= kMostOfKind) continue;
    Place where;
    where.file = one.file;
    findings_.add(
        {.id = one.id,
         .severity = one.severity,
         .where = std::move(where),
         .message = "同类的问题还有 " + std::to_string(one.count - kMostOfKind) + " 处，未逐一列出",
         .help = "先改正已列出的 " + std::to_string(kMostOfKind) + " 处，再检查"});
  }
  kinds_.clear();
}

}  // namespace gongkai
