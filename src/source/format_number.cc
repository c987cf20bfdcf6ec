#include "source/format_number.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace gongkai {
namespace {

bool is_later(std::string_view text, int known) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size() || text.starts_with('-')) return false;
  return error == std::errc::result_out_of_range || (error == std::errc() && number > known);
}

}  // namespace

bool check_format(const JsonValue& file, int known, Findings& findings) {
  if (file.kind() != JsonKind::kObject) return true;
  const auto format = file.find(kFormatMember);
  if (!format || format->kind() != JsonKind::kNumber || !is_later(format->text(), known)) {
    return true;
  }
  findings.add({.id = "newer-format",
                .where = format->place(),
                .message = "这个文件需要更高版本的程序：格式 " + format->quoted(),
                .expected = "格式不超过 " + std::to_string(known),
                .help = "升级 gongkai（gongkai --version 显示版本）"});
  return false;
}

}  // namespace gongkai
