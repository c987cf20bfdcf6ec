#include "summary/summary_lists.h"

#include <utility>

#include "source/name_list.h"
#include "summary/summary_cells.h"

namespace gongkai {
namespace {

std::string place_text(const SummaryFinding& found) {
  const RecordedFinding& finding = found.finding;
  std::string out = finding.file.empty() ? found.package.input : finding.file;
  if (finding.line > 0) out += ":" + std::to_string(finding.line);
  return out;
}

}  // namespace

OverviewTable findings_table(const Summary& summary) {
  OverviewTable out{
      .name = "检查结果",
      .columns = {text_column("级别", 3), text_column("编码", 6), text_column("部门", 14),
                  text_column("内容", 36), text_column("位置", 16), text_column("编号", 12)}};
  for (const SummaryFinding& found : summary.findings) {
    const bool is_error = found.finding.severity == Severity::kError;
    OverviewRow row = {toned(text(is_error ? "错误" : "警告"),
                             is_error ? OverviewTone::kBad : OverviewTone::kWarning)};
    append(row, label_cells(found.package, found.has_folder));
    append(row, {text(found.finding.message), text(place_text(found)), text(found.finding.id)});
    out.rows.push_back(std::move(row));
  }
  const std::size_t all = summary.counts.errors + summary.counts.warnings;
  if (summary.findings.size() < all) out.notes.push_back(more_note(summary.findings.size(), all));
  return out;
}

OverviewTable stale_table(const Summary& summary) {
  OverviewTable out{
      .name = "未更新",
      .columns = {text_column("情况", 6), text_column("编码", 6), text_column("部门", 16),
                  text_column("原有公开表", 18), text_column("原因", 40)},
      .notes = {"“未更新”的原有公开表留在原处，不是预算文件现在的内容；“已移走”的在 .retired/ "
                "中，--prune 清空。"}};
  for (const StalePackage& stale : summary.stale) {
    const auto add = [&](const char* state, const std::string& folder) {
      OverviewRow row = {toned(text(state), OverviewTone::kBad)};
      append(row, label_cells(stale.package, false));
      append(row, {text(folder, folder), text(stale.reason)});
      out.rows.push_back(std::move(row));
    };
    if (stale.is_in_place) add("未更新", stale.package.name + "/");
    if (!stale.is_in_place && stale.retired.empty()) add("未生成", "");
    for (const std::string& folder : stale.retired) add("已移走", folder + "/");
  }
  if (summary.stale.size() < summary.all_stale) {
    out.notes.push_back(more_note(summary.stale.size(), summary.all_stale));
  }
  return out;
}

OverviewTable missing_table(const Summary& summary) {
  OverviewTable out{.name = "未报送",
                    .columns = {text_column("编码", 8), text_column("单位", 30),
                                text_column("在名单中的行号", 6)}};
  for (const ExpectedUnit& unit : summary.missing) {
    out.rows.push_back({text(unit.code), text(unit.name), text(std::to_string(unit.line))});
  }
  if (!summary.expected) out.notes.emplace_back("未提供应报送单位的名单（--expect）。");
  return out;
}

OverviewTable deviations_table(const Summary& summary) {
  OverviewTable out{.name = "不一致",
                    .columns = {text_column("方面", 6), text_column("编码", 6),
                                text_column("部门", 16), text_column("与多数的不同", 50)},
                    .notes = {"只比较已生成的包。"}};
  for (const Deviation& deviation : summary.deviations) {
    if (out.rows.size() == kMostSummaryLines) {
      out.notes.push_back(more_note(kMostSummaryLines, summary.deviations.size()));
      break;
    }
    OverviewRow row = {text(deviation.aspect)};
    append(row, label_cells(deviation.package, true));
    row.push_back(text(deviation.difference));
    out.rows.push_back(std::move(row));
  }
  return out;
}

OverviewTable duplicates_table(const Summary& summary) {
  OverviewTable out{.name = "重复",
                    .columns = {text_column("编码", 6), text_column("部门", 20),
                                text_column("年度", 4), text_column("预算文件", 50)}};
  for (const Duplicate& duplicate : summary.duplicates) {
    out.rows.push_back({text(duplicate.department.code), text(duplicate.department.name),
                        text(std::to_string(duplicate.year)), text(joined(duplicate.inputs))});
  }
  return out;
}

}  // namespace gongkai
