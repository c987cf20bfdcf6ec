#include "source/shape.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "source/ascii.h"
#include "source/name_list.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

std::string_view kind_name(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull:
      return "null";
    case JsonKind::kBoolean:
      return "真假值";
    case JsonKind::kNumber:
      return "数字";
    case JsonKind::kString:
      return "文字";
    case JsonKind::kArray:
      return "数组";
    case JsonKind::kObject:
      return "对象";
  }
  return {};
}

bool is_refused(char32_t c, Lines lines) {
  const bool is_noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return (is_control(c) && !(c == '\n' && lines == Lines::kSeveral)) || is_noncharacter;
}

bool read_string(const JsonValue& value, std::string& out, Findings& findings) {
  if (value.kind() != JsonKind::kString) return report_kind(value, "文字（加双引号）", findings);
  out = value.text();
  return true;
}

bool check_controls(const JsonValue& value, const std::string& text, Lines lines,
                    Findings& findings) {
  const std::u32string characters = to_code_points(text);
  const auto bad =
      std::ranges::find_if(characters, [&](char32_t c) { return is_refused(c, lines); });
  if (bad == characters.end()) return true;
  findings.add({.id = "control-character",
                .where = value.place(),
                .message = "文字中含有控制字符 " + code_point_name(*bad),
                .expected = lines == Lines::kOne ? "一行文字" : "文字，段落之间用 \\n 分开",
                .help = "删去该字符"});
  return false;
}

bool is_blank(std::string_view text) {
  constexpr std::u32string_view kBlanks = U" \n\u00A0\u3000";
  return to_code_points(text).find_first_not_of(kBlanks) == std::u32string::npos;
}

// Full-width letters, digits and signs as half-width ones, without blanks.
std::string half_width(std::string_view text) {
  std::string out;
  for (const char32_t c : to_code_points(text)) {
    if (c == U' ' || c == U'\u00A0' || c == U'\u3000') continue;
    append_utf8(c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c, out);
  }
  return out;
}

bool is_code(std::string_view text, const std::vector<int>& lengths) {
  return is_digits(text) &&
         std::ranges::find(lengths, static_cast<int>(text.size())) != lengths.end();
}

std::string digits_expected(const std::vector<int>& lengths) {
  std::string out;
  for (int length : lengths) out += (out.empty() ? "" : "、") + std::to_string(length);
  return out + " 位数字编码";
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t length) {
    int out = -1;
    if (is_digits(text.substr(at, length))) {
      std::from_chars(text.data() + at, text.data() + at + length, out);
    }
    return out;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1949 || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[static_cast<std::size_t>(month) - 1] + (month == 2 && is_leap ? 1 : 0);
}

// "2023-03-01" for 2023年3月1日, 2023/3/1 and the like; other texts are returned unchanged.
std::string date_meant(std::string_view text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : half_width(text)) {
    if (c >= '0' && c <= '9') {
      if (part < parts.size()) parts[part] += c;
    } else if (part < parts.size() && !parts[part].empty()) {
      ++part;
    }
  }
  for (std::string& number : parts) number.insert(0, number.size() == 1 ? "0" : "");
  return parts[0] + "-" + parts[1] + "-" + parts[2];
}

}  // namespace

bool report_kind(const JsonValue& value, std::string_view expected, Findings& findings) {
  const bool names_itself = value.kind() == JsonKind::kNull;
  findings.add({.id = "wrong-type",
                .where = value.place(),
                .message = "此处是" + (names_itself ? "" : std::string(kind_name(value.kind()))) +
                           " " + value.quoted(),
                .expected = std::string(expected)});
  return false;
}

bool report_choice(const JsonValue& value, const std::vector<std::string>& choices,
                   Findings& findings) {
  UnknownName advice = unknown_name(value.text(), choices);
  findings.add({.id = "unknown-value",
                .where = value.place(),
                .message = "没有 " + value.quoted() + " 这个取值",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
  return false;
}

bool check_fields(const JsonValue& object, const std::vector<std::string>& known,
                  const std::vector<std::pair<std::string, std::string>>& required,
                  Findings& findings) {
  bool is_good = true;
  for (const JsonValue& member : object.children()) {
    if (std::ranges::find(known, member.key()) != known.end()) continue;
    UnknownName advice = unknown_name(member.key(), known, {.listed_in = "gongkai schema"});
    findings.add({.id = "unknown-field",
                  .where = member.key_place(),
                  .message = "未知字段 \"" + std::string(member.key()) + "\"",
                  .expected = std::move(advice.expected),
                  .help = std::move(advice.help)});
    is_good = false;
  }
  for (const auto& [key, description] : required) {
    if (object.find(key)) continue;
    findings.add({.id = "missing-field",
                  .where = object.place(),
                  .message = "缺少字段 \"" + key + "\"",
                  .expected = "\"" + key + "\"：" + description});
    is_good = false;
  }
  return is_good;
}

Schema schema_document(std::string_view title, const Schema& root, Definitions definitions) {
  Schema out{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  for (const auto& [name, member] : root.members()) out[name] = member;
  out["definitions"] = std::move(definitions);
  return out;
}

std::string digits_pattern(const std::vector<int>& lengths) {
  std::string out;
  for (int length : lengths) {
    out += (out.empty() ? "^(" : "|") + std::string("[0-9]{") + std::to_string(length) + "}";
  }
  return out + ")$";
}

bool check_key(const JsonValue& member, const std::vector<int>& lengths, Findings& findings) {
  if (lengths.empty() || is_code(member.key(), lengths)) return true;
  findings.add({.id = "text-format",
                .where = member.key_place(),
                .message = "\"" + std::string(member.key()) + "\" 不符合格式",
                .expected = digits_expected(lengths)});
  return false;
}

Shape<std::string> text(Lines lines) {
  return {.read =
              [lines](const JsonValue& value, std::string& out, Findings& findings) {
                if (!read_string(value, out, findings)) return false;
                if (is_blank(out)) {
                  findings.add({.id = "empty-text",
                                .where = value.place(),
                                .message = "此处的文字为空",
                                .expected = "文字，或者不写这个字段"});
                  return false;
                }
                return check_controls(value, out, lines, findings);
              },
          .describe =
              [lines](Definitions&) {
                // Not blank; control characters are left to the reader: \\u in patterns differs
                // between validators.
                return Schema{{"type", "string"},
                              {"pattern", lines == Lines::kOne ? "^[^\n]*[^ \n\u00A0\u3000][^\n]*$"
                                                               : "[^ \n\u00A0\u3000]"}};
              }};
}

Shape<std::string> text_or_empty() {
  return {.read =
              [](const JsonValue& value, std::string& out, Findings& findings) {
                return read_string(value, out, findings) &&
                       check_controls(value, out, Lines::kSeveral, findings);
              },
          .describe =
              [](Definitions&) {
                return Schema{{"type", "string"}};
              }};
}

Shape<std::string> matching(std::string pattern, std::string expected,
                            std::function<bool(std::string_view)> matches,
                            std::function<std::string(std::string_view)> meant) {
  if (!meant) meant = half_width;
  return {
      .read =
          [expected = std::move(expected), matches = std::move(matches), meant = std::move(meant)](
              const JsonValue& value, std::string& out, Findings& findings) {
            if (value.kind() == JsonKind::kNumber && matches(value.text())) {
              findings.add({.id = "wrong-type",
                            .where = value.place(),
                            .message = "编码 " + value.quoted() + " 没有加双引号",
                            .expected = expected,
                            .help = "写作 \"" + value.quoted() + "\"（否则前导零会丢失）"});
              return false;
            }
            if (!read_string(value, out, findings)) return false;
            if (matches(out)) return true;
            const std::string better = meant(out);
            out.clear();  // must not be used further
            findings.add({.id = "text-format",
                          .where = value.place(),
                          .message = value.quoted() + " 不符合格式",
                          .expected = expected,
                          .help = matches(better) ? "写作 \"" + better + "\"" : ""});
            return false;
          },
      .describe =
          [pattern = std::move(pattern)](Definitions&) {
            return Schema{{"type", "string"}, {"pattern", pattern}};
          }};
}

Shape<std::string> digits(std::vector<int> lengths) {
  return matching(digits_pattern(lengths), digits_expected(lengths) + "，加双引号",
                  [lengths](std::string_view text) { return is_code(text, lengths); });
}

Shape<std::string> digits_between(int least, int most) {
  const std::string from = std::to_string(least);
  const std::string to = std::to_string(most);
  return matching("^[0-9]{" + from + "," + to + "}$", from + " 至 " + to + " 位数字编码，加双引号",
                  [least, most](std::string_view text) {
                    const auto size = static_cast<int>(text.size());
                    return is_digits(text) && size >= least && size <= most;
                  });
}

Shape<std::string> date() {
  return matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "确有的一天，如 \"2023-03-01\"", is_date,
                  date_meant);
}

Shape<bool> boolean() {
  return {.read =
              [](const JsonValue& value, bool& out, Findings& findings) {
                if (value.kind() != JsonKind::kBoolean) {
                  return report_kind(value, "true 或 false（不加引号）", findings);
                }
                out = value.as_boolean();
                return true;
              },
          .describe =
              [](Definitions&) {
                return Schema{{"type", "boolean"}};
              }};
}

Shape<int> integer(int least, int most) {
  return {.read =
              [least, most](const JsonValue& value, int& out, Findings& findings) {
                const std::string expected =
                    std::to_string(least) + " 至 " + std::to_string(most) + " 的整数（不加引号）";
                const std::string_view digits = value.text();
                if (value.kind() == JsonKind::kString && !digits.empty() && is_digits(digits)) {
                  findings.add({.id = "wrong-type",
                                .where = value.place(),
                                .message = "此处是文字 " + value.quoted(),
                                .expected = expected,
                                .help = "去掉双引号，写作 " + std::string(digits)});
                  return false;
                }
                if (value.kind() != JsonKind::kNumber) {
                  return report_kind(value, expected, findings);
                }
                const auto [end, error] =
                    std::from_chars(digits.data(), digits.data() + digits.size(), out);
                if (error == std::errc() && end == digits.data() + digits.size() && out >= least &&
                    out <= most) {
                  return true;
                }
                findings.add({.id = "number-range",
                              .where = value.place(),
                              .message = "此处是 " + value.quoted(),
                              .expected = expected});
                return false;
              },
          .describe =
              [least, most](Definitions&) {
                return Schema{{"type", "integer"}, {"minimum", least}, {"maximum", most}};
              }};
}

Shape<std::string> one_of_texts(std::vector<std::string> choices) {
  return {.read =
              [choices](const JsonValue& value, std::string& out, Findings& findings) {
                if (!read_string(value, out, findings)) return false;
                if (std::ranges::find(choices, out) != choices.end()) return true;
                return report_choice(value, choices, findings);
              },
          .describe =
              [choices](Definitions&) {
                return Schema{{"enum", Schema::texts(choices)}};
              }};
}

}  // namespace gongkai
