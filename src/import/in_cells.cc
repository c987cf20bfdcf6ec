// Findings on an imported budget, at the cells of its workbook.

#include <utility>

#include "import/read_fill_in.h"

namespace gongkai {
namespace {

// The JSON pointer of the member that a finding misses; a pointer of nothing if it misses none.
std::string missing_value(const Finding& finding) {
  const std::size_t begin = finding.message.find('"');
  const std::size_t end = finding.message.rfind('"');
  if (finding.id != "missing-field" || begin >= end) return "?";
  return finding.where.pointer + "/" + finding.message.substr(begin + 1, end - begin - 1);
}

// What is expected, without the name of the member: "\"year\"：预算年度".
std::string after_name(const std::string& expected) {
  constexpr std::string_view kColon = "：";
  const std::size_t colon = expected.find(kColon);
  return colon == std::string::npos ? expected : expected.substr(colon + kColon.size());
}

}  // namespace

std::string words_for_cells(std::string words) {
  constexpr std::string_view kInQuotes = "，加双引号";
  const std::size_t at = words.find(kInQuotes);
  return at == std::string::npos ? words : words.erase(at, kInQuotes.size());
}

Findings in_cells(const Findings& findings, const ImportedBudget& budget, const std::string& text,
                  const std::string& file) {
  const auto moved = [&](Place where) {
    if (where.file != text) return where;
    std::string pointer = where.pointer;
    auto found = budget.cells.find(pointer);
    while (found == budget.cells.end() && !pointer.empty()) {
      pointer.resize(pointer.rfind('/'));
      found = budget.cells.find(pointer);
    }
    Place out;
    out.file = file;
    if (found != budget.cells.end()) out.pointer = found->second;
    return out;
  };
  const auto reworded = [&](std::string words) {
    for (const auto& [member, place] : budget.words) {
      for (std::size_t at = 0; (at = words.find(member, at)) != std::string::npos;) {
        words.replace(at, member.size(), place);
        at += place.size();
      }
    }
    return words;
  };
  Findings out;
  for (Finding finding : findings.all()) {
    finding.expected = words_for_cells(reworded(std::move(finding.expected)));
    finding.help = reworded(std::move(finding.help));
    const auto blank = budget.blanks.find(missing_value(finding));
    finding.where = moved(std::move(finding.where));
    if (blank != budget.blanks.end()) {
      finding.where.pointer = blank->second.first;
      finding.message = "没有填写“" + blank->second.second + "”";
      finding.expected = after_name(finding.expected);
    }
    for (Note& note : finding.notes) note.where = moved(std::move(note.where));
    out.add(std::move(finding));
  }
  return out;
}

}  // namespace gongkai
