#include <algorithm>

#include "template/diff_packs.h"

namespace gongkai {
namespace {

std::string text_of(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : "";
}

const ListWords& column_words() {
  static const ListWords kWords = {
      "列", [](const Json& column) { return text_of(column, "heading"); }, "heading", "columns"};
  return kWords;
}

// A level of rows by what it is grouped by.
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
  const ListWords lines{"行", line_name, "text", ""};
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string name = "第 " + std::to_string(i + 1) + " 栏";
    if (i >= a.size() || i >= b.size()) {
      out.add((i >= a.size() ? "增加" : "删去") + name);
      continue;
    }
    DiffLines side;
    diff_members(a[i], b[i], {"columns", "lines", "closing"}, side);
    diff_list(member(a[i], "columns"), member(b[i], "columns"), column_words(), side);
    diff_list(member(a[i], "lines"), member(b[i], "lines"), lines, side);
    diff_list(member(a[i], "closing"), member(b[i], "closing"), lines, side);
    out.add_section(name, side);
  }
}

void diff_body(const Json& a, const Json& b, DiffLines& out) {
  const std::string kind = text_of(a, "kind");
  diff_list(member(a, "columns"), member(b, "columns"), column_words(), out);
  if (kind == "balance") {
    diff_sides(member(a, "sides"), member(b, "sides"), out);
  } else if (kind == "form") {
    diff_sequence(member(a, "rows"), member(b, "rows"), "行", out);
  } else {
    diff_list(member(a, "rows"), member(b, "rows"), {"行", level_name, "", ""}, out);
  }
}

}  // namespace

void diff_tables(const Json& a, const Json& b, DiffLines& out) {
  diff_members(a, b, {"columns", "rows", "sides", "captions", "captions_above", "notes"}, out);
  for (const auto& [name, words] :
       {std::pair("captions_above", "表名之上"), std::pair("captions", "表上方")}) {
    DiffLines captions;
    diff_sequence(member(a, name), member(b, name), "行", captions);
    out.add_section(words, captions);
  }
  if (member(a, "kind") == member(b, "kind")) diff_body(a, b, out);
  DiffLines notes;
  diff_sequence(member(a, "notes"), member(b, "notes"), "条", notes);
  out.add_section("表下的注", notes);
}

}  // namespace gongkai
