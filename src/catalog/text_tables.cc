#include "catalog/text_tables.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "catalog/tsv.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

using Kind = WatchedWord::Kind;
using Change = ChangeWord::Kind;

template <class K>
using KindNames = std::vector<std::pair<std::string_view, K>>;

const KindNames<Kind> kKinds = {{"密级标志", Kind::kSecretMarking},
                                {"不宜公开", Kind::kSecret},
                                {"占位符", Kind::kPlaceholder},
                                {"自然人", Kind::kPerson}};

const KindNames<Change> kChanges = {{"增加", Change::kIncrease},   {"减少", Change::kDecrease},
                                    {"空话", Change::kNothing},    {"上年", Change::kLastYear},
                                    {"计划", Change::kPlan},       {"任务", Change::kWork},
                                    {"回顾", Change::kPast},       {"持平", Change::kEqual},
                                    {"基本持平", Change::kAlmost}, {"约数", Change::kAbout}};

bool report_words(const std::string& path, const TsvRow& row, std::size_t field, std::string what,
                  std::string expected, Findings& findings) {
  findings.add({.id = "catalog-row",
                .where = place_of(path, row, field),
                .message = std::move(what) + "：" + std::string(row.fields[field]),
                .expected = std::move(expected)});
  return false;
}

bool read_characters(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const std::u32string character = to_code_points(row.fields[0]);
    if (character.size() != 1) return report_words(path, row, 0, "不是一个字", "一个字", findings);
    out.traditional.emplace_back(character.front(), std::string(row.fields[1]));
    return true;
  };
  if (!read_tsv(path, "traditional\tsimplified", take, findings)) return false;
  std::ranges::sort(out.traditional);
  return true;
}

// The kind that stands in the second column.
template <class K>
std::optional<K> kind_of(const std::string& path, const TsvRow& row, const KindNames<K>& kinds,
                         Findings& findings) {
  std::string all;
  for (const auto& [name, kind] : kinds) {
    if (name == row.fields[1]) return kind;
    all += (all.empty() ? "" : "、") + std::string(name);
  }
  report_words(path, row, 1, "无法识别的种类", all + " 之一", findings);
  return std::nullopt;
}

bool read_words(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const auto kind = kind_of(path, row, kKinds, findings);
    if (!kind) return false;
    out.words.push_back(
        {.word = std::string(row.fields[0]), .kind = *kind, .meaning = std::string(row.fields[2])});
    return true;
  };
  return read_tsv(path, "word\tkind\tmeaning", take, findings);
}

bool read_changes(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const auto kind = kind_of(path, row, kChanges, findings);
    if (kind) out.changes.push_back({.word = std::string(row.fields[0]), .kind = *kind});
    return kind.has_value();
  };
  return read_tsv(path, "word\tkind", take, findings);
}

bool read_cost_words(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const bool is_total = row.fields[1] == "总额";
    if (!is_total && row.fields[1] != "单价") {
      return report_words(path, row, 1, "无法识别的种类", "总额、单价 之一", findings);
    }
    (is_total ? out.total_cost_words : out.unit_cost_words).emplace_back(row.fields[0]);
    return true;
  };
  return read_tsv(path, "word\tkind", take, findings);
}

bool read_figures(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    out.figures.push_back(
        {.words = std::string(row.fields[0]), .figure = std::string(row.fields[1])});
    return true;
  };
  return read_tsv(path, "words\tfigure", take, findings);
}

bool read_leads(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const bool is_reason = row.fields[0] == "原因";
    if (!is_reason && row.fields[0] != "用途") {
      return report_words(path, row, 0, "无法识别的种类", "原因、用途 之一", findings);
    }
    out.leads.push_back(
        {.place = is_reason ? LeadWords::Place::kReason : LeadWords::Place::kPurpose,
         .words = std::string(row.fields[1])});
    return true;
  };
  return read_tsv(path, "place\twords", take, findings);
}

bool read_examples(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    out.examples.push_back(
        {.text = std::string(row.fields[0]), .organisation = std::string(row.fields[1])});
    return true;
  };
  return read_tsv(path, "text\torganisation", take, findings);
}

bool read_meant(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    out.meant.push_back({.field = std::string(row.fields[0]),
                         .word = std::string(row.fields[1]),
                         .meant = std::string(row.fields[2])});
    return true;
  };
  return read_tsv(path, "field\tword\tmeant", take, findings);
}

}  // namespace

const std::string* TextTables::simplified(char32_t character) const {
  const auto found = std::ranges::lower_bound(traditional, character, {},
                                              &std::pair<char32_t, std::string>::first);
  return found == traditional.end() || found->first != character ? nullptr : &found->second;
}

bool read_text_tables(const std::string& folder, TextTables& out, Findings& findings) {
  const std::array good = {
      read_characters(folder + "/traditional.tsv", out, findings),
      read_words(folder + "/watched-words.tsv", out, findings),
      read_meant(folder + "/meant-words.tsv", out, findings),
      read_changes(folder + "/reason-words.tsv", out, findings),
      read_figures(folder + "/figure-words.tsv", out, findings),
      read_leads(folder + "/text-leads.tsv", out, findings),
      read_examples(folder + "/example-texts.tsv", out, findings),
      read_cost_words(folder + "/cost-words.tsv", out, findings),
  };
  return std::ranges::all_of(good, std::identity());
}

}  // namespace gongkai
