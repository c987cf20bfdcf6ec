// What gongkai render does when the machine refuses it something:
//   render_faults memory PROGRAM BUDGET       less and less memory
//   render_faults file-size PROGRAM BUDGET    files may grow to a few KB only
// Either all files are made and are those of an undisturbed run, or none, with exit code 3 and a
// finding in Chinese; a file that was there before stays as it was.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "support/tree.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

// A resource that the child may use up to a limit.
struct Limit {
  decltype(RLIMIT_AS) resource;
  rlim_t most;
};

struct Outcome {
  int code = 0;  // the exit code, or the negative signal
  std::string said = {};
};

std::string read_all(int file) {
  std::string out;
  std::array<char, 4096> bytes{};
  for (ssize_t size = 0; (size = ::read(file, bytes.data(), bytes.size())) > 0;) {
    out.append(bytes.data(), static_cast<std::size_t>(size));
  }
  return out;
}

// Nothing but findings, with an error, and the line that counts them: libraries print in English.
bool is_finding(const std::string& said) {
  std::istringstream lines(said);
  bool has_error = false;
  for (std::string line; std::getline(lines, line);) {
    const auto holds = [&](const char* words) { return line.find(words) != std::string::npos; };
    has_error = has_error || holds("错误：");
    const bool is_detail = line.starts_with("  ") || line.starts_with("共 ");
    if (!is_detail && !holds("错误：") && !holds("警告：") && !holds("提示：")) return false;
  }
  return has_error;
}

class Fault {
 public:
  Fault(std::string program, std::string budget, std::string format)
      : program_(std::move(program)),
        budget_(std::move(budget)),
        format_(std::move(format)),
        folder_(fs::temp_directory_path() / ("gongkai_render_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    run({RLIMIT_AS, RLIM_INFINITY});
    whole_ = tree_of(folder_ / "out");
  }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;
  ~Fault() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  bool is_useful() const { return !whole_.empty(); }

  Outcome run(Limit limit) const {
    fs::remove_all(folder_ / "out");
    const std::string to = folder_ / "out";
    return run(limit, {"render", budget_, "-o", to, "--format", format_});
  }

  // Whether the program can be loaded at all. Libraries that are refused memory before main() end
  // it, or wait for ever.
  bool is_loaded(Limit limit) const { return run(limit, {"--version"}).code == 0; }

  // Whether a run with this limit ended as it should.
  bool is_well(Limit limit, const Outcome& outcome) const {
    const Tree made = fs::exists(folder_ / "out") ? tree_of(folder_ / "out") : Tree();
    if (outcome.code == 3 && made.empty() && is_finding(outcome.said)) return true;
    if (outcome.code == 0 && made == whole_) return true;
    std::cout << "limit " << limit.most << ": exit code " << outcome.code << ", " << made.size()
              << " files\n"
              << outcome.said;
    return false;
  }

 private:
  Outcome run(Limit limit, const std::vector<std::string>& arguments) const {
    std::array<int, 2> ends{};  // a file would have the limit, too
    if (::pipe(ends.data()) != 0) return {};
    const pid_t child = ::fork();
    if (child == 0) start(limit, arguments, ends[1]);
    ::close(ends[1]);
    Outcome out{.said = read_all(ends[0])};
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return out;
  }

  [[noreturn]] void start(Limit limit, const std::vector<std::string>& arguments, int said) const {
    constexpr unsigned kLongest = 120;  // seconds
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(said, STDERR_FILENO);
    const rlimit limits{limit.most, limit.most};
    ::setrlimit(limit.resource, &limits);
    ::alarm(kLongest);
    std::vector<char*> words = {const_cast<char*>(program_.c_str())};
    for (const std::string& argument : arguments)
      words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(program_.c_str(), words.data());
    ::_exit(127);
  }

  std::string program_;
  std::string budget_;
  std::string format_;
  fs::path folder_;
  Tree whole_;
};

// From what suffices down to what the program cannot be loaded with.
int memory(const std::string& program, const std::string& budget) {
  constexpr rlim_t kMegabyte = 1U << 20U;
  const Fault fault(program, budget, "xlsx,pdf");
  if (!fault.is_useful()) return 1;
  int refused = 0;
  for (rlim_t megabytes = 400; megabytes >= 20; megabytes -= std::max<rlim_t>(4, megabytes / 12)) {
    const Limit limit{RLIMIT_AS, megabytes * kMegabyte};
    if (!fault.is_loaded(limit)) break;
    const Outcome outcome = fault.run(limit);
    if (!fault.is_well(limit, outcome)) return 1;
    if (outcome.code == 3) ++refused;
  }
  std::cout << refused << " runs were refused memory\n";
  return refused > 0 ? 0 : 1;
}

int file_size(const std::string& program, const std::string& budget) {
  for (const char* format : {"xlsx", "pdf", "xlsx,pdf"}) {
    const Fault fault(program, budget, format);
    if (!fault.is_useful()) return 1;
    for (const rlim_t most : {0U, 4000U, 10240U, 20000U}) {
      const Limit limit{RLIMIT_FSIZE, most};
      const Outcome outcome = fault.run(limit);
      if (outcome.code != 3) std::cout << "exit code " << outcome.code << " with " << most << '\n';
      if (outcome.code != 3 || !fault.is_well(limit, outcome)) return 1;
    }
  }
  return 0;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  const std::string what = argc == 4 ? argv[1] : "";
  if (what == "memory") return gongkai::memory(argv[2], argv[3]);
  if (what == "file-size") return gongkai::file_size(argv[2], argv[3]);
  std::cerr << "render_faults memory PROGRAM BUDGET | file-size PROGRAM BUDGET\n";
  return 2;
}
