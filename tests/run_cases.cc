// Runs the cases of tests/cases/:
//
//   run_cases [--accept] [CASE...]
//
// A case is a folder with `cmd` (one line for /bin/sh), its inputs, and `expected.txt`: what the
// command prints, then a line "2>" and what it prints as errors (if anything), then "=> exit code".
// The command runs in a copy of the folder, the built programs come first on its PATH, and
// GONGKAI_EXAMPLES holds the path of examples/. --accept writes expected.txt instead of comparing.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/line_diff.h"
#include "support/temporary_folder.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

enum class Mode { kCompare, kAccept };

const fs::path kSource = GONGKAI_SOURCE_DIR;
const fs::path kCases = kSource / "tests" / "cases";

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void redirect(int descriptor, const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0644);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
  ::close(file);
}

// Of the child process; never returns.
[[noreturn]] void run_shell(const std::string& command, const fs::path& folder) {
  const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
  const char* path = std::getenv("PATH");
  ::setenv("PATH", (programs.string() + ":" + (path != nullptr ? path : "/usr/bin:/bin")).c_str(),
           1);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("GONGKAI_EXAMPLES", (kSource / "examples").c_str(), 1);
  redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
  redirect(STDOUT_FILENO, folder / "stdout", O_WRONLY | O_CREAT | O_APPEND);
  redirect(STDERR_FILENO, folder / "stderr", O_WRONLY | O_CREAT | O_APPEND);
  if (::chdir((folder / "case").c_str()) != 0) ::_exit(126);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(126);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("lost the command");
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string with_newline(std::string text) {
  if (!text.empty() && text.back() != '\n') text += "\n\\ no newline at the end\n";
  return text;
}

// What expected.txt should hold.
std::string run_command(const fs::path& source) {
  const TemporaryFolder temporary;
  fs::copy(source, temporary.path() / "case", fs::copy_options::recursive);
  fs::remove(temporary.path() / "case" / "expected.txt");
  const std::string command = read_file(source / "cmd");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) run_shell(command, temporary.path());
  const int code = wait_for(child);
  std::string out = with_newline(read_file(temporary.path() / "stdout"));
  const std::string errors = with_newline(read_file(temporary.path() / "stderr"));
  if (!errors.empty()) out += "2>\n" + errors;
  out += "=> " + std::to_string(code) + "\n";
  for (const std::string& folder : {temporary.path().string(), kSource.string()}) {
    if (out.find(folder) != std::string::npos) {
      throw std::runtime_error("the output names a folder of this machine:\n" + out);
    }
  }
  return out;
}

bool run_case(const std::string& name, Mode mode) {
  const fs::path source = kCases / name;
  if (!fs::exists(source / "cmd")) throw std::runtime_error("no file cmd");
  const fs::path expected = source / "expected.txt";
  const std::string result = run_command(source);
  const std::string diff = line_diff(read_file(expected), result);
  if (diff.empty() && fs::exists(expected)) return true;
  std::cout << (mode == Mode::kAccept ? "accepted " : "FAILED ") << name << '\n' << diff;
  if (mode == Mode::kCompare) return false;
  std::ofstream(expected, std::ios::binary) << result;
  return true;
}

bool run_safely(const std::string& name, Mode mode) {
  try {
    return run_case(name, mode);
  } catch (const std::exception& error) {
    std::cout << "FAILED " << name << ": " << error.what() << '\n';
    return false;
  }
}

std::vector<std::string> all_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

int run(std::vector<std::string> names) {
  const Mode mode = std::erase(names, "--accept") == 0 ? Mode::kCompare : Mode::kAccept;
  if (names.empty()) names = all_cases();
  int failures = 0;
  for (const std::string& name : names) failures += run_safely(name, mode) ? 0 : 1;
  std::cout << names.size() << " cases, " << failures << " failed\n";
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { return gongkai::run({argv + 1, argv + argc}); }
