#include "read_xlsx/read_xlsx.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "read_xlsx/part_reader.h"
#include "read_xlsx/read_sheet.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr const char* kWorkbookPart = "xl/workbook.xml";
constexpr const char* kRelationshipsPart = "xl/_rels/workbook.xml.rels";
constexpr std::size_t kMostComments = 10'000;
constexpr std::string_view kNote = "/comments/commentList/comment";
constexpr std::string_view kThread = "/ThreadedComments/threadedComment";

// The parts that the workbook names.
struct Relationships {
  std::map<std::string, std::string, std::less<>> parts;  // by ids
  std::string strings;                                    // empty: it has none
};

// The name in the archive of what a part in `folder` calls so.
std::string part_name(std::string_view target, const std::filesystem::path& folder) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return (folder / target).lexically_normal().generic_string();
}

std::optional<Relationships> read_relationships(PartReader& parts) {
  Relationships out;
  if (!parts.has(kRelationshipsPart)) return out;
  XmlEvents events;
  events.begin = [&](std::string_view path, const XmlAttributes& attributes) {
    if (path != "/Relationships/Relationship") return true;
    const std::string part = part_name(attributes.get("Target"), "xl");
    out.parts.emplace(attributes.get("Id"), part);
    if (attributes.get("Type").ends_with("/sharedStrings")) out.strings = part;
    return true;
  };
  return parts.read(kRelationshipsPart, events) ? std::optional(std::move(out)) : std::nullopt;
}

// A sheet as the workbook lists it.
struct ListedSheet {
  std::string name;
  std::string id;
  bool is_hidden = false;
};

// Excel allows 31 characters; far longer names are cut, since findings quote them.
std::string sheet_name(std::string_view stated) {
  constexpr std::size_t kLongest = 600;
  return stated.size() > kLongest ? shortened(stated) : std::string(stated);
}

bool report_sheets(PartReader& parts) {
  const std::string most = std::to_string(parts.limits().sheets);
  parts.report().too_large("工作簿的工作表超过 " + most + " 张", "不超过 " + most + " 张",
                           "删去多余的工作表，或分单位导出");
  return false;
}

std::optional<std::vector<ListedSheet>> read_list(PartReader& parts) {
  std::vector<ListedSheet> out;
  XmlEvents events;
  events.begin = [&](std::string_view path, const XmlAttributes& attributes) {
    if (path != "/workbook/sheets/sheet") return true;
    if (out.size() == parts.limits().sheets) return report_sheets(parts);
    const std::string_view state = attributes.get("state");
    out.push_back({.name = sheet_name(attributes.get("name")),
                   .id = std::string(attributes.get("id")),
                   .is_hidden = state == "hidden" || state == "veryHidden"});
    return true;
  };
  return parts.read(kWorkbookPart, events) ? std::optional(std::move(out)) : std::nullopt;
}

// The parts of 批注 (notes, and the threads of newer programs) that the sheet's relationships name;
// each once.
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
    out.insert(part_name(attributes.get("Target"), folder));
    return true;
  };
  return parts.read(relationships, events);
}

bool read_comment_part(PartReader& parts, const std::string& part, WorkbookSheet& sheet) {
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

// False: an error was reported.
bool read_comments(PartReader& parts, const std::string& sheet_part, WorkbookSheet& sheet) {
  std::set<std::string> of_sheet;
  if (!comment_parts(parts, sheet_part, of_sheet)) return false;
  return std::ranges::all_of(of_sheet, [&](const std::string& part) {
    return !parts.has(part) || read_comment_part(parts, part, sheet);
  });
}

std::optional<Workbook> read_workbook(PartReader& parts) {
  const auto listed = read_list(parts);
  const auto related = listed ? read_relationships(parts) : std::nullopt;
  if (!related) return std::nullopt;
  SharedStrings strings;
  if (!related->strings.empty() && !read_strings(parts, related->strings, strings)) {
    return std::nullopt;
  }
  Workbook out;
  WorkbookCounts counts;
  for (const ListedSheet& one : *listed) {
    const auto part = related->parts.find(one.id);
    if (part == related->parts.end()) {
      parts.report().damaged("工作表“" + shortened(one.name) + "”没有内容的部件");
      return std::nullopt;
    }
    WorkbookSheet& sheet = out.sheets.emplace_back();
    sheet.name = one.name;
    sheet.is_hidden = one.is_hidden;
    if (!read_sheet(parts, part->second, strings, counts, sheet)) return std::nullopt;
    if (!read_comments(parts, part->second, sheet)) return std::nullopt;
  }
  if (!out.sheets.empty()) return out;
  parts.report().not_a_workbook();
  return std::nullopt;
}

// Whether the packed file is within the size limits.
bool is_of_size(std::string_view bytes, const WorkbookLimits& limits, WorkbookReport& report) {
  if (bytes.size() <= limits.file_bytes) return true;
  const std::string most = std::to_string(limits.file_bytes >> 20U) + " MB";
  report.too_large("工作簿有 " + std::to_string(bytes.size() >> 20U) + " MB", "不超过 " + most,
                   "删去图片和多余的工作表，或分单位导出");
  return false;
}

bool has_few_parts(const Archive& archive, const WorkbookLimits& limits, WorkbookReport& report) {
  if (archive.parts() <= limits.parts) return true;
  const std::string most = std::to_string(limits.parts) + " 个";
  report.too_large("工作簿中有 " + std::to_string(archive.parts()) + " 个部件", "不超过 " + most,
                   "删去图片和多余的工作表，或分单位导出");
  return false;
}

}  // namespace

std::optional<Workbook> read_xlsx(std::string_view bytes, const std::string& file_name,
                                  Findings& findings, const WorkbookLimits& limits) {
  WorkbookReport report(file_name, findings);
  if (!is_of_size(bytes, limits, report)) return std::nullopt;
  auto archive = Archive::open(bytes, {.part = limits.part_bytes, .all = limits.unpacked_bytes});
  if (archive && !has_few_parts(*archive, limits, report)) return std::nullopt;
  if (!archive || !archive->find(kWorkbookPart)) {
    report.not_a_workbook();
    return std::nullopt;
  }
  PartReader parts(std::move(*archive), limits, report);
  return read_workbook(parts);
}

}  // namespace gongkai
