#include "batch/batch.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <mutex>
#include <utility>

#include "batch/fingerprint.h"
#include "batch/job_queue.h"
#include "batch/output_folder.h"
#include "batch/package_work.h"
#include "batch/summary_files.h"
#include "source/files.h"

namespace gongkai {
namespace {

// Finished packages may wait for a slow one before them, as records only: so many for each thread.
constexpr std::size_t kTokensPerThread = 32;

// What came of a job.
struct Outcome {
  BatchEvent event;
  std::optional<PackageRecord> record;
  std::string line;         // of the manifest; empty: none
  bool is_changed = false;  // the line is not the former one
  Findings failures;        // of the machine
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
              .is_forced = options.is_forced},
        queue_(list, output, {options.work.output, options.work.shard, options.prunes}) {}

  BatchSummary run(Findings& findings);

 private:
  bool is_stopping() const { return stop_ || has_stopped_; }
  std::optional<Job> next_job();
  Outcome process(Job job);
  void process_budget(Job& job, Outcome& out);
  void record(Outcome outcome, Findings& findings);
  void count(const Outcome& outcome);
  void tell(const BatchEvent& event);

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

Outcome BatchRun::process(Job job) {
  Outcome out{.event = {.kind = BatchEvent::Kind::kEnds}};
  if (job.item) {
    out.event.name = job.item->name;
    process_budget(job, out);
    return out;
  }
  out.event.name = job.former.name;
  out.event.kind = BatchEvent::Kind::kRemoved;
  if (job.is_removed) {
    out.is_changed = true;
  } else {
    out.line = std::move(job.former.text);
  }
  return out;
}

void BatchRun::process_budget(Job& job, Outcome& out) {
  out.event.path = job.item->path;
  PackagePlan plan = plan_package(work_, *job.item, job.former.text);
  out.event.reasons = plan.reasons;
  if (plan.reasons.empty()) {
    out.record = std::move(plan.former);
    out.line = std::move(job.former.text);
    return;
  }
  BatchEvent begin = out.event;
  begin.kind = BatchEvent::Kind::kStarts;
  tell(begin);
  MadePackage made = make_package(work_, *job.item, std::move(plan));
  out.record = std::move(made.record);
  out.failures = std::move(made.failures);
  out.line = out.record ? to_line(*out.record) : job.former.text;
  out.is_changed = out.line != job.former.text || out.record;
  const bool has_failed = !out.record || out.record->state == PackageState::kFailed;
  if (made.concerns_all || (has_failed && options_.fails_fast)) has_stopped_ = true;
}

void BatchRun::count(const Outcome& outcome) {
  if (outcome.event.kind == BatchEvent::Kind::kRemoved) {
    ++(outcome.line.empty() ? summary_.removed : summary_.kept);
  } else if (!outcome.record) {
    ++summary_.not_written;
  } else if (outcome.record->state == PackageState::kFailed) {
    ++summary_.failed;
  } else {
    ++(outcome.event.reasons.empty() ? summary_.up_to_date : summary_.made);
  }
}

void BatchRun::record(Outcome outcome, Findings& findings) {
  if (!outcome.line.empty()) output_.append(outcome.line);
  if (outcome.is_changed) is_changed_ = true;
  findings.add_all(std::move(outcome.failures));
  if (output_.error() != 0) has_stopped_ = true;
  count(outcome);
  if (outcome.event.kind == BatchEvent::Kind::kRemoved && !outcome.line.empty()) return;
  outcome.event.record = outcome.record ? &*outcome.record : nullptr;
  tell(outcome.event);
}

BatchSummary BatchRun::run(Findings& findings) {
  namespace tbb = oneapi::tbb;
  tell({.kind = BatchEvent::Kind::kBegins, .total = list_.count()});
  const int jobs = options_.jobs > 0 ? options_.jobs : tbb::info::default_concurrency();
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
  // A run that was stopped keeps the records that it did not come to.
  while (const auto line = queue_.next_record()) output_.append(line->text);
  findings.add_all(list_.faults());
  output_.finish(is_changed_, findings);
  return summary_;
}

}  // namespace

BatchSummary run_batch(const BatchOptions& options, const Resources& resources,
                       const std::atomic<bool>& stop,
                       const std::function<void(const BatchEvent&)>& observe, Findings& findings) {
  const int errors_before = findings.count(Severity::kError);
  std::optional<ExpectedList> expected;
  if (!options.expected.empty()) expected = read_expected(options.expected, findings);
  WorkRequest work = options.work;
  work.stop = &stop;
  WorkList list(work, findings);
  if (findings.count(Severity::kError) > errors_before) return {.is_stopped = stop};
  OutputFolder output(options.work.output, findings);
  if (!output.is_open()) return {};
  findings.add_all(list.refused());
  const BatchSummary summary =
      BatchRun(options, resources, stop, observe, list, output).run(findings);
  write_summary({options.work.output, expected ? &*expected : nullptr, options.is_forced},
                resources, findings);
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
