#include "catalog/text_tables.h"

#include <algorithm>
#include <array>

#include "catalog/tsv.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

using Kind = WatchedWord::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 4> kKinds = {
    {{"密级标志", Kind::kSecretMarking},
     {"不宜公开", Kind::kSecret},
     {"占位符", Kind::kPlaceholder},
     {"自然人", Kind::kPerson}}};

bool report(const std::string& path, const TsvRow& row, std::size_t field, std::string what,
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
    if (character.size() != 1) return report(path, row, 0, "不是一个字", "一个字", findings);
    out.traditional.emplace_back(character.front(), std::string(row.fields[1]));
    return true;
  };
  if (!read_tsv(path, "traditional\tsimplified", take, findings)) return false;
  std::ranges::sort(out.traditional);
  return true;
}

bool read_words(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const auto* kind =
        std::ranges::find(kKinds, row.fields[1], &std::pair<std::string_view, Kind>::first);
    if (kind == kKinds.end()) {
      return report(path, row, 1, "不认识的种类", "密级标志、不宜公开、占位符、自然人 之一",
                    findings);
    }
    out.words.push_back({.word = std::string(row.fields[0]),
                         .kind = kind->second,
                         .meaning = std::string(row.fields[2])});
    return true;
  };
  return read_tsv(path, "word\tkind\tmeaning", take, findings);
}

bool read_cost_words(const std::string& path, TextTables& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const bool is_total = row.fields[1] == "总额";
    if (!is_total && row.fields[1] != "单价") {
      return report(path, row, 1, "不认识的种类", "总额、单价 之一", findings);
    }
    (is_total ? out.total_cost_words : out.unit_cost_words).emplace_back(row.fields[0]);
    return true;
  };
  return read_tsv(path, "word\tkind", take, findings);
}

}  // namespace

const std::string* TextTables::simplified(char32_t character) const {
  const auto found = std::ranges::lower_bound(traditional, character, {},
                                              &std::pair<char32_t, std::string>::first);
  return found == traditional.end() || found->first != character ? nullptr : &found->second;
}

bool read_text_tables(const std::string& folder, TextTables& out, Findings& findings) {
  const bool has_characters = read_characters(folder + "/traditional.tsv", out, findings);
  const bool has_words = read_words(folder + "/watched-words.tsv", out, findings);
  return read_cost_words(folder + "/cost-words.tsv", out, findings) && has_words && has_characters;
}

}  // namespace gongkai
