#include "compare/diff_packs.h"

#include <algorithm>
#include <optional>

namespace gongkai {
namespace {

using Tables = std::vector<std::pair<std::string, Json>>;

struct TablePair {
  std::size_t a;
  std::size_t b;
};

// "05-general-expenditure" without its number.
std::string bare(const std::string& id) {
  const std::size_t begin = id.find_first_not_of("0123456789-");
  return begin == std::string::npos ? id : id.substr(begin);
}

// The same table in both packs: by id, by id without its number, by its short name.
std::vector<TablePair> table_pairs(const Tables& a, const Tables& b) {
  std::vector<std::optional<std::size_t>> of_a(a.size());
  std::vector<bool> taken(b.size(), false);
  const auto add = [&](const auto& same) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size() && !of_a[i]; ++j) {
        if (taken[j] || !same(a[i], b[j])) continue;
        of_a[i] = j;
        taken[j] = true;
      }
    }
  };
  add([](const auto& left, const auto& right) { return left.first == right.first; });
  add([](const auto& left, const auto& right) { return bare(left.first) == bare(right.first); });
  add([](const auto& left, const auto& right) {
    return member(left.second, "name") == member(right.second, "name");
  });
  std::vector<TablePair> pairs;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (of_a[i]) pairs.push_back({i, *of_a[i]});
  }
  return pairs;
}

std::string label(const std::pair<std::string, Json>& table) {
  return table.first + "（" + member(table.second, "name").get<std::string>() + "）";
}

void report_single(const Tables& tables, const std::vector<bool>& is_paired,
                   const std::string& pack, DiffLines& out) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (!is_paired[i]) out.add("表 " + label(tables[i]) + "：只在 " + pack + " 中");
  }
}

void report_table_order(const Tables& a, std::vector<TablePair> pairs, DiffLines& out) {
  if (std::ranges::is_sorted(pairs, {}, &TablePair::b)) return;
  const auto joined = [&] {
    std::string text;
    for (const TablePair& pair : pairs) text += (text.empty() ? "" : "、") + a[pair.a].first;
    return text;
  };
  const std::string before = joined();
  std::ranges::sort(pairs, {}, &TablePair::b);
  out.add("表的次序：" + before + " → " + joined());
}

// A changed default of the packs is reported once, not for each table that uses it.
void drop_common_defaults(const WrittenPack& a, const WrittenPack& b, Json& left, Json& right) {
  for (const char* group : {"page", "amount"}) {
    const Json defaults =
        member(a.pack, group).is_object() ? member(a.pack, group) : Json::object();
    const Json others = member(b.pack, group).is_object() ? member(b.pack, group) : Json::object();
    Json names = defaults;
    names.update(others);
    for (const auto& entry : names.items()) {
      const std::string& name = entry.key();
      if (member(left[group], name) == member(defaults, name) &&
          member(right[group], name) == member(others, name)) {
        left[group].erase(name);
        right[group].erase(name);
      }
    }
  }
  if (left["captions"] == member(a.pack, "captions") &&
      right["captions"] == member(b.pack, "captions")) {
    left.erase("captions");
    right.erase("captions");
  }
}

void diff_all_tables(const WrittenPack& a, const WrittenPack& b, DiffLines& out) {
  const std::vector<TablePair> pairs = table_pairs(a.tables, b.tables);
  std::vector<bool> is_paired_a(a.tables.size(), false);
  std::vector<bool> is_paired_b(b.tables.size(), false);
  for (const TablePair& pair : pairs) is_paired_a[pair.a] = is_paired_b[pair.b] = true;
  report_single(a.tables, is_paired_a, a.name, out);
  report_single(b.tables, is_paired_b, b.name, out);
  report_table_order(a.tables, pairs, out);
  for (const TablePair& pair : pairs) {
    auto [id, left] = a.tables[pair.a];
    auto [other_id, right] = b.tables[pair.b];
    drop_common_defaults(a, b, left, right);
    DiffLines table;
    if (id != other_id) table.add("文件：" + id + " → " + other_id);
    diff_tables(left, right, table);
    out.add_section("表 " + label(a.tables[pair.a]), table);
  }
}

// Names a part of the document by its content.
std::string part_name(const Json& part) {
  if (const Json& text = member(part, "text"); !text.is_null()) {
    return "文字 " + text.get<std::string>();
  }
  if (!member(part, "contents").is_null()) return "目录";
  const Json& tables = member(part, "tables");
  return tables.is_string() ? "各表" : "表 " + tables.dump();
}

std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> paragraphs;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) paragraphs.push_back(shown(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return paragraphs;
}

void diff_document(const WrittenPack& a, const WrittenPack& b, DiffLines& out) {
  DiffLines parts;
  diff_list(member(a.pack, "document"), member(b.pack, "document"),
            {"部分", part_name, "", "", MemberWords::of_pack().below("document").element()}, parts);
  out.add_section("全文各部分", parts);
  for (const auto& [id, text] : a.texts) {
    const auto other = std::ranges::find(b.texts, id, &std::pair<std::string, std::string>::first);
    if (other == b.texts.end()) continue;
    DiffLines lines;
    diff_sequence(paragraphs_of(text), paragraphs_of(other->second), "段", lines);
    out.add_section("文字 " + id, lines);
  }
}

}  // namespace

std::vector<std::string> diff_packs(const WrittenPack& a, const WrittenPack& b) {
  const MemberWords words = MemberWords::of_pack();
  std::vector<std::string> named;
  for (const WrittenPack* pack : {&a, &b}) {
    for (const auto& entry : pack->pack.items()) {
      const bool is_new = std::ranges::find(named, entry.key()) == named.end();
      if (is_new && words.below(entry.key()).are_names()) named.push_back(entry.key());
    }
  }
  std::vector<std::string_view> skipped = {"tables", "captions", "document"};
  skipped.insert(skipped.end(), named.begin(), named.end());
  DiffLines out;
  diff_members(a.pack, b.pack, words, skipped, out);
  DiffLines captions;
  diff_sequence(member(a.pack, "captions"), member(b.pack, "captions"), "行", captions);
  out.add_section(words.of("captions"), captions);
  for (const std::string& name : named) diff_named(a.pack, b.pack, name, {a.name, b.name}, out);
  diff_all_tables(a, b, out);
  diff_document(a, b, out);
  return out.lines();
}

}  // namespace gongkai
