#include "pipeline/input_files.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "source/file_name.h"
#include "source/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

// What a budget names, and the words for it.
struct NamedFile {
  std::string member;  // of the budget
  std::string what;
  std::string id;  // of findings: what follows is "-name", "-link"
  std::string elsewhere;
};

const NamedFile kLastYear = {"last_year_file", "上年的预算文件", "last-year-file",
                             "文件在别处的，用 --last-year 指明文件或目录"};
const NamedFile kUnit = {"file", "单位的预算文件", "unit-file", "把文件放到同一目录"};

void report_name(const NamedFile& file, const std::string& budget_file, const std::string& named,
                 Findings& findings) {
  findings.add({.id = file.id + "-name",
                .where = {.file = budget_file},
                .message = file.member + " 为 \"" + named + "\"，不是文件名",
                .expected = "与预算文件在同一目录的文件的名称，如 \"250-2023.json\"，不带目录",
                .help = file.elsewhere});
}

void report_missing(const std::string& budget_file, const std::string& path, Findings& findings) {
  findings.add({.id = "last-year-file-missing",
                .severity = Severity::kWarning,
                .where = {.file = budget_file},
                .message = "没有上年的预算文件 " + path + "，不与它比较",
                .expected = "--last-year 的目录中有同名的文件，或预算中写明 last_year_file",
                .help = "上年没有预算的部门，不必理会"});
}

void report_link(const NamedFile& file, const std::string& budget_file, const std::string& path,
                 Findings& findings) {
  findings.add({.id = file.id + "-link",
                .where = {.file = budget_file},
                .message = path + " 是链接，不能作" + file.what,
                .expected = "同一目录中的文件",
                .help = "把文件复制到这里"});
}

std::optional<SourceText> read(const std::string& path, Findings& findings) {
  auto bytes = read_file(path, path, findings);
  if (!bytes) return std::nullopt;
  return SourceText(path, *std::move(bytes));
}

// A file of a folder by the name that a budget gives it.
std::optional<SourceText> read_named(const NamedFile& file, const fs::path& folder,
                                     const std::string& named, const std::string& budget_file,
                                     Findings& findings) {
  if (!is_file_name(named)) {
    report_name(file, budget_file, named, findings);
    return std::nullopt;
  }
  const std::string path = (folder / named).string();
  std::error_code error;
  if (fs::is_symlink(path, error)) {
    report_link(file, budget_file, path, findings);
    return std::nullopt;
  }
  return read(path, findings);
}

}  // namespace

FindLastYear last_year_files(std::string given) {
  return [given = std::move(given)](const std::string& budget_file, const std::string& named,
                                    Findings& findings) -> std::optional<SourceText> {
    const fs::path file(budget_file);
    const bool is_stream = budget_file == "-" || file.extension() == ".jsonl";
    if (given.empty()) {
      if (named.empty()) return std::nullopt;
      return read_named(kLastYear, file.parent_path(), named, budget_file, findings);
    }
    if (!is_folder(given)) return read(given, findings);
    if (!named.empty()) return read_named(kLastYear, given, named, budget_file, findings);
    if (is_stream) return std::nullopt;  // has no name of its own
    const std::string path = (fs::path(given) / file.filename()).string();
    std::error_code error;
    if (!fs::exists(path, error)) {
      report_missing(budget_file, path, findings);
      return std::nullopt;
    }
    return read(path, findings);
  };
}

FindUnitFile unit_files() {
  return [](const std::string& budget_file, const std::string& named, Findings& findings) {
    return read_named(kUnit, fs::path(budget_file).parent_path(), named, budget_file, findings);
  };
}

}  // namespace gongkai
