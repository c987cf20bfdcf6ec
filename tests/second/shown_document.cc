#include "second/shown_document.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace gongkai::second {
namespace {

// A cell's text alone, without its span, exact value, formula and style.
std::string cell_text(std::string_view cell) {
  for (const char* mark : {" [", " {", " ^", " #", " =sum("}) {
    cell = cell.substr(0, std::min(cell.find(mark), cell.size()));
  }
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  return std::string(cell);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find('\t', begin);
    out.push_back(cell_text(std::string_view(line).substr(begin, end - begin)));
    if (end == std::string::npos) return out;
    begin = end + 1;
  }
}

// A paragraph's words without the marks of styles, lists and origins; empty for headings.
std::string paragraph_text(std::string_view line) {
  line.remove_prefix(line.find("] ") + 2);
  if (line.starts_with('#')) return {};
  const std::size_t list = line.find_first_not_of("|+-");
  if (list != 0 && line.substr(list).starts_with("# ")) line.remove_prefix(list + 2);
  std::string out;
  while (!line.empty()) {
    const std::size_t begin = std::min(line.find('{'), line.size());
    out += line.substr(0, begin);
    line.remove_prefix(begin);
    line.remove_prefix(std::min(line.find('}') + 1, line.size()));
  }
  return out;
}

}  // namespace

ShownDocument read_document(const std::string& text) {
  ShownDocument out;
  std::string table;
  std::string chapter;
  bool is_in_body = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with("note ")) {
      is_in_body = false;
    } else if (is_in_body) {
      out.tables[table].push_back(cells_of(line));
    } else if (line.starts_with("table ")) {
      table = line.substr(6);
    } else if (line.starts_with("text ")) {
      chapter = line.substr(5);
    } else if (line == "body") {
      is_in_body = true;
    } else if (!chapter.empty() && line.starts_with('[')) {
      const std::string words = paragraph_text(line);
      if (!words.empty()) out.paragraphs[chapter].push_back(words);
    }
  }
  return out;
}

}  // namespace gongkai::second
