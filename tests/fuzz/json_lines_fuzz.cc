// A stream of budgets, one a line.

#include "batch/json_lines.h"
#include "batch/work_list.h"
#include "fuzz/target.h"
#include "source/files.h"
#include "support/temporary_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  static const TemporaryFolder kFolder;
  const std::string path = kFolder.path() / "all.jsonl";
  const std::string text = fuzz::to_string(data, size);
  fuzz::require(write_file(path, text, Sync::kLater) == 0, "the file can be written");
  JsonLines lines(path);
  int count = 0;
  while (const auto line = lines.next()) {
    fuzz::require(line->text.find('\n') == std::string::npos, "a line ends with its line feed");
    fuzz::require(line->number > count, "lines are counted up");
    count = line->number;
    Findings findings;
    check(SourceText("all.jsonl", line->text), fuzz::resources(), {}, findings);
    fuzz::print(findings);
  }
  Findings findings;
  WorkList list({.inputs = {path}}, findings);
  while (list.next()) continue;
  fuzz::print(list.refused());
  return 0;
}
