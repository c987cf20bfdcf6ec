#include "source/json_slips.h"

#include <algorithm>
#include <array>
#include <utility>

#include "source/ascii.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// Full-width marks and blanks, and what they stand for in JSON.
constexpr std::array<std::pair<char32_t, std::string_view>, 14> kWide = {{{U'，', ","},
                                                                          {U'、', ","},
                                                                          {U'：', ":"},
                                                                          {U'“', "\""},
                                                                          {U'”', "\""},
                                                                          {U'＂', "\""},
                                                                          {U'｛', "{"},
                                                                          {U'｝', "}"},
                                                                          {U'［', "["},
                                                                          {U'］', "]"},
                                                                          {U'【', "["},
                                                                          {U'】', "]"},
                                                                          {U'\u3000', " "},
                                                                          {U'\u00A0', " "}}};

std::optional<JsonSlip> wide_mark(char32_t character) {
  const auto* found =
      std::ranges::find(kWide, character, &std::pair<char32_t, std::string_view>::first);
  if (found == kWide.end()) return std::nullopt;
  const std::string meant(found->second);
  if (meant == " ") return JsonSlip{"半角空格，或者没有空格", "此处是全角（或不换行）空格，删去"};
  std::string wide;
  append_utf8(character, wide);
  return JsonSlip{"半角的 " + meant, "此处的 " + wide + " 是全角标点，改成半角的 " + meant};
}

// Whether a text ends with a number like 073.09, whose first digit alone is a number for JSON.
bool has_leading_zero(std::string_view text) {
  const std::size_t begin = text.find_last_not_of("0123456789.") + 1;
  return text.size() > begin + 1 && text[begin] == '0' && is_digit(text[begin + 1]);
}

// Mistakes in place of a value or name, or after one.
std::optional<JsonSlip> outside(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : ' ';
  const std::size_t last =
      at > 0 ? text.find_last_not_of(kJsonBlanks, at - 1) : std::string_view::npos;
  const char last_mark = last == std::string_view::npos ? '{' : text[last];
  if ((c == '}' || c == ']') && last_mark == ',') return JsonSlip{"", "删去此处之前多余的逗号"};
  if (c == '\'') return JsonSlip{"双引号 \"", "文字和字段名用双引号括起，不用单引号"};
  if (c == '/' || c == '#') return JsonSlip{"", "JSON 中不能写注释，删去"};
  if (has_leading_zero(text.substr(0, at))) {
    return JsonSlip{"", "数字不能以 0 开头；编码和金额加双引号"};
  }
  const bool follows_value =
      last_mark == '"' || last_mark == '}' || last_mark == ']' || is_digit(last_mark);
  if (follows_value && (c == '"' || c == '{' || c == '[') && before != '"') {
    return JsonSlip{"", "前一项之后缺少逗号"};
  }
  if (before == '"' && std::string_view(",:}]").find(c) == std::string_view::npos) {
    return JsonSlip{"", "文字中的引号写作 “ ”，或在前面加反斜杠：\\\""};
  }
  if (is_letter(c)) {
    return JsonSlip{"", "文字和字段名加双引号；true、false、null 用小写"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<JsonSlip> find_json_slip(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  if (c == '\n' || c == '\r') {
    return JsonSlip{"", "文字中的换行写作 \\n；若文字到此为止，补上右引号"};
  }
  if (c == '\t') return JsonSlip{"", "文字中不能有制表符，改成空格"};
  if (at > 0 && text[at - 1] == '\\') return JsonSlip{"", "文字中的反斜杠写作 \\\\"};
  const std::u32string first = to_code_points(text.substr(at, 4));
  if (auto slip = wide_mark(first.front())) return slip;
  return outside(text, at);
}

}  // namespace gongkai
