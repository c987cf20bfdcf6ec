// Left-overs from other documents: texts of the supplied examples, names of other organisations.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/all_checks.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

bool is_own(const Budget& budget, std::string_view name) {
  return budget.department.name == name ||
         std::ranges::any_of(budget.department.units,
                             [&](const BudgetUnit& unit) { return unit.name == name; });
}

// The texts that a department writes about itself.
template <class Visit>
void for_each_own_text(const Budget& budget, const Visit& visit) {
  if (!budget.source) return;
  const JsonValue file = budget.source->root();
  for (const char* member : {"texts", "reasons"}) {
    if (const auto part = file.find(member)) for_each_string(*part, visit);
  }
  const auto goals = file.find("goals");
  if (!goals || goals->kind() != JsonKind::kObject) return;
  for (const char* member : {"annual", "tasks"}) {
    if (const auto part = goals->find(member)) for_each_string(*part, visit);
  }
}

template <class Visit>
void for_each_paragraph(std::string_view text, const Visit& visit) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    visit(begin, end);
    begin = end + 1;
  }
}

// Names with their characters, long enough that similarity is no coincidence.
struct OwnName {
  std::u32string characters;
  std::string text;
};

std::vector<OwnName> own_names(const Budget& budget) {
  constexpr std::size_t kShortest = 6;
  constexpr std::size_t kMostNames = 200;
  std::vector<OwnName> out;
  const auto add = [&](const std::string& name) {
    std::u32string characters = to_code_points(name);
    if (characters.size() >= kShortest) out.push_back({std::move(characters), name});
  };
  add(budget.department.name);
  for (const BudgetUnit& unit : budget.department.units) {
    if (unit.name != budget.department.name && out.size() < kMostNames) add(unit.name);
  }
  return out;
}

// What distinguishes sibling organisations of a place: numbers and directions.
bool is_number_or_direction(char32_t c) {
  constexpr std::u32string_view kAll = U"一二三四五六七八九十东南西北中前后新老0123456789";
  return kAll.find(c) != std::u32string_view::npos;
}

// Whether a sibling of the name is at `at` in the text: equal except for one number or direction.
bool is_sister(std::u32string_view text, std::size_t at, std::u32string_view name) {
  if (text.size() - at < name.size()) return false;
  bool differs = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (text[at + i] == name[i]) continue;
    if (differs || !is_number_or_direction(text[at + i]) || !is_number_or_direction(name[i])) {
      return false;
    }
    differs = true;
  }
  return differs;
}

// The first other organisation that a text names; empty: none.
std::string other_organisation(std::string_view text, const Budget& budget,
                               const std::vector<OwnName>& names,
                               const std::set<std::string_view>& examples) {
  for (const std::string_view name : examples) {
    if (text.find(name) != std::string_view::npos) return std::string(name);
  }
  if (names.empty()) return {};
  const std::u32string characters = to_code_points(text);
  for (const OwnName& name : names) {
    for (std::size_t at = 0; at < characters.size(); ++at) {
      if (!is_sister(characters, at, name.characters)) continue;
      std::string found =
          to_utf8(std::u32string_view(characters).substr(at, name.characters.size()));
      if (!is_own(budget, found)) return found;
    }
  }
  return {};
}

}  // namespace

void check_example_texts(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!catalog.texts) return;
  const auto shortest = static_cast<std::size_t>(catalog.usual->limit("example-text-shortest"));
  std::map<std::string_view, std::string_view> examples;
  for (const ExampleText& each : catalog.texts->examples) {
    if (!is_own(budget, each.organisation)) examples.emplace(each.text, each.organisation);
  }
  std::vector<Place> places;
  std::string_view whose;
  for_each_own_text(budget, [&](const JsonValue& value) {
    const std::string_view text = value.text();
    for_each_paragraph(text, [&](std::size_t begin, std::size_t end) {
      const std::string_view paragraph = text.substr(begin, end - begin);
      const auto found = examples.find(paragraph);
      if (found == examples.end() || to_code_points(paragraph).size() < shortest) return;
      if (places.empty()) whose = found->second;
      places.push_back(value.text_place(begin, end));
    });
  });
  if (places.empty()) return;
  constexpr std::size_t kMostNotes = 3;
  std::vector<Note> notes;
  for (std::size_t i = 1; i < std::min(places.size(), kMostNotes); ++i) {
    notes.push_back({"这一段也相同", places[i]});
  }
  const std::string in_all =
      places.size() > 1 ? "（共 " + std::to_string(places.size()) + " 段）" : "";
  findings.add(
      {.id = "example-text",
       .severity = Severity::kWarning,
       .where = places.front(),
       .message = "这段文字与随程序提供的示例（" + std::string(whose) + "）完全相同" + in_all,
       .expected = "本部门自己的文字",
       .help = "换成本部门的文字；确实相同的，在 \"waived\" 中写明豁免理由",
       .notes = std::move(notes)});
}

void check_organisations(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!catalog.texts) return;
  std::set<std::string_view> examples;
  for (const ExampleText& each : catalog.texts->examples) {
    const bool is_part_of_own = budget.department.name.find(each.organisation) != std::string::npos;
    if (!is_own(budget, each.organisation) && !is_part_of_own) {
      examples.insert(each.organisation);
    }
  }
  const std::vector<OwnName> names = own_names(budget);
  for_each_own_text(budget, [&](const JsonValue& value) {
    const std::string found = other_organisation(value.text(), budget, names, examples);
    if (found.empty()) return;
    const std::size_t at = value.text().find(found);
    findings.add({.id = "other-organisation",
                  .severity = Severity::kWarning,
                  .where = value.text_place(at, at + found.size()),
                  .message = "文字中有其他单位“" + found + "”",
                  .expected = "“" + budget.department.name + "”或其预算单位",
                  .help = "改为本单位的名称；确需提及该单位的，在 \"waived\" 中写明豁免理由"});
  });
}

}  // namespace gongkai
