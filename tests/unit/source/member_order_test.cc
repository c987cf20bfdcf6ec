#include "source/member_order.h"

#include <gtest/gtest.h>

#include "source/shape.h"
#include "support/files.h"

namespace gongkai {
namespace {

struct Unit {
  std::string code;
  std::string name;
};

struct File {
  std::string year;
  std::vector<Unit> units;
  Unit lead;
  std::vector<std::pair<std::string, Unit>> by_name;
};

Schema schema() {
  ObjectShape<Unit> of_unit("unit", "单位");
  of_unit.required("code", &Unit::code, text(), "编码")
      .required("name", &Unit::name, text(), "名称");
  const Shape<Unit> unit = of_unit;
  ObjectShape<File> file("file", "文件");
  file.required("year", &File::year, text(), "年度")
      .required("units", &File::units, list(unit), "各单位")
      .required("lead", &File::lead, unit, "本级")
      .required("by_name", &File::by_name, pairs(unit), "按名称");
  return schema_document<File>(file, "文件");
}

std::string keys(const NewJson& value) {
  std::string out;
  for (const NewJson& child : value.children) {
    out += child.key + (child.children.empty() ? "" : "(" + keys(child) + ")") + " ";
  }
  return out;
}

std::string sorted(const std::string& text) {
  Findings findings;
  const auto tree = parse(text, findings);
  NewJson value(tree->root());
  const Schema document = schema();
  sort_members(value, MemberOrder(document));
  return keys(value);
}

TEST(MemberOrder, FollowsTheShapeAtEveryLevel) {
  EXPECT_EQ(sorted(R"({"lead": {"name": "", "code": ""}, "units": [{"name": "", "code": ""}],
                       "year": ""})"),
            "year units((code name ) ) lead(code name ) ");
}

TEST(MemberOrder, KeepsTheOrderOfUndeclaredMembersAndOfNames) {
  EXPECT_EQ(sorted(R"({"z": {"name": 1, "code": 2}, "y": 1,
                       "by_name": {"b": {"name": "", "code": ""}, "a": 1}, "year": ""})"),
            "year by_name(b(code name ) a ) z(name code ) y ");
}

TEST(MemberOrder, RanksDeclaredMembers) {
  const Schema document = schema();
  const MemberOrder root(document);
  EXPECT_EQ(root.rank("year"), 0U);
  EXPECT_EQ(root.rank("lead"), 2U);
  EXPECT_EQ(root.rank("name"), MemberOrder::kUndeclared);
  EXPECT_EQ(root.member("units").element().rank("name"), 1U);
  EXPECT_EQ(root.member("by_name").member("any").rank("name"), 1U);
  EXPECT_EQ(root.member("year").element().member("name").rank("name"), MemberOrder::kUndeclared);
}

}  // namespace
}  // namespace gongkai
