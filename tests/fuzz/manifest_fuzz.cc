// The manifest or the journal of an output folder, in whatever state a former run left it.

#include "batch/audit.h"
#include "batch/manifest.h"
#include "batch/package_record.h"
#include "fuzz/target.h"
#include "source/files.h"
#include "support/temporary_folder.h"

namespace gongkai::fuzz {
namespace {

void use(const PackageRecord& record) {
  const std::string line = to_line(record);
  require(parse_record(line) == record, "a record that was read is written and read again");
  const auto head = record_head(line);
  require(head && head->name == record.name, "a line's name is that of its record");
}

}  // namespace
}  // namespace gongkai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  static const TemporaryFolder kFolder;
  const std::string manifest = kFolder.path() / kManifestFile;
  fuzz::require(write_file(manifest, fuzz::to_string(data, size), Sync::kLater) == 0,
                "the file can be written");
  ManifestReader records(manifest);
  while (const auto record = records.next_record()) fuzz::use(*record);
  std::vector<ManifestReader> both;
  both.emplace_back(manifest);
  both.emplace_back(manifest);
  MergedManifests merged(std::move(both));
  while (merged.next()) continue;
  Findings findings;
  audit(kFolder.path(), findings);
  fuzz::print(findings);
  return 0;
}
