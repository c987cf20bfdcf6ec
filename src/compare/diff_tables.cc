#include <algorithm>

#include "compare/diff_packs.h"

namespace gongkai {
namespace {

std::string text_of(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : "";
}

ListWords column_words(const MemberWords& holder) {
  return {"列", [](const Json& column) { return text_of(column, "heading"); }, "heading", "columns",
          holder.below("columns").element()};
}

// Names a level of rows by its grouping.
std::string level_name(const Json& level) {
  const Json& by = member(level, "by");
  if (by.is_null()) return "合计";
  if (by.is_string()) return "按 " + by.get<std::string>();
  std::string name = "按";
  for (const Json& key : by) name += (name == "按" ? " " : "、") + key.get<std::string>();
  return name;
}

std::string line_name(const Json& line) {
  const std::string text = text_of(line, "text");
  if (!text.empty()) return text;
  return member(line, "functions").is_null() ? "按 " + member(line, "by").dump() : "各功能科目";
}

void diff_sides(const Json& a, const Json& b, DiffLines& out) {
  const MemberWords words = MemberWords::of_table().below("sides").element();
  const ListWords lines{"行", line_name, "text", "", words.below("lines").element()};
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string name = "第 " + std::to_string(i + 1) + " 栏";
    if (i >= a.size() || i >= b.size()) {
      out.add((i >= a.size() ? "增加" : "删去") + name);
      continue;
    }
    DiffLines side;
    diff_members(a[i], b[i], words, {"columns", "lines", "closing"}, side);
    diff_list(member(a[i], "columns"), member(b[i], "columns"), column_words(words), side);
    diff_list(member(a[i], "lines"), member(b[i], "lines"), lines, side);
    diff_list(member(a[i], "closing"), member(b[i], "closing"), lines, side);
    out.add_section(name, side);
  }
}

void diff_body(const Json& a, const Json& b, DiffLines& out) {
  const std::string kind = text_of(a, "kind");
  const MemberWords words = MemberWords::of_table();
  diff_list(member(a, "columns"), member(b, "columns"), column_words(words), out);
  if (kind == "balance") {
    diff_sides(member(a, "sides"), member(b, "sides"), out);
  } else if (kind == "form") {
    diff_sequence(member(a, "rows"), member(b, "rows"), "行", out);
  } else {
    const ListWords levels{"行", level_name, "", "", words.below("rows").element()};
    diff_list(member(a, "rows"), member(b, "rows"), levels, out);
  }
}

}  // namespace

void diff_tables(const Json& a, const Json& b, DiffLines& out) {
  const MemberWords words = MemberWords::of_table();
  diff_members(a, b, words, {"columns", "rows", "sides", "captions", "captions_above", "notes"},
               out);
  for (const char* name : {"captions_above", "captions"}) {
    DiffLines captions;
    diff_sequence(member(a, name), member(b, name), "行", captions);
    out.add_section(words.of(name), captions);
  }
  if (member(a, "kind") == member(b, "kind")) diff_body(a, b, out);
  DiffLines notes;
  diff_sequence(member(a, "notes"), member(b, "notes"), "条", notes);
  out.add_section(words.of("notes"), notes);
}

}  // namespace gongkai
