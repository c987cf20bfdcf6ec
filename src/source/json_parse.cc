// Parsing: nlohmann_json reports values, from which the builder below makes nodes with places.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "source/ascii.h"
#include "source/cleaned_json.h"
#include "source/cleaned_text.h"
#include "source/json.h"
#include "source/json_slips.h"
#include "source/text_encoding.h"

namespace gongkai {
namespace {

enum class PastedText { kRefused, kCleaned };

constexpr std::uint32_t kMostPaired = 24;

// The characters of numbers, true, false and null.
constexpr std::string_view kLiteral = "+-.0123456789Eaeflnrstu";

// long double: a number like 1e400 overflows double, and the parser would stop there instead of
// leaving it to the reader of that field. The value itself is never used.
using Parser = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t,
                                    std::uint64_t, long double>;

// What nlohmann_json says it expected, in Chinese.
std::string expected_token(std::string_view message) {
  constexpr std::string_view kValue = "双引号括起的文字、数字、true、false、null、“{” 或 “[”";
  if (message.find("invalid literal") != std::string_view::npos) return std::string(kValue);
  constexpr std::string_view kMark = "; expected ";
  const std::size_t at = message.find(kMark);
  if (at == std::string_view::npos) return {};
  std::string out(message.substr(at + kMark.size()));
  const std::pair<std::string_view, std::string_view> words[] = {
      {"'[', '{', or a literal", kValue},
      {"string literal", "双引号括起的文字"},
      {"object key", "双引号括起的字段名"},
      {"end of input", "文件到此结束"},
      {" or ", " 或 "},
      {"'}'", "“,” 或 “}”"},  // the parser omits the comma, which is valid too
      {"']'", "“,” 或 “]”"},
      {"':'", "“:”"},
      {"literal", "值"}};
  for (const auto& [english, chinese] : words) {
    const std::size_t found = out.find(english);
    if (found != std::string::npos) out.replace(found, english.size(), chinese);
  }
  return out;
}

}  // namespace

// Follows the text in step with the parser: between two events there are only blanks, commas and
// colons, so each value's place is found without help from the parser.
class JsonTreeBuilder : public nlohmann::json_sax<Parser> {
 public:
  JsonTreeBuilder(JsonTree& tree, PastedText pasted, Findings& findings)
      : tree_(tree), text_(tree.source_.text()), pasted_(pasted), findings_(findings) {
    // Each value but the first of a list is preceded by a comma. The second bound covers files that
    // consist of commas only.
    const auto values =
        std::ranges::count_if(text_, [](char c) { return c == ',' || c == '{' || c == '['; });
    tree_.nodes_.reserve(std::min(static_cast<std::size_t>(values) + 1, text_.size() / 8 + 1));
  }

  bool null() override { return literal(JsonKind::kNull); }
  bool boolean(bool) override { return literal(JsonKind::kBoolean); }
  bool number_integer(number_integer_t) override { return literal(JsonKind::kNumber); }
  bool number_unsigned(number_unsigned_t) override { return literal(JsonKind::kNumber); }
  bool number_float(number_float_t, const string_t&) override { return literal(JsonKind::kNumber); }
  bool binary(binary_t&) override { return false; }

  bool string(string_t& value) override {
    const JsonSpan span = take_string();
    add(JsonKind::kString, span).text = stored(span, value);
    return true;
  }

  bool key(string_t& value) override {
    key_span_ = take_string();
    key_ = stored(key_span_, value);
    return true;
  }

  bool start_object(std::size_t) override { return open(JsonKind::kObject); }
  bool end_object() override {
    report_duplicates();
    return close();
  }
  bool start_array(std::size_t) override { return open(JsonKind::kArray); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    skip_separators();
    const std::string_view message = error.what();
    if (message.find("number overflow") != std::string_view::npos) return report_overflow();
    const bool is_inside = message.find("invalid string") != std::string_view::npos;
    const std::size_t at = is_inside && position > 0 ? position - 1 : cursor_;
    const bool is_end = at >= text_.size();
    const auto slip = find_json_slip(text_, at);
    const bool is_named = slip && !slip->expected.empty();
    findings_.add({.id = "json-syntax",
                   .where = tree_.source_.place(at, at + 1),
                   .message = is_end ? "文件在此中断，JSON 不完整" : "此处不符合 JSON 语法",
                   .expected = is_named ? slip->expected : expected_token(message),
                   .help = is_end ? "补全缺少的括号或引号；若文件是下载得到的，请重新下载"
                           : slip ? slip->help
                                  : "检查此处前后的逗号、冒号、引号和括号"});
    return false;
  }

 private:
  // Thousands of digits: beyond even what a long double holds.
  bool report_overflow() {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", cursor_), text_.size());
    findings_.add({.id = "number-overflow",
                   .where = tree_.source_.place(cursor_, end),
                   .message = "数字太大，有 " + std::to_string(end - cursor_) + " 个字符",
                   .expected = "预算中的金额和编码都不超过几十位",
                   .help = "检查是否漏了引号或逗号"});
    return false;
  }

  void skip_separators() {
    cursor_ = std::min(text_.find_first_not_of(" \t\r\n,:", cursor_), text_.size());
  }

  JsonSpan take(std::size_t end) {
    const JsonSpan span{static_cast<std::uint32_t>(cursor_), static_cast<std::uint32_t>(end)};
    cursor_ = end;
    return span;
  }

  JsonSpan take_string() {
    skip_separators();
    std::size_t end = cursor_ + 1;
    while (text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    return take(end + 1);
  }

  std::string_view stored(JsonSpan span, std::string& decoded) {
    const std::string_view raw = text_.substr(span.begin + 1, span.end - span.begin - 2);
    const std::string_view text = raw.find('\\') == std::string_view::npos
                                      ? raw
                                      : tree_.decoded_.emplace_back(std::move(decoded));
    if (is_surely_clean(text)) return text;
    const bool is_as_written = text.data() == raw.data();
    if (pasted_ == PastedText::kRefused) {
      for (CharacterFault& fault : refused_characters(text)) report(fault, span, is_as_written);
      return text;
    }
    CleanedText cleaned = cleaned_text(text);
    if (cleaned.faults.empty()) return text;
    for (CharacterFault& fault : cleaned.faults) report(fault, span, is_as_written);
    return tree_.decoded_.emplace_back(std::move(cleaned.text));
  }

  // Reports at the character itself, or at the whole text if it holds escapes or its end is meant.
  void report(CharacterFault& fault, JsonSpan span, bool is_as_written) {
    const bool is_in_text = is_as_written && fault.end > fault.begin;
    const std::size_t begin = span.begin + 1;
    fault.finding.where = is_in_text ? tree_.source_.place(begin + fault.begin, begin + fault.end)
                                     : tree_.source_.place(span.begin, span.end);
    findings_.add(std::move(fault.finding));
  }

  bool literal(JsonKind kind) {
    skip_separators();
    const JsonSpan span = take(std::min(text_.find_first_not_of(kLiteral, cursor_), text_.size()));
    add(kind, span).text = text_.substr(span.begin, span.end - span.begin);
    return true;
  }

  JsonTree::Node& add(JsonKind kind, JsonSpan span) {
    const auto id = static_cast<std::uint32_t>(tree_.nodes_.size());
    JsonTree::Node node{.kind = kind, .span = span, .key_span = key_span_, .text = {}, .key = key_};
    key_span_ = {};
    key_ = {};
    if (!open_.empty()) {
      node.parent = open_.back().node;
      std::uint32_t& last = open_.back().last_child;
      if (last == JsonTree::kNone) {
        tree_.nodes_[node.parent].first_child = id;
      } else {
        node.index = tree_.nodes_[last].index + 1;
        tree_.nodes_[last].next = id;
      }
      last = id;
    }
    return tree_.nodes_.emplace_back(node);
  }

  bool open(JsonKind kind) {
    skip_separators();
    const JsonSpan span = take(cursor_ + 1);
    add(kind, span);
    open_.push_back({static_cast<std::uint32_t>(tree_.nodes_.size() - 1), JsonTree::kNone});
    if (static_cast<int>(open_.size()) <= kDeepestJson) return true;
    findings_.add({.id = "json-too-deep",
                   .where = tree_.source_.place(span.begin, span.end),
                   .message = "括号嵌套超过 " + std::to_string(kDeepestJson) + " 层",
                   .expected = "预算文件和模板的嵌套都不超过十层",
                   .help = "检查是否误用了其他文件，或缺少右括号"});
    return false;
  }

  bool close() {
    skip_separators();
    tree_.nodes_[open_.back().node].span.end = take(cursor_ + 1).end;
    open_.pop_back();
    return true;
  }

  void report_duplicates() {
    if (!has_duplicates()) return;
    std::vector<JsonValue> members = JsonValue(&tree_, open_.back().node).children();
    std::ranges::stable_sort(members, {}, &JsonValue::key);
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (members[i].key() != members[i - 1].key()) continue;
      findings_.add({.id = "duplicate-field",
                     .where = members[i].key_place(),
                     .message = "字段 \"" + std::string(members[i].key()) + "\" 重复",
                     .expected = "同一对象内每个字段只出现一次",
                     .help = "删去其中一个",
                     .notes = {{"前一处在此", members[i - 1].key_place()}}});
    }
  }

  // Nearly all objects are small and valid: compared pairwise, without allocating a list.
  bool has_duplicates() const {
    const auto& nodes = tree_.nodes_;
    const std::uint32_t last = open_.back().last_child;
    if (last == JsonTree::kNone) return false;
    if (nodes[last].index >= kMostPaired) return true;  // left to sorting
    const std::uint32_t first = nodes[open_.back().node].first_child;
    for (std::uint32_t a = first; a != JsonTree::kNone; a = nodes[a].next) {
      for (std::uint32_t b = nodes[a].next; b != JsonTree::kNone; b = nodes[b].next) {
        if (nodes[a].key == nodes[b].key) return true;
      }
    }
    return false;
  }

  struct Open {
    std::uint32_t node;
    std::uint32_t last_child;
  };

  JsonTree& tree_;
  std::string_view text_;
  PastedText pasted_;
  Findings& findings_;
  std::size_t cursor_ = 0;
  JsonSpan key_span_;
  std::string_view key_;
  std::vector<Open> open_;
};

namespace {

std::string size_in_words(std::size_t bytes) {
  constexpr std::size_t kMegabyte = 1U << 20U;
  if (bytes < kMegabyte) return std::to_string(bytes) + " 字节";
  return std::to_string(bytes / kMegabyte) + " MB";
}

bool check_size(const SourceText& source, std::size_t largest, Findings& findings) {
  if (source.text().size() <= largest) return true;
  findings.add({.id = "file-too-large",
                .where = {.file = source.name()},
                .message = "文件有 " + size_in_words(source.text().size()),
                .expected = "不超过 " + size_in_words(largest),
                .help = "检查是否误用了其他文件；多个部门请各用一个文件"});
  return false;
}

// "编码,名称": the first line has column separators and does not begin like JSON.
bool is_table_text(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kJsonBlanks);
  if (begin == std::string_view::npos || text[begin] == '{' || text[begin] == '[') return false;
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.starts_with('"')) line.remove_prefix(std::min(line.find('"', 1), line.size()));
  return line.find_first_of(",\t;") != std::string_view::npos &&
         line.find_first_of("{}[]") == std::string_view::npos;
}

std::string kind_of_text(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(kJsonBlanks), text.size());
  if (text.substr(begin).starts_with('<')) return "网页或 XML 文件";
  return is_table_text(text) ? "CSV 表格（用逗号或制表符分列的文本）" : "";
}

bool report_other_format(const SourceText& source, const std::string& kind, Findings& findings) {
  const bool is_latin = kind.front() >= 'A' && kind.front() <= 'Z';
  findings.add({.id = "other-format",
                .where = {.file = source.name()},
                .message = (is_latin ? "这是 " : "这是") + kind + "，不是 JSON 文件",
                .expected = "JSON 文本",
                .help = "检查是否选错了文件；预算文件怎样写见 examples/ 中的样例和 gongkai schema，"
                        "做好的工作簿用 gongkai verify 核对"});
  return false;
}

bool check_text(const SourceText& source, Findings& findings) {
  const std::string_view text = source.text();
  if (text.find_first_not_of(kJsonBlanks) == std::string_view::npos) {
    findings.add({.id = "json-syntax",
                  .where = source.place(0, 1),
                  .message = "文件是空的",
                  .expected = "JSON 文本",
                  .help = "检查是否选对了文件、文件是否已保存"});
    return false;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    findings.add({.id = "nul-byte",
                  .where = source.place(nul, nul + 1),
                  .message = "文件含有 NUL 字节，不是文本文件",
                  .expected = "UTF-8 文本",
                  .help = "检查是否误用了 Excel 等二进制文件，文件是否在传输中损坏，"
                          "或是否存成了不带标记的 UTF-16"});
    return false;
  }
  const std::string kind = kind_of_text(text);
  return kind.empty() || report_other_format(source, kind, findings);
}

std::shared_ptr<const JsonTree> build(SourceText source, PastedText pasted, Findings& findings) {
  auto tree = std::make_shared<JsonTree>(std::move(source));
  JsonTreeBuilder builder(*tree, pasted, findings);
  const bool is_json = Parser::sax_parse(tree->source().text(), &builder);
  return is_json ? tree : nullptr;
}

std::shared_ptr<const JsonTree> parse(SourceText source, std::size_t largest, PastedText pasted,
                                      Findings& findings) {
  if (!check_size(source, largest, findings)) return nullptr;
  if (const std::string kind = foreign_format(source.text()); !kind.empty()) {
    report_other_format(source, kind, findings);
    return nullptr;
  }
  auto decoded = decode(std::move(source), findings);
  if (!decoded || !check_text(decoded->text, findings)) return nullptr;
  if (!decoded->guess) return build(std::move(decoded->text), pasted, findings);
  Findings found;
  auto tree = build(std::move(decoded->text), pasted, found);
  if (tree) {
    findings.add(*std::move(decoded->guess));
    findings.add_all(std::move(found));
    return tree;
  }
  for (const Finding& finding : found.all()) {
    if (finding.severity == Severity::kError) {
      decoded->refusal->notes.push_back({"读取后，" + finding.message, finding.where});
    }
  }
  findings.add(*std::move(decoded->refusal));
  return nullptr;
}

}  // namespace

std::shared_ptr<const JsonTree> parse_json(SourceText source, Findings& findings,
                                           std::size_t largest) {
  return parse(std::move(source), largest, PastedText::kRefused, findings);
}

std::shared_ptr<const JsonTree> parse_json_cleaned(SourceText source, Findings& findings) {
  return parse(std::move(source), kLargestJson, PastedText::kCleaned, findings);
}

}  // namespace gongkai
