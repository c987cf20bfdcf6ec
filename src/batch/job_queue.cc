#include "batch/job_queue.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "batch/package_record.h"

namespace gongkai {
namespace {

void add_fault(const ManifestLine& former, WorkItem& item) {
  if (item.fault && item.fault_in == FaultIn::kName) return;
  item.fault_in = FaultIn::kName;
  item.fault = {.id = "name-nested",
                .where = {.file = item.path},
                .message = "输出目录 \"" + item.name + "\" 与以前生成的包 \"" + former.name +
                           "\" 的目录相互嵌套，未生成",
                .help = "不再需要以前的包的，加 --prune 移除；仍需要的，修改预算文件的名称"};
}

}  // namespace

JobQueue::JobQueue(WorkList& list, OutputFolder& output, Pruning pruning)
    : list_(list), output_(output), pruning_(std::move(pruning)) {}

bool JobQueue::read_item() {
  auto item = list_.next();
  if (!item) return false;
  items_.push_back(*std::move(item));
  return true;
}

bool JobQueue::read_line() {
  auto line = output_.former().next();
  if (!line) return false;
  lines_.push_back({.record = *std::move(line)});
  return true;
}

std::optional<Job> JobQueue::next() {
  if (items_.empty()) read_item();
  if (lines_.empty()) read_line();
  if (list_.faults().has_errors() || (items_.empty() && lines_.empty())) return std::nullopt;
  Job job;
  const bool has_both = !items_.empty() && !lines_.empty();
  const bool takes_line =
      has_both ? !name_less(items_.front().name, lines_.front().record.name) : items_.empty();
  const bool takes_item =
      has_both ? !name_less(lines_.front().record.name, items_.front().name) : lines_.empty();
  if (takes_line) {
    job.former = std::move(lines_.front().record);
    job.is_removed = lines_.front().is_removed;
    lines_.pop_front();
  }
  if (takes_item) {
    job.item = std::move(items_.front());
    items_.pop_front();
  }
  const std::string& name = job.item ? job.item->name : job.former.name;
  while (!outside_.empty() && !is_inside(name, outside_.back().name)) outside_.pop_back();
  if (job.item) {
    settle_item(*job.item);
  } else {
    settle_record(job);
  }
  return job;
}

void JobQueue::settle_record(Job& job) {
  if (!job.is_removed) job.is_removed = removes(job.former.name);
  if (!job.is_removed) outside_.push_back(job.former);
}

void JobQueue::settle_item(WorkItem& item) {
  for (const ManifestLine& outer : outside_) {
    if (is_package(outer)) add_fault(outer, item);
  }
  read_inside(item.name);
  for (Line& line : lines_) {
    // A listed one reports by itself that it is inside this item.
    const bool is_former =
        is_inside(line.record.name, item.name) &&
        std::ranges::find(items_, line.record.name, &WorkItem::name) == items_.end();
    if (!is_former || line.is_removed) continue;
    line.is_removed = removes(line.record.name);
    if (!line.is_removed && is_package(line.record)) add_fault(line.record, item);
  }
}

// Names inside another follow it immediately.
void JobQueue::read_inside(const std::string& name) {
  while (lines_.empty() || is_inside(lines_.back().record.name, name)) {
    if (!read_line()) break;
  }
  if (lines_.empty() || !is_inside(lines_.front().record.name, name)) return;
  while (items_.empty() || is_inside(items_.back().name, name)) {
    if (!read_item()) break;
  }
}

bool JobQueue::removes(const std::string& name) {
  if (!pruning_.is_wanted || !pruning_.shard.holds(name)) return false;
  output_.folders().remove(name);
  return true;
}

bool JobQueue::is_package(const ManifestLine& record) const {
  std::error_code error;
  if (!std::filesystem::is_directory(pruning_.output + "/" + record.name, error)) return false;
  const auto parsed = parse_record(record.text);
  return parsed && !parsed->outputs.empty();
}

std::optional<ManifestLine> JobQueue::next_record() {
  while (!lines_.empty() || read_line()) {
    Line line = std::move(lines_.front());
    lines_.pop_front();
    if (!line.is_removed) return std::move(line.record);
  }
  return std::nullopt;
}

}  // namespace gongkai
