#include "pack/prose.h"

#include <algorithm>
#include <utility>

#include "source/ascii.h"
#include "source/cleaned_text.h"
#include "source/name_list.h"
#include "source/text_encoding.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

// Noncharacters, which no input contains. A line that is blank in the text begins with the second;
// so a line that is blank only because of an empty field does not end a paragraph.
constexpr std::string_view kLineFeed = "\uFDD3";
constexpr std::string_view kBlankLine = "\uFDD4";

// Whether a line holds tags of sections or comments and nothing else.
bool is_standalone(std::string_view line) {
  bool has_tag = false;
  for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
    const bool is_section = line.size() > 2 && line.starts_with("{{") &&
                            std::string_view("#^/!").find(line[2]) != std::string_view::npos;
    const std::size_t close = line.find("}}");
    if (!is_section || close == std::string_view::npos) return false;
    line.remove_prefix(close + 2);
    has_tag = true;
  }
  return has_tag;
}

void report_characters(const Prose& prose, Findings& findings) {
  std::size_t at = 0;
  for (const char32_t c : to_code_points(prose.text())) {
    std::string bytes;
    append_utf8(c, bytes);
    if (is_control(c) && c != U'\n') {
      findings.add({.id = "control-character",
                    .where = prose.place(at, at + bytes.size()),
                    .message = "文字中有控制字符 " + code_point_name(c),
                    .expected = "可见的文字和换行",
                    .help = "删去这个字符；缩进不用制表符，文件用 LF 换行"});
    }
    at += bytes.size();
  }
  for (CharacterFault& fault : refused_characters(prose.text())) {
    fault.finding.where = prose.place(fault.begin, fault.end);
    findings.add(std::move(fault.finding));
  }
}

}  // namespace

Prose Prose::from_file(SourceText source, Findings& findings) {
  auto decoded = decoded_text(std::move(source), findings);
  if (!decoded) return {};
  const auto file = std::make_shared<const SourceText>(*std::move(decoded));
  PiecedText whole;
  whole.add(file, 0, file->text().size());
  return from_pieces(std::move(whole), findings);
}

Prose Prose::from_pieces(PiecedText pieces, Findings& findings) {
  Prose prose;
  prose.text_ = pieces.text();
  prose.pieces_ = std::move(pieces);
  report_characters(prose, findings);
  prose.scan(findings);
  return prose;
}

Prose Prose::from_json(const JsonValue& value, Findings& findings) {
  Prose prose;
  prose.text_ = std::string(value.text());
  prose.where_ = value;
  prose.scan(findings);
  return prose;
}

Place Prose::place(std::size_t begin, std::size_t end) const {
  return where_.exists() ? where_.place() : pieces_.place(begin, end);
}

Place Prose::line_place(int line) const {
  if (where_.exists()) return where_.place();
  std::size_t begin = 0;
  for (int i = 1; i < line; ++i) begin = std::min(text_.find('\n', begin), text_.size() - 1) + 1;
  return pieces_.place(begin, std::min(text_.find('\n', begin), text_.size()));
}

void Prose::make_mustache() {
  for (std::string_view rest = text_; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    const bool is_alone = is_standalone(line);
    if (trimmed(line).empty()) mustache_ += kBlankLine;
    mustache_ += is_alone ? trimmed(line) : line;
    if (end == std::string_view::npos) return;
    if (!is_alone) mustache_ += kLineFeed;
    rest.remove_prefix(end + 1);
  }
}

void Prose::scan(Findings& findings) {
  make_mustache();
  std::size_t at = 0;
  while ((at = text_.find("{{", at)) != std::string::npos) {
    const std::size_t close = text_.find("}}", at);
    if (close == std::string::npos) {
      findings.add({.id = "template-field-open",
                    .where = place(at, at + 2),
                    .message = "“{{”没有对应的“}}”",
                    .expected = "如 {{department.name}}"});
      return;
    }
    if (!add_tag(at, close + 2, findings)) return;
    at = close + 2;
  }
  check_sections(findings);
}

bool Prose::add_tag(std::size_t begin, std::size_t end, Findings& findings) {
  std::string_view inside = trimmed(std::string_view(text_).substr(begin + 2, end - begin - 4));
  ProseTag tag{.begin = begin, .end = end};
  if (inside.starts_with('!')) return true;
  if (!inside.empty() && std::string_view("{&>=").find(inside.front()) != std::string_view::npos) {
    findings.add({.id = "template-tag-unsupported",
                  .where = place(begin, end),
                  .message = "不能使用 " + text_.substr(begin, end - begin) + " 这种标记",
                  .expected = "{{字段}}、{{#条件}}…{{/条件}}、{{^条件}}…{{/条件}} 或 {{! 注释}}"});
    return false;
  }
  if (inside.starts_with('#')) tag.kind = ProseTag::Kind::kSection;
  if (inside.starts_with('^')) tag.kind = ProseTag::Kind::kInverted;
  if (inside.starts_with('/')) tag.kind = ProseTag::Kind::kEnd;
  if (tag.kind != ProseTag::Kind::kVariable) inside = trimmed(inside.substr(1));
  tag.name = std::string(inside);
  tags_.push_back(std::move(tag));
  return true;
}

void Prose::check_sections(Findings& findings) const {
  const auto report = [&](const ProseTag& tag, const std::string& message,
                          const std::string& expected) {
    findings.add({.id = "template-section-open",
                  .where = place(tag.begin, tag.end),
                  .message = message,
                  .expected = expected});
  };
  std::vector<const ProseTag*> open;
  for (const ProseTag& tag : tags_) {
    if (tag.kind == ProseTag::Kind::kVariable) continue;
    if (tag.kind != ProseTag::Kind::kEnd) {
      open.push_back(&tag);
    } else if (!open.empty() && open.back()->name == tag.name) {
      open.pop_back();
    } else {
      report(tag, "{{/" + tag.name + "}} 没有对应的开头",
             open.empty() ? "先有 {{#" + tag.name + "}}" : "先写 {{/" + open.back()->name + "}}");
      return;
    }
  }
  for (const ProseTag* tag : open) {
    report(*tag, "{{#" + tag->name + "}} 没有结尾", "其后某处有 {{/" + tag->name + "}}");
  }
}

std::string with_line_feeds(std::string rendered) {
  std::string out;
  for (std::string_view rest = rendered;;) {
    const std::size_t end = rest.find(kLineFeed);
    std::string line(rest.substr(0, end));
    const std::size_t blank = line.find(kBlankLine);
    if (blank != std::string::npos) line.erase(blank, kBlankLine.size());
    out += line;
    if (end == std::string_view::npos) return out;
    if (blank != std::string::npos || !trimmed(line).empty()) out += '\n';
    rest.remove_prefix(end + kLineFeed.size());
  }
}

namespace {

void report_unknown(const Prose& prose, const ProseTag& tag, const std::vector<std::string>& known,
                    Findings& findings) {
  UnknownName advice = unknown_name(
      tag.name, known, {.before = "{{", .after = "}}", .listed_in = "templates/README.md"});
  findings.add({.id = "unknown-template-field",
                .where = prose.place(tag.begin, tag.end),
                .message = "没有 {{" + tag.name + "}} 这个字段",
                .expected = std::move(advice.expected),
                .help = std::move(advice.help)});
}

// Reports a list, or a name without a value in some budgets, outside the section that guards it.
void check_guard(const Prose& prose, const ProseTag& tag, const std::vector<std::string>& open,
                 const ProseNames& names, Findings& findings) {
  const auto guard =
      std::ranges::find(names.guards, tag.name, &std::pair<std::string, std::string>::first);
  if (guard == names.guards.end() || std::ranges::find(open, guard->second) != open.end()) return;
  const bool is_section = guard->second.empty();
  const std::string& section = is_section ? tag.name : guard->second;
  const std::string pair = "{{#" + section + "}}…{{/" + section + "}}";
  findings.add({.id = "template-field-unguarded",
                .where = prose.place(tag.begin, tag.end),
                .message = "{{" + tag.name + "}} " +
                           (is_section ? "只能用作条件或列表，不能直接列示"
                                       : "在部分预算中没有值，句子会不完整"),
                .expected = is_section ? "用作 " + pair : "写在 " + pair + " 之内"});
}

}  // namespace

void check_names(const Prose& prose, const ProseNames& names, Findings& findings) {
  std::vector<std::vector<std::string>> known = {names.names};
  std::vector<std::string> open;
  for (const ProseTag& tag : prose.tags()) {
    if (tag.kind == ProseTag::Kind::kEnd) {
      if (known.size() > 1) known.pop_back();
      if (!open.empty()) open.pop_back();
      continue;
    }
    if (std::ranges::find(known.back(), tag.name) == known.back().end()) {
      report_unknown(prose, tag, known.back(), findings);
    }
    if (tag.kind == ProseTag::Kind::kVariable) {
      check_guard(prose, tag, open, names, findings);
      continue;
    }
    open.push_back(tag.kind == ProseTag::Kind::kSection ? tag.name : "");
    known.push_back(known.back());
    const auto list = std::ranges::find(names.lists, tag.name,
                                        &std::pair<std::string, std::vector<std::string>>::first);
    if (list == names.lists.end() || tag.kind == ProseTag::Kind::kInverted) continue;
    known.back().insert(known.back().begin(), list->second.begin(), list->second.end());
  }
}

}  // namespace gongkai
