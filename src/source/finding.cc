#include "source/finding.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

#include "source/name_list.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

// Excerpts of very long lines (a whole budget on one line) are cut around the column meant.
constexpr std::size_t kMostExcerpt = 100;

// More equal findings than this are printed as one, with this many further places.
constexpr std::size_t kEqualShown = 3;
constexpr std::size_t kPlacesListed = 6;

int columns(std::u32string_view text) {
  return std::accumulate(text.begin(), text.end(), 0,
                         [](int sum, char32_t c) { return sum + terminal_columns(visible(c)); });
}

// The caret is below the excerpt, so a tab must count as one column.
void append_excerpt_text(std::u32string_view text, std::string& out) {
  for (const char32_t c : text) append_utf8(c == U'\t' ? U' ' : visible(c), out);
}

std::string position_prefix(const Place& where) {
  std::string out = printable(where.file);
  if (where.line > 0) {
    out += ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
  }
  if (!out.empty()) out += ": ";
  return out;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "提示";
    case Severity::kWarning:
      return "警告";
    case Severity::kError:
      return "错误";
  }
  return {};
}

void append_excerpt(const Place& where, std::string& out) {
  if (where.line == 0 || where.excerpt.empty()) return;
  const std::u32string line = to_code_points(where.excerpt);
  const auto meant =
      std::min(static_cast<std::size_t>(where.column - where.excerpt_column), line.size());
  const std::size_t begin =
      meant > kMostExcerpt / 2 && line.size() > kMostExcerpt ? meant - kMostExcerpt / 2 : 0;
  const std::u32string_view part = std::u32string_view(line).substr(begin, kMostExcerpt);
  const std::u32string_view before = part.substr(0, meant - begin);
  const std::u32string_view caret =
      part.substr(before.size(), static_cast<std::size_t>(std::max(where.length, 1)));
  const std::string number = std::to_string(where.line);
  out += "  " + number + " | ";
  append_excerpt_text(part, out);
  out += "\n  " + std::string(number.size(), ' ') + " | ";
  out.append(static_cast<std::size_t>(columns(before)), ' ');
  out.append(static_cast<std::size_t>(std::max(columns(caret), 1)), '^');
  out += '\n';
}

void append_field(std::string_view label, std::string_view text, std::string& out) {
  if (text.empty()) return;
  out += "  ";
  out += label;
  out += "：";
  out += printable(text);
  out += '\n';
}

// Of a place without a line, such as a cell of a workbook, also where in the file it is.
std::string note_place(const Place& where) {
  const bool is_cell = where.line == 0 && !where.pointer.empty();
  return is_cell ? where.file + " " + where.pointer + "：" : position_prefix(where);
}

// Everything printed of a finding except its place within the file.
std::string words_of(const Finding& finding) {
  std::string out = finding.where.file;
  for (const std::string& word : {std::string(severity_name(finding.severity)), finding.message,
                                  finding.id, finding.expected, finding.help, finding.accepted}) {
    out += '\n' + word;
  }
  for (const Note& note : finding.notes) {
    out += '\n' + position_prefix(note.where) + note.message;
  }
  return out;
}

std::string place_within(const Place& where) {
  if (where.line == 0) return printable(where.pointer);
  return std::to_string(where.line) + ":" + std::to_string(where.column);
}

// The places after the first; those without a line or a pointer are only counted.
std::string places_text(const std::vector<const Finding*>& equal) {
  std::vector<std::string> others;
  for (std::size_t i = 1; i < equal.size() && others.size() < kPlacesListed; ++i) {
    std::string place = place_within(equal[i]->where);
    if (!place.empty()) others.push_back(std::move(place));
  }
  std::string out = "  共 " + std::to_string(equal.size()) + " 处";
  if (!others.empty()) out += "：另见 " + joined(others);
  return out + (others.size() + 1 < equal.size() && !others.empty() ? " 等\n" : "\n");
}

}  // namespace

void Findings::add(Finding finding) { findings_.push_back(std::move(finding)); }

void Findings::add_all(Findings others) {
  for (Finding& finding : others.findings_) add(std::move(finding));
}

int Findings::count(Severity severity) const {
  return static_cast<int>(std::ranges::count(findings_, severity, &Finding::severity));
}

int Findings::count_hindrances() const {
  return static_cast<int>(std::ranges::count_if(findings_, [](const Finding& finding) {
    return finding.severity == Severity::kError && !finding.hinders_publication_only;
  }));
}

std::string to_text(const Finding& finding) {
  std::string out = position_prefix(finding.where);
  out += severity_name(finding.severity);
  out += "：" + printable(finding.message) + " [" + finding.id + "]\n";
  append_excerpt(finding.where, out);
  append_field("位置", finding.where.pointer, out);
  append_field("应为", finding.expected, out);
  append_field("改法", finding.help, out);
  append_field("豁免理由", finding.accepted, out);
  for (const Note& note : finding.notes) {
    append_field("参见", note_place(note.where) + note.message, out);
  }
  return out;
}

std::string to_text(const Findings& findings) {
  std::unordered_map<std::string, std::vector<const Finding*>> equal;
  for (const Finding& finding : findings.all()) equal[words_of(finding)].push_back(&finding);
  std::string out;
  for (const Finding& finding : findings.all()) {
    const auto& same = equal.at(words_of(finding));
    if (same.size() <= kEqualShown) {
      out += to_text(finding);
    } else if (same.front() == &finding) {
      out += to_text(finding) + places_text(same);
    }
  }
  return out;
}

}  // namespace gongkai
