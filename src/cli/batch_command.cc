#include "cli/batch_command.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <map>

#include "batch/audit.h"
#include "batch/event_line.h"
#include "batch/merge.h"
#include "cli/batch_progress.h"
#include "source/name_list.h"
#include "source/visible.h"
#include "summary/summary_files.h"

namespace gongkai {
namespace {

// How many errors of a budget are printed; all are in the manifest.
constexpr std::size_t kErrorsPrinted = 5;

constexpr const char* kFooter =
    "每个预算文件的公开表写入 输出目录/名称/，名称为该文件在指定目录下的路径（不含扩展名）；\n"
    "逐行 JSON 的名称为 文件名-行号；按单位生成的为 名称/单位代码。\n"
    "manifest.jsonl 每行记录一个包：输入、检查结果、合计、各文件的大小和 SHA-256。\n"
    "汇总.xlsx 和 汇总.html 列出各部门的情况和合计、未报送和重复的单位、与多数不一致的包。\n"
    "预算文件有错误的，原有的包移到 输出目录/.retired/ 中，以免误用；其余的照常生成。\n"
    "没有变化的不重新生成。因其他原因（磁盘、内存、权限、模板包有错误）未能生成的，\n"
    "原有的包保留在原处，清单和汇总注明未更新。\n"
    "模板包、表号、字体、科目表、输出目录先行核对，有误则不开始。输出目录不是以前的输出目录时，\n"
    "不替换其中已有的文件和目录（加 --force 才替换）。\n"
    "按 Ctrl-C 完成正在生成的包后停止，再按一次立即停止；再运行一次即从停止处继续。\n"
    "退出码：1 预算文件有错误，2 选项或输出目录有误，3 不能读写或模板包等有误，130 被中断\n"
    "例：gongkai batch 预算目录 -o 输出目录 --part tables\n"
    "    gongkai batch 预算目录 -o 部分3 --shard 3/8";

std::atomic<bool> stop_requested = false;

void on_signal(int /*number*/) {
  if (stop_requested.exchange(true)) ::_exit(kExitInterrupted);
  constexpr std::string_view kText = "\n完成正在生成的包后停止；再按一次 Ctrl-C 立即停止\n";
  // Nothing can be done here if that fails.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText.data(), kText.size());
}

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

// Errors of other files, such as packs, are printed once at the end.
void print_errors(const BatchEvent& event) {
  std::vector<const RecordedFinding*> errors;
  for (const RecordedFinding& finding : event.record->findings) {
    const bool is_in_budget = finding.file.empty();
    if (finding.severity == Severity::kError && is_in_budget) errors.push_back(&finding);
  }
  const std::size_t shown = std::min(errors.size(), kErrorsPrinted);
  for (std::size_t i = 0; i < shown; ++i) std::cerr << to_text(to_finding(*errors[i], event.path));
  if (errors.size() > shown) {
    std::cerr << printable(event.path) << "：另有 " << errors.size() - shown
              << " 个错误，见 manifest.jsonl 或 gongkai check\n";
  }
}

/// Counts the warnings of all packages by id.
class WarningCounts {
 public:
  void add(const PackageRecord& record) {
    std::size_t own = 0;
    for (const RecordedFinding& finding : record.findings) {
      if (finding.severity != Severity::kWarning || !finding.accepted.empty()) continue;
      ++of_[finding.id];
      ++own;
    }
    all_ += own;
    if (own > 0) ++packages_;
  }

  void print(const std::string& output) const {
    if (all_ == 0) return;
    std::vector<std::pair<std::string, std::size_t>> most(of_.begin(), of_.end());
    std::ranges::stable_sort(most, std::ranges::greater(),
                             &std::pair<std::string, std::size_t>::second);
    std::cout << packages_ << " 个包有警告，共 " << all_ << " 处：";
    for (std::size_t i = 0; i < std::min(most.size(), kKindsPrinted); ++i) {
      std::cout << (i == 0 ? "" : "，") << most[i].first << " " << most[i].second;
    }
    std::cout << (most.size() > kKindsPrinted ? " 等" : "") << "；逐条见 " << printable(output)
              << "/汇总.html 的“检查结果”\n";
  }

 private:
  static constexpr std::size_t kKindsPrinted = 5;
  std::map<std::string, std::size_t> of_;  // by id
  std::size_t all_ = 0;
  std::size_t packages_ = 0;
};

class BatchPrinter {
 public:
  explicit BatchPrinter(const BatchCommand& command)
      : command_(command),
        progress_(command.logs_json  ? ProgressStyle::kJson
                  : command.is_quiet ? ProgressStyle::kNone
                                     : progress_style_of_output()) {}

  void print(const BatchEvent& event) {
    using Kind = BatchEvent::Kind;
    has_begun_ = true;
    const bool has_failed = event.kind == Kind::kEnds && event.record->state != PackageState::kOk;
    if (has_failed && !command_.logs_json) {
      progress_.clear();
      print_errors(event);
    }
    if (command_.explains && event.kind == Kind::kEnds) {
      progress_.clear();
      const std::string reasons = event.reasons.empty() ? "没有变化" : joined(event.reasons, "；");
      std::cout << printable(event.name + "：" + reasons) << std::endl;
    }
    if (event.kind == Kind::kEnds) warnings_.add(*event.record);
    progress_.show(event);
  }

  void finish(const BatchSummary& summary) {
    progress_.clear();
    if (command_.logs_json) std::cerr << summary_line(summary) << '\n';
    if (!command_.is_quiet && has_begun_) print_summary(summary);
  }

 private:
  void print_summary(const BatchSummary& summary) const {
    std::cout << "共 " << summary.made + summary.up_to_date + summary.failed + summary.not_written
              << " 个包：生成 " << summary.made << "，没有变化 " << summary.up_to_date
              << "，有错误 " << summary.failed;
    if (summary.not_written > 0) std::cout << "，未写出 " << summary.not_written;
    if (summary.removed > 0) std::cout << "，移除 " << summary.removed;
    std::cout << '\n';
    if (summary.not_updated > 0) {
      std::cout << "其中 " << summary.not_updated << " 个未更新：原有的公开表留在原处\n";
    }
    if (summary.retired > 0) {
      std::cout << "有错误的包中，" << summary.retired
                << " 个的原有公开表已移到 .retired/（--prune 清空，--keep-failed 不移）\n";
    }
    if (summary.kept > 0) {
      std::cout << "另有 " << summary.kept
                << " 个以前的包，预算文件不在本次输入中，保留不动（--prune 移除）\n";
    }
    warnings_.print(command_.options.work.output);
    if (summary.is_stopped) std::cout << "未全部完成：再运行一次即可继续\n";
  }

  const BatchCommand& command_;
  BatchProgress progress_;
  WarningCounts warnings_;
  bool has_begun_ = false;  // a run with unusable inputs or output does not begin
};

int exit_code(const Findings& findings, const BatchSummary& summary) {
  const auto has = [&](std::initializer_list<std::string_view> ids) {
    return std::ranges::any_of(findings.all(), [&](const Finding& finding) {
      return std::ranges::find(ids, finding.id) != ids.end();
    });
  };
  if (summary.fault == RunFault::kOptions || has({"output-not-ours"})) return kExitUsage;
  const bool is_kept_from = summary.fault == RunFault::kMachine || summary.not_written > 0 ||
                            std::ranges::any_of(findings.all(), is_of_machine);
  if (is_kept_from || has({"cannot-write", "cannot-read", "output-in-use", "output-replaced"})) {
    return kExitCannotWrite;
  }
  if (stop_requested && summary.is_stopped) return kExitInterrupted;
  return findings.has_errors() || summary.failed > 0 ? kExitFindings : kExitDone;
}

void print_all(const Findings& findings) { std::cerr << to_text(findings); }

int run_audit(const BatchCommand& command) {
  Findings findings;
  const AuditSummary summary = audit(command.audited, findings);
  if (summary.has_manifest) audit_summary(command.audited, findings);
  print_all(findings);
  std::cout << "核对 " << summary.packages << " 个包、" << summary.files << " 个文件："
            << (findings.has_errors() ? std::to_string(findings.count(Severity::kError)) + " 处不符"
                                      : "全部相符")
            << '\n';
  return exit_code(findings, {});
}

int run_merge(const BatchCommand& command, const Resources& resources) {
  Findings findings;
  const BatchOptions& options = command.options;
  SummaryFiles report(resources, command.expected);
  const std::size_t count =
      merge_batches({command.merged, options.work.output, options.is_forced, &report}, findings);
  print_all(findings);
  if (count > 0) std::cout << "合并 " << count << " 个包\n";
  return exit_code(findings, {});
}

void add_ways(CLI::App& batch, BatchCommand& command) {
  batch.add_option("-j,--jobs", command.options.jobs, "并行生成的包数，默认与处理器核数相同")
      ->check([](const std::string& text) {
        const bool is_number = !text.empty() && text.size() <= 3 && text.front() != '0' &&
                               text.find_first_not_of("0123456789") == std::string::npos;
        return is_number ? std::string() : "应为 1 至 999 的整数";
      })
      ->type_name("N");
  batch
      .add_option("--shard", command.shard,
                  "只生成共 N 份中的第 K 份：按名称分配，各机器无需协调；用 --merge 合并")
      ->check([](const std::string& text) {
        return parse_shard(text) ? std::string() : "应写作 K/N，1 ≤ K ≤ N，如 3/8";
      })
      ->type_name("K/N");
  CLI::Option* fails_fast =
      batch.add_flag("--fail-fast", command.options.fails_fast, "有一个包失败即不再开始其他包");
  batch.add_flag("-k,--keep-going")
      ->description("有包失败时仍完成其余的（默认）")
      ->excludes(fails_fast);
  batch.add_flag("--force", command.options.is_forced,
                 "没有变化的也重新生成；输出目录中非本程序生成的同名文件和目录也替换");
  batch.add_flag("--prune", command.options.prunes,
                 "移除预算文件已不在输入中的包，清空以前移到 .retired/ 的包");
  batch.add_flag("--keep-failed", command.options.keeps_failed,
                 "预算文件有错误的，原有的包留在原处，清单和汇总注明未更新");
  CLI::Option* shard = batch.get_option("--shard");
  batch
      .add_option("--expect", command.expected,
                  "应报送单位的名单，每行代码和名称；未报送的列入汇总")
      ->excludes(shard)
      ->type_name("文件");
  batch.add_flag("--explain", command.explains, "说明每个包重新生成的原因");
  batch.add_flag("--quiet", command.is_quiet, "只报告错误");
  batch.add_flag("--log-json", command.logs_json,
                 "以逐行 JSON 输出进度和错误（标准错误输出），供程序读取");
}

}  // namespace

CLI::App* add_batch(CLI::App& app, BatchCommand& command) {
  CLI::App* batch = app.add_subcommand("batch", "批量生成各部门的公开表，只重新生成有变化的");
  CLI::Option* inputs = batch
                            ->add_option("输入", command.options.work.inputs,
                                         "目录（其中全部 *.json；没有的，全部填报表 "
                                         "*.xlsx）、文件、带引号的通配符、每行一个预算的 "
                                         ".jsonl，- 为标准输入的逐行 JSON")
                            ->type_name("输入");
  batch->add_flag("--by-unit", command.options.work.is_by_unit,
                  "为每个部门的每个预算单位生成单位的公开表，写入 输出目录/名称/单位代码/");
  CLI::Option* list = batch
                          ->add_option("--list", command.options.work.list,
                                       "预算文件的列表文件，每行一个路径，相对于该列表所在的目录")
                          ->type_name("文件");
  CLI::Option* output =
      batch->add_option("-o,--output", command.options.work.output, "输出目录，不存在时自动建立")
          ->type_name("目录");
  CLI::Option* audited =
      batch->add_option("--audit", command.audited, "按清单核对输出目录：逐个文件的大小和 SHA-256")
          ->type_name("目录");
  CLI::Option* merged =
      batch->add_option("--merge", command.merged, "把各份的输出目录合并为一个（-o）")
          ->type_name("目录");
  audited->excludes(inputs)->excludes(list)->excludes(output)->excludes(merged);
  merged->excludes(inputs)->excludes(list);
  add_ways(*batch, command);
  batch->footer(kFooter);
  batch->callback([=] {
    if (audited->count() > 0) return;
    if (output->count() == 0) throw CLI::RequiredError("-o,--output");
    if (inputs->count() + list->count() + merged->count() == 0) throw CLI::RequiredError("输入");
  });
  return batch;
}

int run_batch_command(BatchCommand command, const CommandOptions& shared) {
  if (!command.audited.empty()) return run_audit(command);
  if (!command.merged.empty()) return run_merge(command, Resources(shared.resources));
  command.options.render = shared.render;
  if (!command.shard.empty()) command.options.work.shard = *parse_shard(command.shard);
  catch_signals();
  Findings findings;
  const auto resources = open_resources(shared, findings);
  if (!resources) {
    print_all(findings);
    return kExitUsage;
  }
  SummaryFiles report(*resources, command.expected);
  command.options.report = &report;
  BatchPrinter printer(command);
  const BatchSummary summary = run_batch(
      command.options, *resources, stop_requested,
      [&](const BatchEvent& event) { printer.print(event); }, findings);
  printer.finish(summary);
  print_all(findings);
  return exit_code(findings, summary);
}

}  // namespace gongkai
