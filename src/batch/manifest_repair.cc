#include "batch/manifest_repair.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "batch/output_folder.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

ManifestFaults faults_of(const std::string& path) {
  ManifestReader reader(path);
  while (reader.next()) {
  }
  return reader.faults();
}

// The position of a record in the file; only names are held in memory.
struct Position {
  std::string name;
  std::streamoff begin = 0;
};

std::vector<Position> positions_of_records(std::ifstream& in) {
  std::vector<Position> out;
  std::string text;
  for (std::streamoff begin = 0; std::getline(in, text) && !in.eof(); begin = in.tellg()) {
    if (auto head = record_head(text)) out.push_back({std::move(head->name), begin});
  }
  in.clear();
  std::ranges::stable_sort(out, name_less, &Position::name);
  const auto is_same = [](const Position& a, const Position& b) { return a.name == b.name; };
  out.erase(std::unique(out.begin(), out.end(), is_same), out.end());
  return out;
}

int rewrite(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string rewritten = (fs::path(path).parent_path() / kRewrittenFile).string();
  ManifestWriter writer(rewritten);
  std::string text;
  for (const Position& position : positions_of_records(in)) {
    in.seekg(position.begin);
    std::getline(in, text);
    writer.append(text);
  }
  if (const int error = writer.close(); error != 0) return error;
  return std::rename(rewritten.c_str(), path.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Finding manifest_fault(const std::string& path, const ManifestFaults& faults) {
  if (faults.newer > 0) {
    return {.id = "newer-format",
            .where = {.file = path},
            .message = "有 " + std::to_string(faults.newer) + " 行由更高版本的程序写入",
            .expected = "格式不超过 " + std::to_string(kManifestFormat),
            .help = "升级本程序，或换一个输出目录（-o）"};
  }
  std::string what;
  if (faults.unreadable > 0) what = std::to_string(faults.unreadable) + " 行不是清单的记录";
  if (faults.misplaced > 0) {
    what += (what.empty() ? "" : "，") + std::to_string(faults.misplaced) + " 行重复或顺序有误";
  }
  return {.id = "manifest-fault",
          .where = {.file = path},
          .message = "有 " + what,
          .expected = "每行一条记录，按名称排序，名称不重复、不指向目录之外",
          .help = "再运行一次 gongkai batch，程序会整理清单并逐个核对文件"};
}

ManifestState repair_manifest(const std::string& path, Findings& findings) {
  const ManifestFaults faults = faults_of(path);
  if (!faults.any()) return ManifestState::kSound;
  Finding found = manifest_fault(path, faults);
  if (faults.newer > 0) {
    findings.add(std::move(found));
    return ManifestState::kUnusable;
  }
  if (const int error = rewrite(path); error != 0) {
    findings.add(cannot_write(path, error));
    return ManifestState::kUnusable;
  }
  found.severity = Severity::kWarning;
  found.help = "清单已整理：已去掉无效行和重复行，并逐个核对各包的文件";
  findings.add(std::move(found));
  return ManifestState::kRepaired;
}

}  // namespace gongkai
