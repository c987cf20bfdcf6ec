#include "chapters/stated_texts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "source/name_list.h"

namespace gongkai {
namespace {

/// The texts that a pack knows, of the budget or of one of its projects.
struct KnownTexts {
  const Pack& pack;
  const std::vector<PackText>& texts;
  std::string whose;  ///< before 缺少
  std::string kind;   ///< 文字, 项目文字
  std::string in;     ///< where to add one
  std::string value;  ///< the form of a value
  std::string or_else;
};

void check(const KnownTexts& known, const JsonValue& owner, Findings& findings) {
  const auto stated = owner.find("texts");
  std::vector<std::string> names;
  for (const PackText& text : known.texts) {
    names.push_back(text.name);
    if (!text.is_required || (stated && stated->find(text.name))) continue;
    findings.add({.id = "text-missing",
                  .where = owner.member_place("texts"),
                  .message = known.whose + "缺少“" + text.title + "”的文字",
                  .expected = "texts 中有 \"" + text.name + "\"",
                  .help = "在" + known.in + " texts 中加上 \"" + text.name + "\": " + known.value +
                          known.or_else,
                  .hinders_publication_only = true});
  }
  if (!stated) return;
  for (const JsonValue& text : stated->children()) {
    if (std::ranges::find(names, text.key()) != names.end()) continue;
    findings.add({.id = "unknown-text",
                  .severity = Severity::kWarning,
                  .where = text.key_place(),
                  .message = "模板包 " + known.pack.name + " 未使用" + known.kind + " \"" +
                             std::string(text.key()) + "\"，不会列示",
                  .help = unknown_name(text.key(), names).help});
  }
}

}  // namespace

void check_texts(const Pack& pack, const Budget& budget, Findings& findings) {
  check({pack, pack.texts, "", "文字", "", "[\"……\"]", "；只需各表的，用 --part tables"},
        budget.source->root(), findings);
}

void check_project_texts(const Pack& pack, const Budget& budget, Findings& findings) {
  for (const Project& project : budget.projects) {
    check({pack, pack.project_texts, "项目“" + project.name + "”", "项目文字", "该项目的", "\"……\"",
           ""},
          project.where, findings);
  }
}

}  // namespace gongkai
