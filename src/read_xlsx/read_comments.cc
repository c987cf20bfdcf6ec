#include "read_xlsx/read_comments.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kMostComments = 10'000;
constexpr std::string_view kNote = "/comments/commentList/comment";
constexpr std::string_view kThread = "/ThreadedComments/threadedComment";

// The comment parts named by the sheet's relationships, each once.
bool comment_parts(PartReader& parts, const std::string& sheet_part, std::set<std::string>& out) {
  const std::filesystem::path sheet(sheet_part);
  const std::filesystem::path folder = sheet.parent_path();
  const std::string relationships =
      (folder / "_rels" / (sheet.filename().string() + ".rels")).generic_string();
  if (!parts.has(relationships)) return true;
  XmlEvents events;
  events.begin = [&](std::string_view path, const XmlAttributes& attributes) {
    const std::string_view type = attributes.get("Type");
    const bool is_of_comments = type.ends_with("/comments") || type.ends_with("/threadedComment");
    if (path != "/Relationships/Relationship" || !is_of_comments) return true;
    const std::string_view target = attributes.get("Target");
    out.insert(target.starts_with('/') ? std::string(target.substr(1))
                                       : (folder / target).lexically_normal().generic_string());
    return true;
  };
  return parts.read(relationships, events);
}

bool read_part(PartReader& parts, const std::string& part, WorkbookSheet& sheet) {
  const std::size_t longest = parts.limits().cell_characters;
  SheetComment comment;
  XmlEvents events;
  events.begin = [&](std::string_view path, const XmlAttributes& attributes) {
    if (path == kNote || path == kThread) {
      comment = {.cell = shortened(attributes.get("ref")), .text = {}};
    }
    return true;
  };
  events.text = [&](std::string_view path, std::string_view piece) {
    const bool is_text = path == "/comments/commentList/comment/text/t" ||
                         path == "/comments/commentList/comment/text/r/t" ||
                         path == "/ThreadedComments/threadedComment/text";
    if (is_text && comment.text.size() < longest) comment.text += piece;
    return true;
  };
  events.end = [&](std::string_view path) {
    const bool is_comment = path == kNote || path == kThread;
    if (is_comment && sheet.comments.size() < kMostComments) {
      sheet.comments.push_back(std::move(comment));
      comment = {};
    }
    return true;
  };
  return parts.read(part, events);
}

}  // namespace

bool read_comments(PartReader& parts, const std::string& sheet_part, WorkbookSheet& sheet) {
  std::set<std::string> of_sheet;
  if (!comment_parts(parts, sheet_part, of_sheet)) return false;
  return std::ranges::all_of(of_sheet, [&](const std::string& part) {
    return !parts.has(part) || read_part(parts, part, sheet);
  });
}

}  // namespace gongkai
