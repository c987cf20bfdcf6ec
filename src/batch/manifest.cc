#include "batch/manifest.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "batch/summary_files.h"

namespace gongkai {

bool is_own_file(std::string_view name) {
  constexpr std::array<std::string_view, 3> kOwn = {kManifestFile, kSummaryWorkbook, kSummaryPage};
  return std::ranges::find(kOwn, name) != kOwn.end();
}

ManifestReader::ManifestReader(const std::string& path) : in_(path, std::ios::binary) {}

std::optional<ManifestLine> ManifestReader::next() {
  std::string text;
  while (std::getline(in_, text)) {
    if (in_.eof()) return std::nullopt;  // no line feed: torn
    std::string name = record_name(text);
    if (!name.empty()) return ManifestLine{std::move(name), std::move(text)};
    ++faults_;
  }
  return std::nullopt;
}

std::optional<PackageRecord> ManifestReader::next_record() {
  while (const auto line = next()) {
    if (auto record = parse_record(line->text)) return record;
    ++faults_;
  }
  return std::nullopt;
}

ManifestWriter::ManifestWriter(const std::string& path)
    : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)),
      error_(file_ < 0 ? errno : 0) {}

ManifestWriter::~ManifestWriter() {
  if (file_ >= 0) ::close(file_);
}

void ManifestWriter::append(const std::string& line) {
  const std::string bytes = line + "\n";
  for (std::size_t done = 0; error_ == 0 && done < bytes.size();) {
    const ssize_t written = ::write(file_, bytes.data() + done, bytes.size() - done);
    if (written >= 0) {
      done += static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

int ManifestWriter::close() {
  if (file_ < 0) return error_;
  if (::fsync(file_) != 0 && error_ == 0) error_ = errno;
  if (::close(file_) != 0 && error_ == 0) error_ = errno;
  file_ = -1;
  return error_;
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
