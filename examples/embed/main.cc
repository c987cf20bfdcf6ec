// A platform that makes packages: resources are loaded once, then any number of threads render.
//   embed RESOURCES OUTPUT BUDGET...
// Prints what was found in each budget and the files made of it. Exit code: 0 all were made,
// 1 errors in budgets, 2 wrong arguments, 3 files that could not be read or written.

#include <gongkai.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

enum ExitCode { kDone = 0, kErrors = 1, kUsage = 2, kFiles = 3 };

// What became of one budget.
struct Outcome {
  ExitCode code = kDone;
  std::string text;  // findings, and the files that were made
};

Outcome make_package(const std::string& path, const std::string& output,
                     const gongkai::Resources& resources) {
  std::ifstream in(path, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  if (!in) return {kFiles, path + ": cannot be read\n"};
  gongkai::RenderOptions options;  // e.g. the tables alone, as PDF: part and formats
  gongkai::Findings findings;
  const auto package = gongkai::render({path, json}, resources, options, findings);
  Outcome out;
  for (const auto& finding : findings.all()) out.text += to_text(finding);
  if (!package) return {kErrors, out.text};
  for (const auto& file : package->files) {
    const std::string name = output + "/" + file.name;
    std::ofstream written(name, std::ios::binary);
    if (!(written << file.bytes).flush()) return {kFiles, name + ": cannot be written\n"};
    out.text += name + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 3) {
    std::cerr << "embed RESOURCES OUTPUT BUDGET...\n";
    return kUsage;
  }
  const gongkai::Resources resources(words[0]);
  std::vector<Outcome> outcomes(words.size() - 2);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      threads.emplace_back(
          [&, i] { outcomes[i] = make_package(words[i + 2], words[1], resources); });
    }
  }
  ExitCode code = kDone;
  for (const Outcome& outcome : outcomes) {
    std::cout << outcome.text;
    code = std::max(code, outcome.code);
  }
  return code;
}
