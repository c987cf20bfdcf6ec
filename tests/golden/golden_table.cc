#include "golden/golden_table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

namespace gongkai {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    std::string cell = normalized(line.substr(0, tab));
    if (!cell.empty()) cells.push_back(std::move(cell));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

GoldenTable read_table(const fs::path& path) {
  GoldenTable table{.name = path.stem().string()};
  std::ifstream in(path, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (auto cells = cells_of(line); !cells.empty()) table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

std::vector<GoldenTable> read_golden(const std::string& folder) {
  std::vector<GoldenTable> tables;
  for (const auto& entry : fs::directory_iterator(fs::path(GONGKAI_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".tsv") tables.push_back(read_table(entry.path()));
  }
  std::ranges::sort(tables, {}, &GoldenTable::name);
  return tables;
}

std::string normalized(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kFolded[] = {
      {"：", ":"}, {"（", "("},    {"）", ")"},    {"，", ","},    {"；", ";"},
      {"　", ""},  {"\u00A0", ""}, {"\u200B", ""}, {"\uFEFF", ""}, {" ", ""},
      {"\t", ""},  {"\r", ""},     {"\n", ""}};
  std::string out;
  while (!text.empty()) {
    const auto folded = std::ranges::find_if(
        kFolded, [&](const auto& pair) { return text.starts_with(pair.first); });
    const bool is_folded = folded != std::end(kFolded);
    out += is_folded ? folded->second : text.substr(0, 1);
    text.remove_prefix(is_folded ? folded->first.size() : 1);
  }
  return out;
}

std::string to_line(const std::vector<std::string>& row) {
  std::string out;
  for (const std::string& cell : row) out += (out.empty() ? "" : " | ") + cell;
  return out;
}

}  // namespace gongkai
