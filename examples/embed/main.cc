// A platform that makes packages: resources are loaded once, then any number of threads render.
//   embed RESOURCES OUTPUT BUDGET...

#include <gongkai.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) return 2;
  const gongkai::Resources resources(arguments[0]);
  std::vector<gongkai::Findings> findings(arguments.size() - 2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    threads.emplace_back([&, i] {
      std::ifstream in(arguments[i + 2], std::ios::binary);
      const gongkai::SourceText budget(arguments[i + 2], {std::istreambuf_iterator<char>(in), {}});
      const auto package = gongkai::render(budget, resources, {}, findings[i]);
      if (!package) return;
      for (const gongkai::OutputFile& file : package->files) {
        std::ofstream(arguments[1] + "/" + file.name, std::ios::binary) << file.bytes;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& list : findings) {
    for (const auto& finding : list.all()) std::cerr << to_text(finding);
  }
}
