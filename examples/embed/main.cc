// A platform that makes packages: resources are loaded once, then any number of threads render.
//   embed RESOURCES OUTPUT BUDGET...

#include <gongkai.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
  const gongkai::Resources resources(argc > 1 ? argv[1] : "/usr/share/gongkai");
  const auto make_package = [&resources, argv](int i) {
    std::ifstream in(argv[i], std::ios::binary);
    const gongkai::SourceText budget(argv[i], {std::istreambuf_iterator<char>(in), {}});
    gongkai::Findings findings;
    const auto package = gongkai::render(budget, resources, {}, findings);
    for (const auto& finding : findings.all()) std::cerr << to_text(finding);
    if (!package) return;
    for (const auto& file : package->files) {
      std::ofstream(std::string(argv[2]) + "/" + file.name, std::ios::binary) << file.bytes;
    }
  };
  std::vector<std::jthread> threads;
  for (int i = 3; i < argc; ++i) threads.emplace_back(make_package, i);
}
