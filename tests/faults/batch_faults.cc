// What becomes of an output folder when gongkai batch is killed or its disk is full:
//   batch_faults killed PROGRAM ROUNDS SEED   kill -9 at random moments, then one whole run
//   batch_faults limited PROGRAM              files may grow to a few KB only, then to any size
//   batch_faults no-threads PROGRAM LIBRARY   the library, preloaded, refuses all threads
//   batch_faults full-disk PROGRAM            a small tmpfs, then a larger one; 77: may not mount
//   batch_faults starved PROGRAM              few open files, little memory: every package stays
// After each fault every package must be whole, and after the whole run the folder must be that of
// an undisturbed run, byte for byte.

#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bench/synthetic_budget.h"
#include "support/tree.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kBudgets = 12;
constexpr int kSkipped = 77;

// Two states of the same inputs: some change, some break, some are mended.
enum class Inputs { kOne, kOther };

class Fault {
 public:
  explicit Fault(std::string program)
      : program_(std::move(program)),
        folder_(fs::temp_directory_path() / ("gongkai_faults_" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    one_ = reference(Inputs::kOne);
    other_ = reference(Inputs::kOther);
  }
  ~Fault() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path output() const { return folder_ / "out"; }

  void put_inputs(Inputs inputs) const {
    for (int i = 0; i < kBudgets; ++i) {
      const bool is_other = inputs == Inputs::kOther;
      const bool is_broken = i % 6 == (is_other ? 2 : 5);
      const std::uint64_t seed = is_other && i % 2 == 0 ? 2 : 1;
      const auto budget = is_broken ? broken_budget(seed, i, i % kinds_of_broken_budgets())
                                    : synthetic_budget(seed, i);
      const fs::path path = folder_ / "in" / std::to_string(i % 3) / (budget.code + ".json");
      fs::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << budget.json;
    }
  }

  // What a run may have of something (RLIMIT_...).
  struct Limit {
    decltype(RLIMIT_FSIZE) resource = RLIMIT_FSIZE;
    rlim_t most = 0;
  };

  // Starts a run; `option` is one more argument.
  pid_t start(const fs::path& to, std::optional<Limit> limit = {},
              const char* option = "--quiet") const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (limit) {
      const rlimit limits{limit->most, limit->most};
      ::setrlimit(limit->resource, &limits);
    }
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDERR_FILENO);
    const std::string in = folder_ / "in";
    ::execl(program_.c_str(), program_.c_str(), "batch", in.c_str(), "-o", to.c_str(), "-j", "2",
            "--part", "tables", "--format", "xlsx", "--quiet", option, nullptr);
    ::_exit(127);
  }

  static int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  int run(const fs::path& to) const { return wait_for(start(to)); }

  // Every file that is to be seen belongs to a whole package of one of the two states.
  bool is_whole() const {
    if (!fs::exists(output())) return true;
    const Tree seen = tree_of(output());
    for (const auto& [name, bytes] : seen) {
      const bool is_own = name == "manifest.jsonl" || name.starts_with("汇总.");
      if (name.starts_with('.') || is_own || name.ends_with('/')) continue;
      if (holds(one_, name, bytes) || holds(other_, name, bytes)) continue;
      std::cout << "torn: " << name << '\n';
      return false;
    }
    return has_no_half_folder(seen);
  }

  // Whether a whole run now gives what an undisturbed one gave.
  bool ends_well() const {
    put_inputs(Inputs::kOne);
    run(output());
    wait_for(start(output(), {}, "--prune"));  // what was retired on the way
    return is_as_one();
  }

  // Whether the output is that of an undisturbed run over the first state.
  bool is_as_one() const {
    const Tree found = tree_of(output());
    if (found == one_) return true;
    std::cout << "expected:\n" << names_of(one_) << "found:\n" << names_of(found);
    for (const auto& [name, bytes] : found) {
      if (!holds(one_, name, bytes)) std::cout << "differs: " << name << '\n' << bytes << '\n';
    }
    return false;
  }

 private:
  static bool holds(const Tree& tree, const std::string& name, const std::string& bytes) {
    const auto found = tree.find(name);
    return found != tree.end() && found->second == bytes;
  }

  // A package has one file here, so a folder without one would be half a package.
  static bool has_no_half_folder(const Tree& seen) {
    for (auto at = seen.begin(); at != seen.end(); ++at) {
      const bool is_package = at->first.ends_with('/') && !at->first.starts_with('.') &&
                              std::count(at->first.begin(), at->first.end(), '/') == 2;
      if (!is_package) continue;
      const auto next = std::next(at);
      if (next != seen.end() && next->first.starts_with(at->first)) continue;
      std::cout << "empty package: " << at->first << '\n';
      return false;
    }
    return true;
  }

  Tree reference(Inputs inputs) const {
    put_inputs(inputs);
    const fs::path to = folder_ / "reference";
    fs::remove_all(to);
    run(to);
    return tree_of(to);
  }

  std::string program_;
  fs::path folder_;
  Tree one_;
  Tree other_;
};

int killed(const std::string& program, int rounds, unsigned seed) {
  const Fault fault(program);
  const auto begin = Clock::now();
  fault.put_inputs(Inputs::kOther);
  fault.run(fault.output());
  const auto longest =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
  std::mt19937 dice(seed);
  int in_time = 0;
  for (int round = 0; in_time < rounds && round < 3 * rounds; ++round) {
    fault.put_inputs(round % 2 == 0 ? Inputs::kOne : Inputs::kOther);
    const pid_t child = fault.start(fault.output());
    std::this_thread::sleep_for(std::chrono::microseconds(static_cast<long>(dice()) %
                                                          std::max(longest, decltype(longest){1})));
    ::kill(child, SIGKILL);
    if (Fault::wait_for(child) == -SIGKILL) ++in_time;
    if (!fault.is_whole()) return 1;
  }
  std::cout << in_time << " runs were killed\n";
  return fault.ends_well() && in_time == rounds ? 0 : 1;
}

int limited(const std::string& program) {
  const Fault fault(program);
  fault.put_inputs(Inputs::kOther);
  fault.run(fault.output());
  fault.put_inputs(Inputs::kOne);
  for (const rlim_t limit : {0U, 2000U, 20000U, 30000U}) {
    const int code =
        Fault::wait_for(fault.start(fault.output(), Fault::Limit{RLIMIT_FSIZE, limit}));
    if (code != 3) std::cout << "exit code " << code << " with at most " << limit << " bytes\n";
    if (code != 3 || !fault.is_whole()) return 1;
  }
  return fault.ends_well() ? 0 : 1;
}

int no_threads(const std::string& program, const std::string& library) {
  const Fault fault(program);
  fault.put_inputs(Inputs::kOther);
  fault.run(fault.output());
  fault.put_inputs(Inputs::kOne);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("LD_PRELOAD", library.c_str(), 1);
    ::_exit(fault.run(fault.output()));
  }
  const int code = Fault::wait_for(child);
  if (code != 1) std::cout << "exit code " << code << " with one thread\n";
  Fault::wait_for(fault.start(fault.output(), {}, "--prune"));  // what was retired
  return code == 1 && fault.is_as_one() ? 0 : 1;
}

// How many packages there are, whole ones.
std::size_t packages_in(const Tree& tree) {
  return static_cast<std::size_t>(std::ranges::count_if(tree, [](const auto& entry) {
    return entry.first.ends_with(".xlsx") && !entry.first.starts_with('.');
  }));
}

// All packages are to be made again, and none can be: that is no reason to remove or move one.
int starved(const std::string& program) {
  const Fault fault(program);
  fault.put_inputs(Inputs::kOne);
  fault.run(fault.output());
  const std::size_t all = packages_in(tree_of(fault.output()));
  std::vector<Fault::Limit> limits;
  for (rlim_t files = 4; files < 40; files += files < 16 ? 1 : 6)
    limits.push_back({RLIMIT_NOFILE, files});
  for (rlim_t megabytes = 32; megabytes <= 512; megabytes += 48) {
    limits.push_back({RLIMIT_AS, megabytes << 20U});
  }
  for (const Fault::Limit& limit : limits) {
    const int code = Fault::wait_for(fault.start(fault.output(), limit, "--force"));
    const Tree left = tree_of(fault.output());
    const bool is_sound = packages_in(left) == all && !left.contains(".retired/");
    const bool has_begun = code != 127 && limit.resource == RLIMIT_NOFILE;
    const bool is_said = code == 1 || code == 3 || !has_begun;
    if (is_sound && is_said && fault.is_whole()) continue;
    std::cout << "exit code " << code << " with at most " << limit.most << " of " << limit.resource
              << '\n'
              << names_of(left);
    return 1;
  }
  return fault.ends_well() ? 0 : 1;
}

bool mount_small(const fs::path& folder, unsigned long flags, const std::string& size) {
  return ::mount("tmpfs", folder.c_str(), "tmpfs", flags, ("size=" + size).c_str()) == 0;
}

int full_disk(const std::string& program) {
  const Fault fault(program);
  fs::create_directories(fault.output());
  if (!mount_small(fault.output(), 0, "8k")) return kSkipped;
  bool is_well = true;
  for (const char* size : {"8k", "60k", "120k", "200k"}) {
    is_well = is_well && mount_small(fault.output(), MS_REMOUNT, size);
    for (const Inputs inputs : {Inputs::kOne, Inputs::kOther}) {
      fault.put_inputs(inputs);
      const int code = fault.run(fault.output());
      if (code != 3) std::cout << "exit code " << code << " with a disk of " << size << '\n';
      is_well = is_well && code == 3 && fault.is_whole();
    }
  }
  is_well = is_well && mount_small(fault.output(), MS_REMOUNT, "64m") && fault.ends_well();
  ::umount(fault.output().c_str());
  return is_well ? 0 : 1;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what == "killed" && argc == 5) {
    return gongkai::killed(argv[2], std::atoi(argv[3]), static_cast<unsigned>(std::atoi(argv[4])));
  }
  if (what == "limited") return gongkai::limited(argv[2]);
  if (what == "no-threads" && argc == 4) return gongkai::no_threads(argv[2], argv[3]);
  if (what == "full-disk") return gongkai::full_disk(argv[2]);
  if (what == "starved") return gongkai::starved(argv[2]);
  std::cerr << "batch_faults killed PROGRAM ROUNDS SEED | limited PROGRAM | "
               "no-threads PROGRAM LIBRARY | full-disk PROGRAM | starved PROGRAM\n";
  return 2;
}
