#include "pack/chapter_files.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "pack/pack_tree.h"
#include "source/ascii.h"
#include "source/name_list.h"
#include "source/text_encoding.h"

namespace gongkai {
namespace {

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

// A replaced block is a paragraph of its own.
void end_paragraph(PiecedText& text) {
  if (!text.text().empty() && !text.text().ends_with("\n\n")) {
    text.add_between(text.text().ends_with('\n') ? "\n" : "\n\n");
  }
}

}  // namespace

/// A comment that speaks of blocks.
struct ChapterFiles::Comment {
  enum class Kind { kBlock, kEnd, kExtends };
  Kind kind = Kind::kBlock;
  std::string name;
};

std::optional<ChapterFiles::Comment> ChapterFiles::comment_in(std::string_view line) {
  constexpr std::string_view kOpen = "<!--";
  constexpr std::string_view kClose = "-->";
  line = trimmed(line);
  const bool is_comment = line.size() >= kOpen.size() + kClose.size() && line.starts_with(kOpen) &&
                          line.ends_with(kClose);
  if (!is_comment) return std::nullopt;
  line.remove_prefix(kOpen.size());
  line.remove_suffix(kClose.size());
  line = trimmed(line);
  if (line == "end") return Comment{.kind = Comment::Kind::kEnd, .name = {}};
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string_view word = trimmed(line.substr(0, colon));
  const std::string name(trimmed(line.substr(std::min(colon + 1, line.size()))));
  if (name.empty()) return std::nullopt;
  if (word == "block") return Comment{.kind = Comment::Kind::kBlock, .name = name};
  if (word == "extends") return Comment{.kind = Comment::Kind::kExtends, .name = name};
  return std::nullopt;
}

std::optional<PiecedText> ChapterFiles::text(const std::string& id, const Place& asked_by) {
  const auto all = blocks(id, 0, asked_by);
  if (!all) return std::nullopt;
  PiecedText out;
  for (const Block& block : *all) out.add(block.text);
  return out;
}

// The text's file in the packs from `first` on, nearest first, with what it extends.
std::optional<ChapterFiles::Blocks> ChapterFiles::blocks(const std::string& id, std::size_t first,
                                                         const Place& asked_by) {
  if (!check_pack_file_name(id, asked_by, findings_)) return std::nullopt;
  for (std::size_t at = first; at < chain_.size(); ++at) {
    const int errors_before = findings_.count(Severity::kError);
    auto source = read_(chain_[at] + "/text/" + id + ".md", findings_);
    if (findings_.count(Severity::kError) > errors_before) return std::nullopt;
    if (!source) continue;
    auto decoded = decoded_text(std::move(*source), findings_);
    if (!decoded) return std::nullopt;
    std::string base;
    Place where;
    Blocks out = split(std::make_shared<const SourceText>(*std::move(decoded)), base, where);
    check_names(out);
    return base.empty() ? std::move(out) : changed(id, at, base, where, std::move(out));
  }
  report_missing(id, first, asked_by);
  return std::nullopt;
}

std::optional<ChapterFiles::Blocks> ChapterFiles::changed(const std::string& id, std::size_t at,
                                                          const std::string& base,
                                                          const Place& asked_by, Blocks changes) {
  if (std::ranges::count(open_, id) > 1) {
    findings_.add({.id = "text-cycle",
                   .where = asked_by,
                   .message = "文字 \"" + id + "\" 循环继承",
                   .expected = "extends 最终指向一篇完整的文字",
                   .help = "改正其中一篇文字的 extends"});
    return std::nullopt;
  }
  open_.push_back(id);
  // A base of the same name refers to the packs that this one extends.
  auto out = blocks(base, base == id ? at + 1 : 0, asked_by);
  open_.pop_back();
  if (!out) return std::nullopt;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < out->size(); ++i) places.emplace((*out)[i].name, i);
  for (Block& change : changes) replace(change, places, *out);
  return out;
}

void ChapterFiles::replace(Block& change, const std::map<std::string, std::size_t>& at,
                           Blocks& blocks) {
  if (change.name.empty()) {
    if (is_blank(change.text.text())) return;
    const std::size_t begin = change.text.text().find_first_not_of(kJsonBlanks);
    const std::size_t end =
        std::min(change.text.text().find('\n', begin), change.text.text().size());
    findings_.add({.id = "text-beside-blocks",
                   .where = change.text.place(begin, end),
                   .message = "这篇文字有 extends，此处的文字却不在任何一块中",
                   .expected = "<!-- block: 名称 --> 之后的文字，名称是所继承的文字中的一块",
                   .help = "在其前写上 <!-- block: 名称 -->，或删去 extends，写出全文"});
    return;
  }
  const auto found = at.find(change.name);
  if (found == at.end()) {
    std::vector<std::string> known;
    for (const auto& [name, place] : at) {
      if (!name.empty()) known.push_back(name);
    }
    UnknownName advice = unknown_name(change.name, known);
    findings_.add({.id = "unknown-block",
                   .where = change.where,
                   .message = "所继承的文字没有名为 \"" + change.name + "\" 的一块",
                   .expected = known.empty() ? "所继承的文字以 <!-- block: 名称 --> 标出的一块"
                                             : std::move(advice.expected),
                   .help = std::move(advice.help)});
    return;
  }
  PiecedText& text = blocks[found->second].text;
  text = is_blank(change.text.text()) ? PiecedText() : std::move(change.text);
  end_paragraph(text);
}

// Whether a comment is in a valid position; if not, it is left to the Markdown reader.
bool ChapterFiles::is_meant(const Comment& comment, std::string_view before, const Block& open) {
  switch (comment.kind) {
    case Comment::Kind::kBlock:
      return true;
    case Comment::Kind::kEnd:
      return !open.name.empty();
    case Comment::Kind::kExtends:
      return is_blank(before);
  }
  return false;
}

// The parts of a file; what it extends, if it does.
ChapterFiles::Blocks ChapterFiles::split(const std::shared_ptr<const SourceText>& file,
                                         std::string& extends, Place& where) {
  Blocks out(1);
  const std::string_view all = file->text();
  std::size_t from = 0;  // start of the text after the last comment
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size() - 1) + 1;
    const std::string_view line = all.substr(begin, end - begin);
    const auto comment = comment_in(line);
    if (comment && is_meant(*comment, all.substr(0, begin), out.back())) {
      out.back().text.add(file, from, begin);
      from = end;
      Place here = file->place(begin, begin + trimmed(line).size());
      if (comment->kind == Comment::Kind::kExtends) {
        extends = comment->name;
        where = std::move(here);
      } else {
        out.push_back({.name = comment->name, .text = {}, .where = std::move(here)});
      }
    }
    begin = end;
  }
  out.back().text.add(file, from, all.size());
  return out;
}

void ChapterFiles::check_names(const Blocks& blocks) {
  std::map<std::string, const Block*> known;
  for (const Block& block : blocks) {
    const auto [before, is_new] = known.emplace(block.name, &block);
    if (is_new || block.name.empty()) continue;
    findings_.add({.id = "duplicate-block",
                   .where = block.where,
                   .message = "名为 \"" + block.name + "\" 的一块重复",
                   .expected = "同一篇文字中各块的名称互不相同",
                   .help = "改名，或并入前一块",
                   .notes = {{"前一处在此", before->second->where}}});
  }
}

void ChapterFiles::report_missing(const std::string& id, std::size_t first, const Place& asked_by) {
  if (first > 0 || !open_.empty()) {
    findings_.add({.id = "missing-text-file",
                   .where = asked_by,
                   .message = "继承的模板包中没有文字 \"" + id + "\"",
                   .expected = "其他文字的名称；与本篇同名时，是继承的模板包中的那一篇"});
    return;
  }
  findings_.add({.id = "missing-text-file",
                 .where = asked_by,
                 .message = "没有文字 \"" + id + "\" 的文件",
                 .expected = chain_.front() + "/text/" + id + ".md",
                 .help = "新建该文件，或从 document 中删去这一部分"});
}

}  // namespace gongkai
