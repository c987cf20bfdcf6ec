#include "batch/manifest.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "source/files.h"

namespace gongkai {

namespace fs = std::filesystem;

bool is_own_file(std::string_view name) {
  constexpr std::array<std::string_view, 3> kOwn = {kManifestFile, kSummaryWorkbook, kSummaryPage};
  return std::ranges::find(kOwn, name) != kOwn.end();
}

ManifestReader::ManifestReader(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(fs::symlink_status(path, error))) in_.open(path, std::ios::binary);
}

std::optional<ManifestLine> ManifestReader::next() {
  std::string text;
  while (std::getline(in_, text)) {
    if (in_.eof()) return std::nullopt;  // no line feed: torn
    auto head = record_head(text);
    if (!head || head->format > kManifestFormat) {
      ++faults_.unreadable;
      if (head) ++faults_.newer;
      continue;
    }
    if (!last_name_.empty() && !name_less(last_name_, head->name)) ++faults_.misplaced;
    last_name_ = head->name;
    return ManifestLine{std::move(head->name), std::move(text)};
  }
  return std::nullopt;
}

std::optional<PackageRecord> ManifestReader::next_record() {
  while (const auto line = next()) {
    if (auto record = parse_record(line->text)) return record;
    ++faults_.unreadable;
  }
  return std::nullopt;
}

ManifestWriter::ManifestWriter(const std::string& path) {
  const fs::path file(path);
  const HeldFolder folder(file.has_parent_path() ? file.parent_path().string() : ".");
  file_.error = folder.error();
  if (folder.is_open()) file_ = open_new_file(folder, file.filename().string(), Former::kReplaced);
}

void ManifestWriter::append(const std::string& line) {
  if (file_.error == 0) file_.error = write_all(file_.file.number(), line + "\n");
}

int ManifestWriter::close() {
  if (file_.error == 0 && ::fsync(file_.file.number()) != 0) file_.error = errno;
  const int closed = file_.file.close();
  if (file_.error == 0) file_.error = closed;
  return file_.error;
}

MergedManifests::MergedManifests(std::vector<ManifestReader> readers)
    : readers_(std::move(readers)) {
  for (ManifestReader& reader : readers_) heads_.push_back(reader.next());
}

std::optional<MergedManifests::Taken> MergedManifests::next() {
  Taken taken;
  bool is_found = false;
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    if (!heads_[i]) continue;
    if (!is_found || name_less(heads_[i]->name, taken.line.name)) {
      taken = {.line = *heads_[i], .reader = i, .others = {}};
      is_found = true;
    } else if (heads_[i]->name == taken.line.name) {
      taken.others.push_back(i);
    }
  }
  if (!is_found) return std::nullopt;
  heads_[taken.reader] = readers_[taken.reader].next();
  for (const std::size_t other : taken.others) heads_[other] = readers_[other].next();
  return taken;
}

}  // namespace gongkai
