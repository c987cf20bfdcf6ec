#include "batch/batch.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include "batch/fingerprint.h"
#include "batch/job_queue.h"
#include "batch/output_folder.h"
#include "batch/package_work.h"
#include "batch/threads.h"
#include "source/files.h"
#include "source/machine_fault.h"

namespace gongkai {
namespace {

// How many finished packages per thread may wait, as records only, for a slow one before them.
constexpr std::size_t kTokensPerThread = 32;

// The result of a job.
struct Outcome {
  BatchEvent event;
  std::optional<PackageRecord> record;
  std::string line;         // of the manifest; empty: none
  bool is_changed = false;  // the line differs from the former one
  std::optional<Hindrance> hindrance;
  bool is_retired = false;
  Findings failures;  // not caused by the budget
};

class BatchRun {
 public:
  BatchRun(const BatchOptions& options, const Resources& resources, const std::atomic<bool>& stop,
           const std::function<void(const BatchEvent&)>& observe, WorkList& list,
           OutputFolder& output)
      : options_(options),
        stop_(stop),
        observe_(observe),
        list_(list),
        output_(output),
        hashes_(resources),
        work_{.resources = resources,
              .hashes = hashes_,
              .render = options.render,
              .output = options.work.output,
              .folders = output.folders(),
              .output_check = output.is_doubtful() ? OutputCheck::kHash : OutputCheck::kSize,
              .failed_packages =
                  options.keeps_failed ? FailedPackages::kKept : FailedPackages::kRetired,
              .is_forced = options.is_forced},
        queue_(list, output, {options.work.output, options.work.shard, options.prunes}) {}

  BatchSummary run(Findings& findings);

 private:
  bool is_stopping() const { return stop_ || has_stopped_; }
  std::optional<Job> next_job();
  Outcome process(Job job);
  void process_budget(Job& job, Outcome& out);
  void process_record(Job& job, Outcome& out);
  void record(Outcome outcome, Findings& findings);
  void count(const Outcome& outcome);
  void report(Findings failures, Findings& findings);
  void tell(const BatchEvent& event);
  void remove_retired(Findings& findings);

  const BatchOptions& options_;
  const std::atomic<bool>& stop_;
  const std::function<void(const BatchEvent&)>& observe_;
  WorkList& list_;
  OutputFolder& output_;
  ResourceHashes hashes_;
  PackageWork work_;
  JobQueue queue_;
  std::atomic<bool> has_stopped_ = false;
  std::mutex telling_;
  BatchSummary summary_;
  std::set<std::string> reported_;  // failures, as printed
  bool is_changed_ = false;
};

void BatchRun::tell(const BatchEvent& event) {
  const std::lock_guard lock(telling_);
  observe_(event);
}

std::optional<Job> BatchRun::next_job() {
  if (is_stopping()) return std::nullopt;
  return queue_.next();
}

// Handles a budget that was interrupted by a machine fault.
void keep_former(const WorkItem& item, const std::string& former, Outcome& out) {
  out.hindrance = Hindrance::kElsewhere;
  out.record = parse_record(former).value_or(PackageRecord{.name = item.name});
  out.record->input = item.input;
  out.record->state = PackageState::kNotUpdated;
  out.line = to_line(*out.record);
  out.is_changed = out.line != former;
}

Outcome BatchRun::process(Job job) {
  Outcome out{.event = {.kind = BatchEvent::Kind::kEnds}};
  if (job.item) {
    out.event.name = job.item->name;
    const std::string former = job.former.text;
    const bool is_done = guarded(out.failures, [&] {
      process_budget(job, out);
      return true;
    });
    if (!is_done) keep_former(*job.item, former, out);
  } else {
    process_record(job, out);
  }
  return out;
}

void BatchRun::process_record(Job& job, Outcome& out) {
  out.event.name = job.former.name;
  out.event.kind = BatchEvent::Kind::kRemoved;
  if (job.is_removed) {
    out.is_changed = true;
    return;
  }
  out.line = std::move(job.former.text);
  if (!options_.prunes) return;
  auto record = parse_record(out.line);
  if (!record || !forget_missing_retired(work_.folders, *record)) return;
  out.line = to_line(*record);
  out.is_changed = true;
}

void BatchRun::process_budget(Job& job, Outcome& out) {
  out.event.path = job.item->path;
  PackagePlan plan = plan_package(work_, *job.item, job.former.text);
  out.event.reasons = plan.reasons;
  if (plan.reasons.empty()) {
    out.is_changed = plan.is_former_outdated;
    out.record = std::move(plan.former);
    out.line = out.is_changed ? to_line(*out.record) : std::move(job.former.text);
    return;
  }
  BatchEvent begin = out.event;
  begin.kind = BatchEvent::Kind::kStarts;
  tell(begin);
  MadePackage made = make_package(work_, *job.item, std::move(plan));
  out.hindrance = made.hindrance;
  out.is_retired = made.is_retired;
  out.failures = std::move(made.failures);
  out.line = to_line(made.record);
  out.is_changed = out.line != job.former.text || made.record.state != PackageState::kNotUpdated;
  out.record = std::move(made.record);
  if (made.concerns_all || (made.hindrance && options_.fails_fast)) has_stopped_ = true;
}

void BatchRun::count(const Outcome& outcome) {
  if (outcome.event.kind == BatchEvent::Kind::kRemoved) {
    ++(outcome.line.empty() ? summary_.removed : summary_.kept);
    return;
  }
  const PackageRecord& record = *outcome.record;
  if (record.state == PackageState::kOk) {
    ++(outcome.event.reasons.empty() ? summary_.up_to_date : summary_.made);
    return;
  }
  ++(outcome.hindrance == Hindrance::kElsewhere ? summary_.not_written : summary_.failed);
  if (!record.outputs.empty()) ++summary_.not_updated;
  if (outcome.is_retired) ++summary_.retired;
}

// Failures shared by many packages are reported once.
void BatchRun::report(Findings failures, Findings& findings) {
  for (const Finding& failure : failures.all()) {
    if (reported_.insert(to_text(failure)).second) findings.add(failure);
  }
}

void BatchRun::record(Outcome outcome, Findings& findings) {
  if (!outcome.line.empty()) output_.append(outcome.line);
  if (outcome.is_changed) is_changed_ = true;
  report(std::move(outcome.failures), findings);
  if (output_.error() != 0 || output_.is_replaced()) has_stopped_ = true;
  count(outcome);
  if (outcome.event.kind == BatchEvent::Kind::kRemoved && !outcome.line.empty()) return;
  outcome.event.record = outcome.record ? &*outcome.record : nullptr;
  tell(outcome.event);
}

void BatchRun::remove_retired(Findings& findings) {
  const int error = output_.folders().remove_retired();
  if (error != 0) findings.add(cannot_write(work_.output + "/" + kRetiredFolder, error));
}

void report_threads(int granted, int wanted, Findings& findings) {
  findings.add({.id = "threads-refused",
                .severity = Severity::kWarning,
                .message = "系统只允许 " + std::to_string(granted) + " 个线程，少于要求的 " +
                           std::to_string(wanted) + " 个；照常运行，但较慢",
                .help = "放宽线程数限制（ulimit -u），或用 -j " + std::to_string(granted)});
}

BatchSummary BatchRun::run(Findings& findings) {
  namespace tbb = oneapi::tbb;
  tell({.kind = BatchEvent::Kind::kBegins, .total = list_.count()});
  if (options_.prunes) remove_retired(findings);
  const int wanted = options_.jobs > 0 ? options_.jobs : tbb::info::default_concurrency();
  const int jobs = granted_threads(wanted);
  if (jobs < wanted) report_threads(jobs, wanted, findings);
  const auto threads = static_cast<std::size_t>(jobs);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(jobs);
  arena.execute([&] {
    tbb::parallel_pipeline(
        threads * kTokensPerThread,
        tbb::make_filter<void, Job>(tbb::filter_mode::serial_in_order,
                                    [&](tbb::flow_control& control) {
                                      auto job = next_job();
                                      if (job) return *std::move(job);
                                      control.stop();
                                      return Job{};
                                    }) &
            tbb::make_filter<Job, Outcome>(tbb::filter_mode::parallel,
                                           [&](Job job) { return process(std::move(job)); }) &
            tbb::make_filter<Outcome, void>(
                tbb::filter_mode::serial_in_order,
                [&](Outcome outcome) { record(std::move(outcome), findings); }));
  });
  summary_.is_stopped = list_.faults().has_errors() || (is_stopping() && queue_.has_items());
  // A stopped run keeps the records that it did not reach.
  while (const auto line = queue_.next_record()) output_.append(line->text);
  findings.add_all(list_.faults());
  output_.finish(is_changed_, findings);
  return summary_;
}

// Ends a run before it begins.
BatchSummary not_begun(RunFault fault) {
  BatchSummary out;
  out.fault = fault;
  return out;
}

std::optional<RunFault> check_resources(const BatchOptions& options, const Resources& resources,
                                        Findings& findings) {
  switch (prepare_resources(resources, options.render, findings)) {
    case Readiness::kWrongOptions:
      return RunFault::kOptions;
    case Readiness::kFaultyResources:
      return RunFault::kMachine;
    case Readiness::kReady:
      break;
  }
  return options.report == nullptr ? std::nullopt : options.report->prepare(findings);
}

}  // namespace

BatchSummary run_batch(const BatchOptions& options, const Resources& resources,
                       const std::atomic<bool>& stop,
                       const std::function<void(const BatchEvent&)>& observe, Findings& findings) {
  if (const auto fault = check_resources(options, resources, findings)) return not_begun(*fault);
  const int errors_before = findings.count(Severity::kError);
  WorkRequest work = options.work;
  work.stop = &stop;
  WorkList list(work, findings);
  if (findings.count(Severity::kError) > errors_before) {
    if (stop) return {.is_stopped = true};
    const bool is_unreadable =
        std::ranges::find(findings.all(), "cannot-read", &Finding::id) != findings.all().end();
    return not_begun(is_unreadable ? RunFault::kMachine : RunFault::kInputs);
  }
  if (!options.is_forced &&
      is_foreign(options.work.output, list.taken_in(options.work.output), findings)) {
    return not_begun(RunFault::kOptions);
  }
  OutputFolder output(options.work.output, findings);
  if (!output.is_open()) return not_begun(RunFault::kMachine);
  findings.add_all(list.refused());
  const BatchSummary summary =
      BatchRun(options, resources, stop, observe, list, output).run(findings);
  if (options.report != nullptr && !output.is_replaced()) {
    options.report->write(options.work.output,
                          options.is_forced ? Rewriting::kAll : Rewriting::kOutdated, findings);
  }
  return summary;
}

Finding to_finding(const RecordedFinding& recorded, const std::string& input) {
  Place where;
  where.file = recorded.file.empty() ? input : recorded.file;
  where.line = recorded.line;
  where.column = recorded.column;
  where.pointer = recorded.pointer;
  return {.id = recorded.id,
          .severity = recorded.severity,
          .where = std::move(where),
          .message = recorded.message,
          .expected = recorded.expected,
          .help = recorded.help,
          .notes = {},
          .accepted = recorded.accepted};
}

}  // namespace gongkai
