#include "template/form_choice.h"

#include <algorithm>
#include <set>
#include <vector>

namespace gongkai {
namespace {

using Choices = std::pair<std::string, std::vector<std::string>>;

void report_unknown(const FormChoice& choice, std::size_t at, const std::string& ticked,
                    const Project& project, const std::string& table, Findings& findings) {
  JsonValue where = *project.where.find("choices")->find(choice.name);
  if (where.kind() == JsonKind::kArray) where = where.children()[at];
  std::string expected;
  for (const std::string& option : choice.options) {
    expected += (expected.empty() ? "" : "、") + option;
  }
  const std::string like = nearest(ticked, choice.options);
  findings.add(
      {.id = "unknown-option",
       .where = where.place(),
       .message = "《" + table + "》的勾选项 \"" + choice.name + "\" 没有“" + ticked + "”这个选项",
       .expected = expected + " 之一",
       .help = like.empty() ? "" : "是否要写 \"" + like + "\"？"});
}

// The names of the choices in the forms of the pack.
std::vector<std::string> choice_names(const Pack& pack) {
  std::vector<std::string> out;
  for (const PackTable& table : pack.tables) {
    const auto* form = std::get_if<Form>(&table.body);
    if (form == nullptr) continue;
    for (const FormRows& group : form->rows) {
      for (const FormRow& row : group.rows) {
        for (const FormCell& cell : row.cells) {
          if (cell.choice) out.push_back(cell.choice->name);
        }
      }
    }
  }
  return out;
}

}  // namespace

std::string choice_text(const FormChoice& choice, const Project& project, const std::string& table,
                        Findings& findings) {
  const auto stated = std::ranges::find(project.choices, choice.name, &Choices::first);
  const std::vector<std::string> ticked =
      stated == project.choices.end() ? std::vector<std::string>() : stated->second;
  for (std::size_t at = 0; at < ticked.size(); ++at) {
    if (std::ranges::find(choice.options, ticked[at]) != choice.options.end()) continue;
    report_unknown(choice, at, ticked[at], project, table, findings);
  }
  std::string out;
  for (const std::string& option : choice.options) {
    const bool is_ticked = std::ranges::find(ticked, option) != ticked.end();
    out += (out.empty() ? "" : choice.separator) + (is_ticked ? "■" : "□") + option;
  }
  return out;
}

void report_stray_choices(const Pack& pack, const Budget& budget, Findings& findings) {
  const std::vector<std::string> known = choice_names(pack);
  std::set<std::string> reported;
  for (const Project& project : budget.projects) {
    for (const auto& [name, ticked] : project.choices) {
      if (std::ranges::find(known, name) != known.end() || !reported.insert(name).second) continue;
      const std::string like = nearest(name, known);
      findings.add(
          {.id = "unknown-choice",
           .severity = Severity::kWarning,
           .where = project.where.find("choices")->find(name)->key_place(),
           .message = "模板包 " + pack.name + " 的表单没有勾选项 \"" + name + "\"，它不会印出",
           .help = like.empty() ? "" : "是否要写 \"" + like + "\"？"});
    }
  }
}

}  // namespace gongkai
