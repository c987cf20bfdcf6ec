#include "summary/expected_list.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "source/ascii.h"
#include "source/files.h"
#include "source/source_text.h"
#include "source/text_encoding.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

constexpr const char* kHelp = "每行依次写代码、空格或制表符、名称，如：250001 某区科技局";

bool is_forbidden(char32_t c) { return is_control(c) && c != U'\t'; }

// Reads the lines one by one, with their places.
class Lines {
 public:
  Lines(const SourceText& text, Findings& findings) : text_(text), findings_(findings) {}

  void read(std::size_t begin, std::size_t end) {
    const std::string_view line = text_.text().substr(begin, end - begin);
    const std::string_view content = trimmed(line);
    if (content.empty() || content.starts_with('#')) return;
    Place where = text_.place(begin, end);
    if (std::ranges::any_of(to_code_points(content), is_forbidden)) {
      findings_.add({.id = "control-character",
                     .where = std::move(where),
                     .message = "这一行有控制字符",
                     .expected = "代码和名称",
                     .help = kHelp});
      return;
    }
    const std::size_t blank = content.find_first_of(kJsonBlanks);
    if (blank == std::string_view::npos) {
      findings_.add({.id = "expected-line",
                     .where = std::move(where),
                     .message = "“" + std::string(content) + "” 后面没有名称",
                     .expected = "代码和名称",
                     .help = kHelp});
      return;
    }
    ExpectedUnit unit{.code = std::string(content.substr(0, blank)),
                      .name = std::string(trimmed(content.substr(blank))),
                      .line = where.line};
    const auto [former, is_new] = lines_.emplace(unit.code, unit.line);
    if (is_new) {
      units.push_back(std::move(unit));
      return;
    }
    findings_.add(
        {.id = "expected-twice",
         .where = std::move(where),
         .message = "代码 " + unit.code + " 与第 " + std::to_string(former->second) + " 行重复",
         .expected = "每个单位一行",
         .help = "删去一行，或改正代码"});
  }

  std::vector<ExpectedUnit> units;

 private:
  const SourceText& text_;
  Findings& findings_;
  std::map<std::string, int> lines_;
};

}  // namespace

std::optional<ExpectedList> read_expected(const std::string& path, Findings& findings) {
  auto bytes = read_file(path, path, findings);
  if (!bytes) return std::nullopt;
  const auto source = decoded_text(SourceText(path, *bytes), findings);
  if (!source) return std::nullopt;
  const int errors_before = findings.count(Severity::kError);
  Lines lines(*source, findings);
  const std::string_view text = source->text();
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.read(begin, end);
    begin = end + 1;
  }
  if (lines.units.empty() && findings.count(Severity::kError) == errors_before) {
    findings.add({.id = "expected-empty",
                  .where = {.file = path},
                  .message = "名单中没有单位",
                  .expected = "每个应报送的单位一行",
                  .help = kHelp});
  }
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  return ExpectedList{.path = path, .bytes = *std::move(bytes), .units = std::move(lines.units)};
}

}  // namespace gongkai
