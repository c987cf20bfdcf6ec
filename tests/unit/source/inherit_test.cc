#include "source/inherit.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

// What two objects say together; members are inherited as their names say.
class Together {
 public:
  Together(const std::string& base, const std::string& own) {
    base_ = parse_json(SourceText("base", base), findings_);
    own_ = parse_json(SourceText("own", own), findings_);
    EXPECT_EQ(all_texts(findings_), "");
    JsonDraft draft(base_->root());
    inherit(JsonDraft(own_->root()), rule, draft, findings_);
    whole_ = merged_tree(draft);
  }

  JsonValue root() const { return whole_->root(); }
  const Findings& findings() const { return findings_; }

  // Each value with the file where it was written: "a=1@own b=[2@base]@own".
  std::string text() const { return text(root()); }

 private:
  static Inherits rule(std::string_view member) {
    if (member == "named") return Inherits::kByName;
    if (member == "more") return Inherits::kAppended;
    return member == "own" ? Inherits::kOwn : Inherits::kReplaced;
  }

  static std::string text(const JsonValue& value) {
    std::string out(value.text());
    for (const JsonValue& child : value.children()) {
      out += out.empty() ? "" : " ";
      out += std::string(child.key()) + "=" + text(child);
    }
    return "(" + out + ")@" + value.place().file;
  }

  Findings findings_;
  std::shared_ptr<const JsonTree> base_;
  std::shared_ptr<const JsonTree> own_;
  std::shared_ptr<const JsonTree> whole_;
};

TEST(Inherit, ReplacesWhatIsStatedAndKeepsTheRestInItsOrder) {
  EXPECT_EQ(Together(R"({"a": 1, "b": [2], "c": 3})", R"({"d": 4, "b": 5})").text(),
            "(a=(1)@base b=(5)@own c=(3)@base d=(4)@own)@own");
}

TEST(Inherit, FollowsTheRuleOfEachMember) {
  EXPECT_EQ(
      Together(R"({"named": {"x": {"y": 1}, "z": 2}})", R"({"named": {"x": 3, "w": 4}})").text(),
      "(named=(x=(3)@own z=(2)@base w=(4)@own)@own)@own");
  EXPECT_EQ(Together(R"({"more": [1]})", R"({"more": [2]})").text(),
            "(more=(=(1)@base =(2)@own)@own)@own");
  EXPECT_EQ(Together(R"({"own": 1, "a": 2})", "{}").text(), "(a=(2)@base)@own");
}

TEST(Inherit, RemovesWhatIsNull) {
  const Together both(R"({"a": 1, "named": {"x": 1, "y": 2}, "more": [1]})",
                      R"({"a": null, "named": {"x": null}, "more": null})");
  EXPECT_EQ(both.text(), "(named=(y=(2)@base)@own)@own");
  EXPECT_EQ(all_texts(both.findings()), "");
}

TEST(Inherit, ReportsANullThatRemovesNothing) {
  const Together both(R"({"colour": 1})", R"({"color": null, "named": {"x": null}})");
  EXPECT_EQ(both.text(), "(colour=(1)@base named=()@own)@own");
  ASSERT_EQ(both.findings().all().size(), 2U);
  const Finding& first = both.findings().all()[0];
  EXPECT_EQ(first.id, "nothing-inherited");
  EXPECT_EQ(first.help, "是否应为 \"colour\"？");
  EXPECT_EQ(both.findings().all()[1].where.pointer, "/named/x");
}

TEST(Inherit, KeepsFaultsOfKind) {
  EXPECT_EQ(Together(R"({"named": [1]})", R"({"named": {"a": 1}})").text(),
            "(named=(=(1)@base)@base)@own");
  EXPECT_EQ(Together(R"({"named": {"a": 1}})", R"({"named": 2})").text(), "(named=(2)@own)@own");
}

TEST(Inherit, KeepsPlacesOfNamesAndQuotations) {
  const Together both(R"({"a~": "x"})", "{\n\"b\": \"\\u4e00二\"}");
  const JsonValue a = *both.root().find("a~");
  const JsonValue b = *both.root().find("b");
  EXPECT_EQ(a.place().pointer, "/a~0");
  EXPECT_EQ(a.text_place(0, 1).column, 9);
  EXPECT_EQ(b.key_place().line, 2);
  EXPECT_EQ(b.text(), "一二");
  EXPECT_EQ(b.quoted(), R"("\u4e00二")");
  EXPECT_EQ(both.root().member_place("b").file, "own");
  EXPECT_EQ(both.root().member_place("c").file, "own");
}

}  // namespace
}  // namespace gongkai
