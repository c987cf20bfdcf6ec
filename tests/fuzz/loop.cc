// Runs a target without libFuzzer: TARGET RUNS FOLDER... gives it every file of the folders, then
// so many damaged ones, always the same. The input that it does not withstand is left in a file.

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/damage.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// NOLINTNEXTLINE(bugprone-reserved-identifier): declared by the sanitizers, which reserve it
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostSeconds = 60;  // for one input; sanitizers on a busy machine are slow
constexpr const char* kFound = "not-withstood";

const std::string* running = nullptr;  // what a signal handler may read

void keep_input() {
  if (running == nullptr) return;
  const int file = ::open(kFound, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) return;
  const ssize_t written = ::write(file, running->data(), running->size());
  if (written >= 0) ::close(file);
  running = nullptr;
}

extern "C" void end(int signal) {
  keep_input();
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

void watch() {
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(keep_input);
  } else {
    ::signal(SIGSEGV, end);
  }
  for (const int signal : {SIGABRT, SIGALRM, SIGFPE}) ::signal(signal, end);
}

void run(const std::string& input) {
  running = &input;
  ::alarm(kMostSeconds);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  ::alarm(0);
  running = nullptr;
}

std::vector<std::string> inputs_in(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::vector<std::string> out;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) {
    std::fprintf(stderr, "RUNS FOLDER...: how often, and where inputs are\n");
    return 2;
  }
  const std::vector<std::string> seeds = inputs_in({arguments.begin() + 1, arguments.end()});
  if (seeds.empty()) {
    std::fprintf(stderr, "no inputs\n");
    return 2;
  }
  watch();
  run("");
  for (const std::string& seed : seeds) run(seed);
  constexpr std::uint32_t kSeed = 15;
  gongkai::fuzz::Damage damage(seeds, kSeed);
  const unsigned long runs = std::stoul(arguments.front());
  for (unsigned long i = 0; i < runs; ++i) {
    const std::string input = damage.next();
    run(input);
  }
  std::printf("%zu inputs and %lu damaged ones withstood\n", seeds.size(), runs);
  return 0;
}
