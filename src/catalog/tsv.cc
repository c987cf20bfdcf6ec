#include "catalog/tsv.h"

#include <algorithm>
#include <optional>
#include <span>

#include "source/files.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// Cuts one line off the front, without its end.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void split(TsvRow& row) {
  std::string_view rest = row.text;
  for (std::string_view& field : row.fields) {
    const std::size_t tab = std::min(rest.find('\t'), rest.size());
    field = rest.substr(0, tab);
    rest.remove_prefix(std::min(tab + 1, rest.size()));
  }
}

Place whole_line(const std::string& path, int line, std::string_view text) {
  const auto length = static_cast<int>(to_code_points(text).size());
  return {.file = path,
          .line = line,
          .column = 1,
          .excerpt = std::string(text),
          .length = std::max(1, length)};
}

bool report_missing(const std::string& path, Findings& findings) {
  findings.add({.id = "catalog-file",
                .where = {.file = path},
                .message = "无法读取科目表文件",
                .expected = "UTF-8 文本文件，制表符分隔",
                .help = "检查程序的 templates 目录是否完整"});
  return false;
}

}  // namespace

bool read_tsv(const std::string& path, std::string_view columns,
              const std::function<bool(const TsvRow&)>& take, Findings& findings) {
  Findings unused;  // reported in other words
  const std::optional<std::string> bytes = read_file(path, path, unused);
  if (!bytes || find_malformed_utf8(*bytes) != std::string_view::npos) {
    return report_missing(path, findings);
  }
  std::string_view rest = *bytes;
  const std::string_view header = next_line(rest);
  if (header != columns && !header.starts_with(std::string(columns) + "\t")) {
    findings.add({.id = "catalog-header",
                  .where = whole_line(path, 1, header),
                  .message = "科目表的第一行不是列名",
                  .expected = "以“" + std::string(columns) + "”开头，制表符分隔"});
    return false;
  }
  const auto least = static_cast<std::size_t>(std::ranges::count(columns, '\t')) + 1;
  bool is_good = true;
  for (int line = 2; !rest.empty(); ++line) {
    TsvRow row{.line = line, .text = next_line(rest), .fields = {}};
    split(row);
    const auto needed = std::span(row.fields).first(std::min(least, row.fields.size()));
    if (std::ranges::none_of(needed, &std::string_view::empty)) {
      is_good = take(row) && is_good;
      continue;
    }
    findings.add({.id = "catalog-row",
                  .where = whole_line(path, line, row.text),
                  .message = "科目表的这一行缺少内容",
                  .expected = "至少 " + std::to_string(least) + " 列：" + std::string(columns)});
    is_good = false;
  }
  return is_good;
}

Place place_of(const std::string& path, const TsvRow& row, std::size_t field) {
  Place place = whole_line(path, row.line, row.text);
  const std::string_view value = row.fields[field];
  const auto before = static_cast<std::size_t>(value.data() - row.text.data());
  place.column = static_cast<int>(to_code_points(row.text.substr(0, before)).size()) + 1;
  place.length = static_cast<int>(to_code_points(value).size());
  return place;
}

}  // namespace gongkai
