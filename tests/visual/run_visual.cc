// Compares pages of the examples with their references in tests/visual/pages/:
//
//   run_visual [--accept] [--report FILE] [PAGE...]
//
// PAGE is "<example>.<page number>": "laocheng-2023.13". Its references are a small grey picture
// (compared with a tolerance) and its display list as text (compared exactly). Without PAGE: all
// that there are. --accept writes the references, also those of a new page. --report writes a page
// for the browser with old, new and difference of all that changed.
// Exit code 77: there is no pdftoppm.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/line_diff.h"
#include "support/temporary_folder.h"
#include "visual/picture.h"
#include "visual/report.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

constexpr const char* kResolution = "36";  // dpi: tables and lines are seen, letters are blots
constexpr int kSkipped = 77;

const fs::path kSource = GONGKAI_SOURCE_DIR;
const fs::path kPages = kSource / "tests" / "visual" / "pages";

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  if (!(std::ofstream(path, std::ios::binary) << bytes)) {
    throw std::runtime_error("cannot write " + path.string());
  }
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

bool succeeds(const std::string& command) { return std::system(command.c_str()) == 0; }

void run(const std::string& command) {
  if (!succeeds(command)) throw std::runtime_error("failed: " + command);
}

/// A page of an example.
struct PageName {
  std::string example;
  int page = 0;

  explicit PageName(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) throw std::runtime_error(name + " is not <example>.<page>");
    example = name.substr(0, dot);
    page = std::stoi(name.substr(dot + 1));
  }
};

/// What an example looks like, made once.
class Example {
 public:
  explicit Example(const std::string& name) {
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path() / "gongkai";
    const std::string render =
        quoted(program) + " render " + quoted(kSource / "examples" / name / "budget.json");
    const std::string quiet = " 2> " + quoted(folder_.path() / "messages");
    run(render + " --format pdf -o " + quoted(folder_.path()) + quiet + " > /dev/null");
    run(render + " --emit=pages > " + quoted(folder_.path() / "pages") + quiet);
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      if (entry.path().extension() == ".pdf") fs::rename(entry.path(), folder_.path() / "pdf");
    }
    lists_ = "\n" + read_file(folder_.path() / "pages");
  }

  /// The bytes of a PNG file.
  std::string picture(int page) const {
    const std::string number = std::to_string(page);
    run("pdftoppm -r " + std::string(kResolution) + " -gray -png -singlefile -f " + number +
        " -l " + number + " " + quoted(folder_.path() / "pdf") + " " +
        quoted(folder_.path() / "picture"));
    const auto picture = read_png((folder_.path() / "picture.png").string());
    if (!picture) throw std::runtime_error("there is no page " + number);
    return png_bytes(*picture);  // without what pdftoppm tells of itself
  }

  /// The part of --emit=pages that is about a page.
  std::string display_list(int page) const {
    const std::size_t begin = lists_.find("\npage " + std::to_string(page) + " ") + 1;
    const std::size_t next = lists_.find("\npage ", begin);
    const std::size_t last = std::min(next, lists_.find("\nbookmark ", begin));
    return lists_.substr(begin, last == std::string::npos ? last : last + 1 - begin);
  }

 private:
  TemporaryFolder folder_;
  std::string lists_;
};

/// What a page looks like, or should.
struct Look {
  std::string png;
  std::string list;
};

Look reference(const std::string& name) {
  return {read_file(kPages / (name + ".png")), read_file(kPages / (name + ".txt"))};
}

// Nothing if the page looks as its reference.
std::optional<ChangedPage> changed(const std::string& name, const Look& now,
                                   const fs::path& scratch) {
  const Look before = reference(name);
  write_file(scratch, now.png);
  const auto old_picture = read_png((kPages / (name + ".png")).string());
  const auto new_picture = read_png(scratch.string());
  ChangedPage out{.name = name,
                  .old_png = before.png,
                  .new_png = now.png,
                  .difference_png = {},
                  .lines = line_diff(before.list, now.list)};
  bool is_same = out.lines.empty() && old_picture && new_picture;
  if (old_picture && new_picture) {
    const Difference found = difference(*old_picture, *new_picture);
    is_same = is_same && found.is_tolerable();
    if (found.has_same_size) out.difference_png = png_bytes(found.picture);
  }
  return is_same ? std::nullopt : std::optional(std::move(out));
}

std::vector<std::string> all_references() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kPages)) {
    if (entry.path().extension() == ".png") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

struct Options {
  bool accepts = false;
  std::string report;
  std::vector<std::string> pages;
};

Options parse(const std::vector<std::string>& arguments) {
  Options out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--accept") {
      out.accepts = true;
    } else if (arguments[i] == "--report" && i + 1 < arguments.size()) {
      out.report = arguments[++i];
    } else {
      out.pages.push_back(arguments[i]);
    }
  }
  if (out.pages.empty()) out.pages = all_references();
  return out;
}

std::vector<ChangedPage> changed_pages(const Options& options) {
  const TemporaryFolder scratch;
  std::map<std::string, Example> examples;
  std::vector<ChangedPage> out;
  for (const std::string& name : options.pages) {
    const PageName wanted(name);
    const Example& example = examples.try_emplace(wanted.example, wanted.example).first->second;
    const Look now{example.picture(wanted.page), example.display_list(wanted.page)};
    auto page = changed(name, now, scratch.path() / "picture.png");
    if (!page) continue;
    std::cout << (options.accepts ? "accepted " : "FAILED ") << name << '\n' << page->lines;
    out.push_back(std::move(*page));
    if (!options.accepts) continue;
    write_file(kPages / (name + ".png"), now.png);
    write_file(kPages / (name + ".txt"), now.list);
  }
  return out;
}

int run_all(const Options& options) {
  if (!succeeds("command -v pdftoppm > /dev/null")) {
    std::cout << "there is no pdftoppm\n";
    return kSkipped;
  }
  const std::vector<ChangedPage> pages = changed_pages(options);
  if (!options.report.empty()) write_file(options.report, html_report(pages));
  const std::size_t failures = options.accepts ? 0 : pages.size();
  std::cout << options.pages.size() << " pages, " << failures << " failed\n";
  if (failures > 0 && !options.report.empty()) std::cout << "see " << options.report << '\n';
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  try {
    return gongkai::run_all(gongkai::parse({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::cout << "FAILED: " << error.what() << '\n';
    return 1;
  }
}
