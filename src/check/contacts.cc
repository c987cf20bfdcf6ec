#include "check/contacts.h"

#include <utility>

#include "check/all_checks.h"

namespace gongkai {
namespace {

void hide(Contacts& contacts) {
  for (std::string* each : {&contacts.leader, &contacts.contact, &contacts.phone}) {
    if (!each->empty()) *each = kHidden;
  }
}

bool is_person(std::string_view text) { return !text.empty() && text != kHidden; }

// The first contact that names someone.
std::optional<JsonValue> person_in(const JsonValue& owner) {
  const auto contacts = owner.kind() == JsonKind::kObject ? owner.find("contacts") : std::nullopt;
  if (!contacts || contacts->kind() != JsonKind::kObject) return std::nullopt;
  for (const JsonValue& each : contacts->children()) {
    if (each.kind() == JsonKind::kString && is_person(each.text())) return each;
  }
  return std::nullopt;
}

std::vector<JsonValue> persons_in(const Budget& budget) {
  std::vector<JsonValue> out;
  if (!budget.source) return out;
  if (const auto person = person_in(budget.source->root())) out.push_back(*person);
  for (const Project& project : budget.projects) {
    if (!project.where.exists()) continue;
    if (const auto person = person_in(project.where)) out.push_back(*person);
  }
  return out;
}

}  // namespace

Budget without_contacts(Budget budget) {
  hide(budget.contacts);
  for (Project& project : budget.projects) hide(project.contacts);
  return budget;
}

// Looks at the file, not the budget, whose contacts may have been removed already.
void check_contacts(const Budget& budget, const Catalog&, Findings& findings) {
  const std::vector<JsonValue> persons = persons_in(budget);
  if (persons.empty()) return;
  Place where = persons.front().place();
  where.excerpt.clear();
  const std::string in_all =
      persons.size() > 1 ? "（共 " + std::to_string(persons.size()) + " 处）" : "";
  findings.add({.id = "contact-hidden",
                .severity = Severity::kWarning,
                .where = std::move(where),
                .message = "文件中有负责人、联系人或电话" + in_all + "，公开的表中一律列示为" +
                           std::string(kHidden),
                .expected = "公开的文件中填 \"" + std::string(kHidden) + "\"",
                .help = "无需修改；需列示姓名和电话供内部使用的，用 --internal"});
}

void check_project_names(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!catalog.texts) return;
  for (const Project& project : budget.projects) {
    for (const WatchedWord& word : catalog.texts->words) {
      if (word.kind != WatchedWord::Kind::kPerson) continue;
      if (project.name.find(word.word) == std::string::npos) continue;
      findings.add({.id = "person-in-project",
                    .severity = Severity::kWarning,
                    .where = project.where.member_place("name"),
                    .message = "项目名称中有“" + word.word + "”：" + word.meaning,
                    .expected = "项目名称不指向具体的个人",
                    .help = "确认不能识别具体个人；能识别的，改用概括性名称"});
      break;
    }
  }
}

}  // namespace gongkai
