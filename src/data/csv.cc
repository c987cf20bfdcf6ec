#include "data/csv.h"

#include <algorithm>
#include <string_view>

#include "source/unicode.h"
#include "source/visible.h"

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

bool is_passed_over(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\u00A0' || c == U'\u3000' || c == U'\'' || is_hidden(c);
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

bool is_like_formula(std::string_view text) {
  constexpr std::u32string_view kSigns = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212";
  const std::u32string characters = to_code_points(text);
  const auto first = std::ranges::find_if_not(characters, is_passed_over);
  if (first == characters.end()) return false;
  if (*first == U'\t' || *first == U'\r') return true;
  return kSigns.find(*first) != std::u32string_view::npos && first + 1 != characters.end();
}

std::string kept_from_calculating(std::string_view text) { return "'" + std::string(text); }

}  // namespace gongkai
