#include "check/text_leads.h"

#include <algorithm>
#include <array>
#include <utility>

#include "check/all_checks.h"

namespace gongkai {
namespace {

using LeadPlace = LeadWords::Place;

std::string_view without_marks_at_end(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMarks = {"。", "；", "，", "、", "：", "！",
                                                       ".",  ";",  ",",  ":",  "!",  " "};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : kMarks) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      is_cut = true;
    }
  }
  return text;
}

std::string_view without_marks_at_start(std::string_view text) {
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : {"：", ":", "，", ",", " "}) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      is_cut = true;
    }
  }
  return text;
}

// The longest lead with which a text begins; empty: none.
std::string_view lead_at(std::string_view text, LeadPlace place, const TextTables& tables) {
  std::string_view out;
  for (const LeadWords& each : tables.leads) {
    const bool is_longer = each.words.size() > out.size();
    if (each.place == place && is_longer && text.starts_with(each.words)) out = each.words;
  }
  return out;
}

// "（车辆已上交）" as a whole, not "（甲）和（乙）".
bool is_in_brackets(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                    std::pair<std::string_view, std::string_view>{"(", ")"}}) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inside =
        text.substr(open.size(), text.size() - open.size() - close.size());
    return inside.find(open) == std::string_view::npos &&
           inside.find(close) == std::string_view::npos;
  }
  return false;
}

struct Cut {
  JsonValue where;
  std::string_view dropped;
  std::string template_words;
};

void report(const Cut& cut, Findings& findings) {
  const std::string_view text = cut.where.text();
  const std::size_t begin = static_cast<std::size_t>(cut.dropped.data() - text.data());
  findings.add({.id = "text-lead",
                .severity = Severity::kNote,
                .where = cut.where.text_place(begin, begin + cut.dropped.size()),
                .message = "“" + std::string(cut.dropped) + "”未采用：" + cut.template_words,
                .help = "无需修改；不需要此提示的，在文件中删去"});
}

void check_lead(const JsonValue& value, LeadPlace place, const TextTables& tables,
                Findings& findings) {
  if (value.kind() != JsonKind::kString) return;
  const std::string_view text = value.text();
  const std::string_view rest = without_lead(text, place, tables);
  if (rest.data() == text.data()) return;
  const std::string_view lead = text.substr(0, static_cast<std::size_t>(rest.data() - text.data()));
  report(
      {value, lead,
       place == LeadPlace::kReason ? "“主要原因”等字由模板自动加上" : "“主要用于”由模板自动加上"},
      findings);
}

}  // namespace

std::string_view without_lead(std::string_view text, LeadPlace place, const TextTables& tables) {
  std::string_view rest = text;
  for (auto lead = lead_at(rest, place, tables); !lead.empty();
       lead = lead_at(rest, place, tables)) {
    rest = without_marks_at_start(rest.substr(lead.size()));
  }
  rest = without_marks_at_end(rest);
  return rest.empty() ? text : rest;
}

std::string_view without_brackets(std::string_view text) {
  std::string_view rest = without_marks_at_end(text);
  while (is_in_brackets(rest)) {
    const std::size_t size = rest.starts_with("（") ? std::string_view("（").size() : 1;
    rest = without_marks_at_end(rest.substr(size, rest.size() - 2 * size));
  }
  return rest.empty() ? text : rest;
}

Budget with_texts_cut(Budget budget, const Catalog& catalog) {
  if (!catalog.texts) return budget;
  for (auto& [name, reason] : budget.reasons) {
    reason = std::string(without_lead(reason, LeadPlace::kReason, *catalog.texts));
  }
  for (ProjectGroup& group : budget.project_groups) {
    group.purpose = std::string(without_lead(group.purpose, LeadPlace::kPurpose, *catalog.texts));
  }
  if (budget.assets) {
    budget.assets->vehicle_note = std::string(without_brackets(budget.assets->vehicle_note));
  }
  return budget;
}

// A full stop at the end is dropped silently: the template's sentence has its own.
void check_text_leads(const Budget& budget, const Catalog& catalog, Findings& findings) {
  if (!budget.source || !catalog.texts) return;
  const JsonValue file = budget.source->root();
  if (const auto reasons = file.find("reasons")) {
    reasons->for_each_child([&](const JsonValue& each) {
      check_lead(each, LeadPlace::kReason, *catalog.texts, findings);
    });
  }
  if (const auto groups = file.find("project_groups")) {
    groups->for_each_child([&](const JsonValue& group) {
      if (group.kind() != JsonKind::kObject) return;
      if (const auto purpose = group.find("purpose")) {
        check_lead(*purpose, LeadPlace::kPurpose, *catalog.texts, findings);
      }
    });
  }
  const auto assets = file.find("assets");
  if (!assets || assets->kind() != JsonKind::kObject) return;
  const auto note = assets->find("vehicle_note");
  if (!note || note->kind() != JsonKind::kString) return;
  const std::string_view rest = without_brackets(note->text());
  if (rest.data() == note->text().data()) return;
  report(
      {*note, note->text().substr(0, static_cast<std::size_t>(rest.data() - note->text().data())),
       "括号由模板自动加上"},
      findings);
}

}  // namespace gongkai
