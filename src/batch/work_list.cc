#include "batch/work_list.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <sstream>
#include <utility>

#include "batch/package_name.h"
#include "batch/package_record.h"
#include "gongkai.h"
#include "source/ascii.h"
#include "source/file_name.h"
#include "source/files.h"
#include "source/walk.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

std::string with_slash(std::string folder) {
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  return folder;
}

// Leaves room for the number of a line.
constexpr std::size_t kMostBytesOfStem = kLongestFileName - 16;

// A code that no unit has, and a folder may.
constexpr const char* kNoUnit = "_";

std::string stream_name(const std::string& stem, int number) {
  const std::string digits = std::to_string(number);
  const std::size_t width = 7;  // keeps names in the order of the lines
  return stem + "-" + std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

bool is_stream_name(const std::string& name, const std::string& stem) {
  return name.size() > stem.size() + 1 && name.starts_with(stem + "-") &&
         name.find_first_not_of("0123456789", stem.size() + 1) == std::string::npos;
}

// The folder before the first wildcard: "in/" of "in/*/budget.json".
std::string fixed_folder(const std::string& pattern) {
  const std::size_t wildcard = pattern.find_first_of("*?[");
  const std::size_t slash = pattern.rfind('/', wildcard);
  return slash == std::string::npos ? "" : pattern.substr(0, slash + 1);
}

Finding no_such_input(const std::string& path) {
  return {.id = "no-such-input",
          .where = {.file = path},
          .message = "没有这个文件或目录",
          .help = "检查路径是否正确；本次未生成任何包"};
}

Finding cannot_read(const std::string& path, int error) {
  return {.id = "cannot-read",
          .where = {.file = path},
          .message = "不能读取：" + system_reason(error),
          .help = "修改权限或检查磁盘，然后再运行一次"};
}

// glob() passes no user data to its callback.
thread_local std::vector<std::pair<std::string, int>> unreadable_folders;

int note_unreadable_folder(const char* path, int error) {
  if (error != ENOENT) unreadable_folders.emplace_back(path, error);
  return 0;
}

Finding name_taken(const WorkItem& first, const WorkItem& second) {
  // An absolute path is machine-specific and does not belong in the manifest.
  const std::string& other = second.path.starts_with('/') ? second.input : second.path;
  return {.id = "name-taken",
          .where = {.file = first.path},
          .message = "另一个预算文件 " + other + " 也叫 \"" + first.name + "\"，两个均未生成",
          .expected = "各预算文件去掉目录和扩展名后的名称互不相同",
          .help = "修改文件名，或直接指定所在目录"};
}

Finding inside_other(const WorkItem& item, const std::string& outer) {
  return {.id = "name-inside-package",
          .where = {.file = item.path},
          .message = "输出目录 \"" + item.name + "\" 会在另一个包的目录 \"" + outer + "\" 之中",
          .help = "修改目录名或文件名，使预算文件不与目录同名"};
}

Finding not_a_file(const std::string& path) {
  return {.id = "not-a-file",
          .where = {.file = path},
          .message = "这不是普通文件（是目录、管道、设备等），未读取",
          .expected = "普通文件，或指向普通文件的链接",
          .help = "移走它；逐行 JSON 可以从管道读取：用 - 或 .jsonl"};
}

// Whether reading the path might block forever.
bool is_no_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return fs::exists(status) && !fs::is_regular_file(status);
}

constexpr std::string_view kFormEnding = ".xlsx";

// Files that programs leave next to a budget: "~$a.json" while it is open, "a.json~" and
// "a.json.bak" as backups, "#a.json#" after a crash.
bool is_backup(const std::string& name) {
  if (name.ends_with(kFormEnding) && name.starts_with("~$")) return true;
  constexpr std::string_view kEnding = ".json";
  constexpr std::array<std::string_view, 7> kAfter = {"~",    "#",     ".bak", ".old",
                                                      ".tmp", ".orig", ".swp"};
  if (name.ends_with(kEnding)) return name.starts_with('~') || name.ends_with("~.json");
  return std::ranges::any_of(kAfter, [&](std::string_view after) {
    return name.ends_with(std::string(kEnding).append(after));
  });
}

Finding passed_over(const std::string& path) {
  return {.id = "backup-passed-over",
          .severity = Severity::kNote,
          .where = {.file = path},
          .message = "这是编辑软件的临时文件或备份，未读取",
          .help = "确为预算文件的，改为以 .json 结尾、不含 ~ 的名称；否则可以删去"};
}

Finding bad_name(const std::string& path, const std::string& name) {
  return {.id = "bad-package-name",
          .where = {.file = path},
          .message = "\"" + name + "\" 不能作为输出目录的名称，未生成",
          .expected =
              "UTF-8 文字，没有控制字符，各段不为空、不以点开头，不是 manifest.jsonl 等"
              "输出目录自己的文件",
          .help = "改文件名"};
}

}  // namespace

WorkList::WorkList(const WorkRequest& request, Findings& findings)
    : shard_(request.shard), is_by_unit_(request.is_by_unit), stop_(request.stop) {
  const int errors_before = findings.count(Severity::kError);
  for (const std::string& input : request.inputs) add(input, request.output, findings);
  if (!request.list.empty()) add_list(request.list, findings);
  std::ranges::sort(files_, name_less, &File::name);
  if (files_.empty() && streams_.empty() && !refused_.has_errors() &&
      findings.count(Severity::kError) == errors_before) {
    Place where;
    if (!request.inputs.empty()) where.file = request.inputs.front();
    findings.add({.id = "no-inputs",
                  .where = std::move(where),
                  .message = "没有预算文件",
                  .expected = "目录中有 *.json，或列出文件",
                  .help = "检查路径是否正确；输出目录未改动"});
  }
  if (findings.count(Severity::kError) > errors_before) {
    files_.clear();
    streams_.clear();
  }
  head_ = take_first();
}

void WorkList::add(const std::string& input, const std::string& output, Findings& findings) {
  std::error_code error;
  if (input == "-") {
    add_stream(input, findings);
  } else if (fs::is_directory(input, error)) {
    add_folder(input, output, findings);
  } else if (fs::exists(input, error)) {
    const fs::path path(input);
    const std::string root = with_slash(path.parent_path().string());
    add_found(root, path.filename().string(), findings);
  } else if (input.find_first_of("*?[") != std::string::npos) {
    add_pattern(input, findings);
  } else {
    findings.add(no_such_input(input));
  }
}

void WorkList::add_folder(const std::string& folder, const std::string& output,
                          Findings& findings) {
  const std::string root = with_slash(folder);
  std::error_code error;
  if (fs::equivalent(folder, output, error)) {
    findings.add({.id = "output-is-input",
                  .where = {.file = folder},
                  .message = "输出目录不能与预算文件的目录相同",
                  .help = "用 -o 指定其他目录，可以是它的子目录"});
    return;
  }
  std::vector<std::string> backups;
  std::vector<std::string> forms;
  const auto take = [&](const FolderEntry& entry) {
    const std::string name = entry.path.filename().string();
    if (name.starts_with('.')) return false;
    if (entry.is_folder) return !fs::equivalent(entry.path, output, error);
    if (is_backup(name)) {
      backups.push_back(entry.path.string());
    } else if (name.ends_with(".json")) {
      add_file(root, entry.path.string().substr(root.size()));
    } else if (name.ends_with(kFormEnding)) {
      forms.push_back(entry.path.string().substr(root.size()));
    }
    return true;
  };
  const std::size_t files_before = files_.size();
  walk(root, take, findings);
  add_forms(root, files_.size() > files_before, std::move(forms), findings);
  std::ranges::sort(backups);
  for (const std::string& path : backups) findings.add(passed_over(path));
}

// Forms that were filled in, where there are no budget files: beside these workbooks are something
// else, such as what was published.
void WorkList::add_forms(const std::string& root, bool has_budget_files,
                         std::vector<std::string> forms, Findings& findings) {
  std::ranges::sort(forms);
  if (!has_budget_files) {
    for (const std::string& path : forms) add_file(root, path);
  } else if (!forms.empty()) {
    findings.add(
        {.id = "forms-passed-over",
         .severity = Severity::kNote,
         .where = {.file = root + forms.front()},
         .message =
             "目录中有 .json 预算文件，未读取 " + std::to_string(forms.size()) + " 个 .xlsx 工作簿",
         .help = "其中有填报表的，放到另外的目录，或用带引号的通配符指明，如 '收到/*.xlsx'"});
  }
}

void WorkList::add_pattern(const std::string& pattern, Findings& findings) {
  const std::string root = fixed_folder(pattern);
  unreadable_folders.clear();
  glob_t found{};
  ::glob(pattern.c_str(), 0, note_unreadable_folder, &found);
  const std::size_t count = found.gl_pathc;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = found.gl_pathv[i];
    if (is_backup(fs::path(path).filename().string())) {
      findings.add(passed_over(path));
    } else {
      add_found(root, path.substr(root.size()), findings);
    }
  }
  ::globfree(&found);
  for (const auto& [folder, error] : unreadable_folders) {
    findings.add(cannot_read(folder, error));
  }
  if (count == 0 && unreadable_folders.empty()) findings.add(no_such_input(pattern));
}

void WorkList::add_list(const std::string& path, Findings& findings) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    findings.add(no_such_input(path));
    return;
  }
  const auto text = read_file(path, path, findings);
  if (!text) return;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8, written by Windows editors
  std::istringstream in(text->starts_with(kMark) ? text->substr(kMark.size()) : *text);
  const std::string own_folder = with_slash(fs::path(path).parent_path().string());
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    const fs::path file = fs::path(line).lexically_normal();
    if (file.is_absolute() || file.string().starts_with("..")) {
      const fs::path found = file.is_absolute() ? file : fs::path(own_folder) / file;
      add_file(with_slash(found.parent_path().string()), found.filename().string());
    } else {
      add_file(own_folder, file.string());
    }
  }
}

void WorkList::add_stream(const std::string& path, Findings& findings) {
  if (is_by_unit_) {
    findings.add({.id = "by-unit-lines",
                  .where = {.file = path},
                  .message = "逐行 JSON 不能按单位生成",
                  .expected = "每个部门一个 .json 文件",
                  .help = "把各行分别存为文件，或不用 --by-unit"});
    return;
  }
  const std::string stem =
      fitting_file_name(path == "-" ? "stdin" : fs::path(path).stem().string(), kMostBytesOfStem);
  Stream stream{.path = path, .stem = stem, .lines = JsonLines(path, stop_), .head = {}};
  if (!is_package_name(stem)) {
    refused_.add(bad_name(path, stem));
    return;
  }
  stream.head = stream.lines.next();
  if (stream.lines.error() != 0) {
    findings.add(cannot_read(path, stream.lines.error()));
    return;
  }
  streams_.push_back(std::move(stream));
}

void WorkList::add_found(const std::string& root, const std::string& path, Findings& findings) {
  if (path.ends_with(".jsonl")) {
    add_stream(root + path, findings);
  } else {
    add_file(root, path);
  }
}

void WorkList::add_file(const std::string& root, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending =
      dot != std::string::npos && dot > (slash == std::string::npos ? 0 : slash + 1);
  std::string name = path.substr(0, has_ending ? dot : path.size());
  if (!is_package_name(name)) {
    refused_.add(bad_name(root + path, name));
    return;
  }
  if (is_no_file(root + path)) {
    refused_.add(not_a_file(root + path));
    return;
  }
  File file{.name = std::move(name),
            .ending = has_ending ? path.substr(dot) : "",
            .unit = {},
            .root = root_number(root)};
  if (is_by_unit_) {
    add_units(root + path, file);
  } else {
    files_.push_back(std::move(file));
  }
}

// Reads which units there are. A budget that does not say so is tried under a code that no unit
// has, which tells what is wrong with it.
void WorkList::add_units(const std::string& path, const File& budget) {
  if (budget.ending == kFormEnding) {
    refused_.add({.id = "by-unit-form",
                  .where = {.file = path},
                  .message = "填报表不能按单位批量生成",
                  .expected = "部门的 .json 预算文件",
                  .help = "先用 gongkai import 变为预算文件；单个单位用 gongkai render --unit"});
    return;
  }
  Findings unreadable;  // reported when the package is made
  const auto text = read_file(path, path, unreadable);
  std::vector<std::string> codes = text ? unit_codes(*text) : std::vector<std::string>{};
  std::erase_if(codes, [](const std::string& code) { return !is_digits(code); });
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  if (codes.empty()) codes.emplace_back(kNoUnit);
  for (std::string& code : codes) {
    File file = budget;
    file.name += "/" + code;
    file.unit = std::move(code);
    files_.push_back(std::move(file));
  }
}

std::uint32_t WorkList::root_number(const std::string& root) {
  if (roots_.empty() || roots_.back() != root) roots_.push_back(root);
  return static_cast<std::uint32_t>(roots_.size() - 1);
}

WorkItem WorkList::file_item(const File& file) const {
  std::string budget = file.name;
  if (!file.unit.empty()) budget.resize(budget.size() - file.unit.size() - 1);
  WorkItem item{.name = file.name, .input = budget + file.ending};
  item.path = roots_[file.root] + item.input;
  item.unit = file.unit;
  return item;
}

std::optional<std::size_t> WorkList::count() const {
  std::size_t out = static_cast<std::size_t>(
      std::ranges::count_if(files_, [this](const File& file) { return shard_.holds(file.name); }));
  for (const Stream& stream : streams_) {
    std::error_code error;
    // A pipe can be read only once.
    if (stream.path == "-" || !fs::is_regular_file(stream.path, error)) return std::nullopt;
    JsonLines lines(stream.path);
    while (const auto line = lines.next()) {
      if (shard_.holds(stream_name(stream.stem, line->number))) ++out;
    }
  }
  return out;
}

std::vector<std::string> WorkList::taken_in(const std::string& folder) const {
  std::vector<std::string> out;
  std::error_code error;
  for (const File& file : files_) {
    const bool is_ours = shard_.holds(file.name);
    if (is_ours && fs::exists(fs::symlink_status(fs::path(folder) / file.name, error))) {
      out.push_back(file.name);
    }
  }
  const auto take = [&](const FolderEntry& entry) {
    std::string name = entry.path.filename().string();
    if (std::ranges::any_of(
            streams_, [&](const Stream& stream) { return is_stream_name(name, stream.stem); })) {
      out.push_back(std::move(name));
    }
    return false;
  };
  Findings unreadable;  // ignored: such a folder cannot be written either
  if (!streams_.empty()) walk(folder, take, unreadable);
  std::ranges::sort(out);
  return out;
}

// The first by name of the files and the streams' heads.
std::optional<WorkItem> WorkList::take_first() {
  Stream* first = nullptr;
  std::string name;
  for (Stream& stream : streams_) {
    if (!stream.head) continue;
    std::string other = stream_name(stream.stem, stream.head->number);
    if (first != nullptr && !name_less(other, name)) continue;
    first = &stream;
    name = std::move(other);
  }
  const bool has_file = at_ < files_.size();
  if (has_file && (first == nullptr || !name_less(name, files_[at_].name))) {
    return file_item(files_[at_++]);
  }
  if (first == nullptr) return std::nullopt;
  const std::string shown = first->path == "-" ? "<stdin>" : first->path;
  const std::string file_name = first->path == "-" ? shown : first->stem + ".jsonl";
  WorkItem item{.name = std::move(name),
                .input = file_name + ":" + std::to_string(first->head->number),
                .path = shown,
                .line = first->head->number,
                .text = std::move(first->head->text)};
  if (first->head->is_too_large()) item.fault = too_large(shown, first->head->size);
  first->head = first->lines.next();
  if (first->lines.error() != 0) faults_.add(cannot_read(shown, first->lines.error()));
  return item;
}

std::optional<WorkItem> WorkList::next_of_all() {
  auto item = std::exchange(head_, std::nullopt);
  if (!item) return std::nullopt;
  while ((head_ = take_first()) && head_->name == item->name) {
    if (item->fault && item->fault_in == FaultIn::kName) continue;
    item->fault = name_taken(*item, *head_);
    item->fault_in = FaultIn::kName;
  }
  if (!outer_.empty() && is_inside(item->name, outer_)) {
    item->fault = inside_other(*item, outer_);
    item->fault_in = FaultIn::kName;
  } else {
    outer_ = item->name;
  }
  return item;
}

std::optional<WorkItem> WorkList::next() {
  while (auto item = next_of_all()) {
    if (shard_.holds(item->name)) return item;
  }
  return std::nullopt;
}

}  // namespace gongkai
