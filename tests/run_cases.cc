// Runs the cases of tests/cases/: a command, its inputs and all that it must say.
//
//   run_cases [--accept] [CASE ...]
//
// A case is a folder with `cmd` (one line for /bin/sh), inputs, and `expected.txt`: the standard
// output, after a line "2>" the standard error if there is any, and a line "=> exit code". The
// command runs in a copy of the folder, with the programs of the build first on the PATH and the
// path of examples/ in GONGKAI_EXAMPLES. --accept writes expected.txt anew.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "support/line_diff.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = GONGKAI_SOURCE_DIR;
const fs::path kCases = kSource / "tests" / "cases";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A new folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "gongkai-case-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw fs::filesystem_error(name, last_error());
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  static std::error_code last_error() { return {errno, std::generic_category()}; }
  fs::path path_;
};

void redirect(int target, const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, target) < 0) ::_exit(126);
}

// In the child process: becomes the case's shell.
[[noreturn]] void become_shell(const std::string& command, const fs::path& folder) {
  if (::chdir((folder / "case").c_str()) != 0) ::_exit(126);
  redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
  redirect(STDOUT_FILENO, folder / "stdout", O_WRONLY | O_CREAT);
  redirect(STDERR_FILENO, folder / "stderr", O_WRONLY | O_CREAT);
  const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
  const char* path = std::getenv("PATH");
  ::setenv("PATH", (programs.string() + ":" + (path == nullptr ? "/bin" : path)).c_str(), 1);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("GONGKAI_EXAMPLES", (kSource / "examples").c_str(), 1);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

int run_shell(const std::string& command, const fs::path& folder) {
  const pid_t child = ::fork();
  if (child == 0) become_shell(command, folder);
  int status = -1;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void append_lines(std::string& out, const std::string& text) {
  out += text;
  if (!text.empty() && text.back() != '\n') out += '\n';
}

// What the case's command says, as in expected.txt.
std::string result_of(const std::string& name) {
  const TemporaryFolder folder;
  fs::copy(kCases / name, folder.path() / "case", fs::copy_options::recursive);
  fs::remove(folder.path() / "case" / "expected.txt");
  const int code = run_shell(read(kCases / name / "cmd"), folder.path());
  std::string out;
  append_lines(out, read(folder.path() / "stdout"));
  const std::string errors = read(folder.path() / "stderr");
  if (!errors.empty()) out += "2>\n";
  append_lines(out, errors);
  return out + "=> " + std::to_string(code) + "\n";
}

// A result must be the same on every machine.
bool names_machine(const std::string& result) {
  return result.find(kSource.string()) != std::string::npos ||
         result.find(fs::temp_directory_path().string() + "/") != std::string::npos;
}

enum class Mode { kCompare, kAccept };

bool run_case(const std::string& name, Mode mode) {
  const fs::path expected = kCases / name / "expected.txt";
  if (!fs::exists(kCases / name / "cmd")) {
    std::cout << name << ": no such case\n";
    return false;
  }
  const std::string result = result_of(name);
  if (names_machine(result)) {
    std::cout << name << ": the output names a folder of this machine:\n" << result;
    return false;
  }
  const std::string diff = line_diff(read(expected), result);
  if (diff.empty()) return true;
  if (mode == Mode::kAccept) std::ofstream(expected, std::ios::binary) << result;
  std::cout << (mode == Mode::kAccept ? "accepted " : "--- ") << expected.string() << '\n' << diff;
  return mode == Mode::kAccept;
}

std::vector<std::string> all_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    if (entry.is_directory()) names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

int run(std::vector<std::string> names) {
  const auto options = std::ranges::remove(names, "--accept");
  const Mode mode = options.empty() ? Mode::kCompare : Mode::kAccept;
  names.erase(options.begin(), options.end());
  if (names.empty()) names = all_cases();
  const auto failures =
      std::ranges::count_if(names, [mode](const auto& name) { return !run_case(name, mode); });
  if (failures != 0) std::cout << failures << " of " << names.size() << " cases failed\n";
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { return gongkai::run({argv + 1, argv + argc}); }
