#include "data/csv.h"

#include <string_view>

namespace gongkai {
namespace {

void append_field(std::string_view text, std::string& out) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string csv_file(const std::vector<std::vector<std::string>>& lines) {
  std::string out = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) out += ',';
      append_field(line[i], out);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace gongkai
