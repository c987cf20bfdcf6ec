#pragma once

// Describes differences between JSON values in Chinese, for diff_packs().

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compare/member_words.h"
#include "compare/written_pack.h"

namespace gongkai {

/// Lines of differences. A section is a title with indented lines below; a section without lines is
/// dropped.
class DiffLines {
 public:
  void add(std::string line) { lines_.push_back(std::move(line)); }
  void add_change(const std::string& what, const Json& a, const Json& b);
  void add_section(const std::string& title, const DiffLines& inner);
  bool is_empty() const { return lines_.empty(); }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::vector<std::string> lines_;
};

/// A value as quoted in differences: “text”, 是, 否, 6, {"source":"11"}; a missing one as （未写）.
std::string shown(const Json& value);

/// The members that differ between two objects, one line each: 宽度：6 → 8. Nested objects are
/// compared member by member. `skipped` members are not compared.
void diff_members(const Json& a, const Json& b, const MemberWords& words,
                  const std::vector<std::string_view>& skipped, DiffLines& out);

/// The names of two packs.
struct ComparedPacks {
  std::string a;
  std::string b;
};

/// Compares the named entries of this member of two packs: 只在 … for entries of one pack, and a
/// section for each entry that differs.
void diff_named(const Json& a, const Json& b, const std::string& name, const ComparedPacks& sides,
                DiffLines& out);

/// How the elements of a list are named and compared.
struct ListWords {
  std::string noun;                              ///< 列
  std::function<std::string(const Json&)> name;  ///< of an element
  std::string name_member;  ///< the member that changes when an element is renamed
  std::string nested;       ///< member with elements below; may be empty
  MemberWords members;      ///< of an element
};

/// Elements added, removed, renamed, moved and changed. Names of nested elements are paths: a/b.
void diff_list(const Json& a, const Json& b, const ListWords& words, DiffLines& out);

/// Lists of unnamed elements (rows of a form, paragraphs of a chapter): elements added, removed and
/// changed. `noun` is the word for an element: 行. Texts are printed as they are.
void diff_sequence(const std::vector<std::string>& a, const std::vector<std::string>& b,
                   const std::string& noun, DiffLines& out);

void diff_sequence(const Json& a, const Json& b, const std::string& noun, DiffLines& out);

/// A member of an object, or null.
const Json& member(const Json& object, std::string_view name);

}  // namespace gongkai
