#include "tables/form_choice.h"

#include <algorithm>
#include <set>
#include <vector>

#include "pack/asked_facts.h"
#include "source/name_list.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

using Choices = std::pair<std::string, std::vector<std::string>>;

void report_unknown(const FormChoice& choice, std::size_t at, const std::string& ticked,
                    const Project& project, const std::string& table, Findings& findings) {
  JsonValue where = *project.where.find("choices")->find(choice.name);
  if (where.kind() == JsonKind::kArray) where = where.children()[at];
  UnknownName advice = unknown_name(ticked, choice.options);
  findings.add(
      {.id = "unknown-option",
       .where = where.place(),
       .message = "《" + table + "》的勾选项 \"" + choice.name + "\" 没有“" + ticked + "”这个选项",
       .expected = std::move(advice.expected),
       .help = std::move(advice.help)});
}

int characters(const std::string& text) { return static_cast<int>(to_code_points(text).size()); }

// The longest option of the column in which an option stands.
int column_width(const FormChoice& choice, std::size_t at) {
  const auto per_line = static_cast<std::size_t>(choice.per_line);
  int widest = 0;
  for (std::size_t i = at % per_line; i < choice.options.size(); i += per_line) {
    widest = std::max(widest, characters(choice.options[i]));
  }
  return widest;
}

// The text between an option and the one before: columns are padded with full-width blanks.
std::string gap_before(const FormChoice& choice, std::size_t at) {
  if (choice.per_line == 0) return choice.separator;
  if (at % static_cast<std::size_t>(choice.per_line) == 0) return "\n";
  std::string gap;
  const int missing = column_width(choice, at - 1) - characters(choice.options[at - 1]);
  for (int n = 0; n < missing; ++n) gap += "　";
  return gap + choice.separator;
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
  for (std::size_t at = 0; at < choice.options.size(); ++at) {
    const std::string& option = choice.options[at];
    const bool is_ticked = std::ranges::find(ticked, option) != ticked.end();
    out += (at == 0 ? "" : gap_before(choice, at)) + (is_ticked ? "■" : "□") + option;
  }
  return out;
}

void report_stray_choices(const Pack& pack, const Budget& budget, Findings& findings) {
  const std::vector<std::string> known = choice_names(pack);
  std::set<std::string> reported;
  for (const Project& project : budget.projects) {
    for (const auto& [name, ticked] : project.choices) {
      if (std::ranges::find(known, name) != known.end() || !reported.insert(name).second) continue;
      findings.add(
          {.id = "unknown-choice",
           .severity = Severity::kWarning,
           .where = project.where.find("choices")->find(name)->key_place(),
           .message = "模板包 " + pack.name + " 的表单没有勾选项 \"" + name + "\"，不会列示",
           .help = unknown_name(name, known).help});
    }
  }
}

}  // namespace gongkai
