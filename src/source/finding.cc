#include "source/finding.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

// Excerpts of very long lines (a whole budget on one line) are cut around the column meant.
constexpr std::size_t kMostExcerpt = 100;

int columns(std::u32string_view text) {
  return std::accumulate(text.begin(), text.end(), 0,
                         [](int sum, char32_t c) { return sum + terminal_columns(visible(c)); });
}

// Under an excerpt stands the caret: a tab, too, is one column.
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

// Characters to insert, delete, replace, or exchange with the next.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::u32string left = to_code_points(a);
  const std::u32string right = to_code_points(b);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  std::vector<std::size_t> above = row;
  std::vector<std::size_t> two_above = row;
  for (std::size_t i = 0; i < left.size(); ++i) {
    two_above.swap(above);
    above.swap(row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      row[j + 1] =
          std::min({row[j] + 1, above[j + 1] + 1, above[j] + (left[i] == right[j] ? 0 : 1)});
      const bool is_exchanged =
          i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j];
      if (is_exchanged) row[j + 1] = std::min(row[j + 1], two_above[j - 1] + 1);
    }
  }
  return row.back();
}

}  // namespace

void Findings::add(Finding finding) { findings_.push_back(std::move(finding)); }

void Findings::add_all(Findings others) {
  for (Finding& finding : others.findings_) add(std::move(finding));
}

int Findings::count(Severity severity) const {
  return static_cast<int>(std::ranges::count(findings_, severity, &Finding::severity));
}

std::string to_text(const Finding& finding) {
  std::string out = position_prefix(finding.where);
  out += severity_name(finding.severity);
  out += "：" + printable(finding.message) + " [" + finding.id + "]\n";
  append_excerpt(finding.where, out);
  append_field("位置", finding.where.pointer, out);
  append_field("应为", finding.expected, out);
  append_field("改法", finding.help, out);
  append_field("已确认", finding.accepted, out);
  for (const Note& note : finding.notes) {
    append_field("参见", position_prefix(note.where) + note.message, out);
  }
  return out;
}

namespace {

// A third of the letters of a Latin word may differ; two other Chinese characters are another word
// (全额 and 参公), unless they only stand before or after it.
bool is_like(std::string_view word, std::string_view candidate, std::size_t distance) {
  const bool is_latin = std::ranges::all_of(word, [](unsigned char c) { return c < 0x80; });
  return is_latin || distance <= 1 || word.find(candidate) != std::string_view::npos ||
         candidate.find(word) != std::string_view::npos;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, to_code_points(word).size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && is_like(word, candidate, distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace gongkai
