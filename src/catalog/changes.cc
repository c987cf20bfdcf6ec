#include "catalog/changes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

#include "catalog/tsv.h"

namespace gongkai {
namespace {

using ListName = std::pair<std::string_view, CodeList Catalog::*>;

constexpr std::array<ListName, 4> kLists = {{{"functions", &Catalog::functions},
                                             {"economic", &Catalog::economic},
                                             {"government_economic", &Catalog::government_economic},
                                             {"sources", &Catalog::sources}}};

constexpr std::string_view kNothing = "-";

std::string name_or_empty(std::string_view field) {
  return field == kNothing ? std::string() : std::string(field);
}

bool report_change(const std::string& path, const TsvRow& row, std::size_t field,
                   const std::string& what, std::string expected, Findings& findings) {
  findings.add({.id = "catalog-row",
                .where = place_of(path, row, field),
                .message = what + "：" + std::string(row.fields[field]),
                .expected = std::move(expected)});
  return false;
}

bool read_year(const std::string& path, int year, std::vector<YearChange>& out,
               Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const auto* list = std::ranges::find(kLists, row.fields[0], &ListName::first);
    if (list == kLists.end()) {
      return report_change(path, row, 0, "无法识别的科目表",
                           "functions、economic、government_economic、sources 之一", findings);
    }
    YearChange change{.year = year,
                      .list = list->second,
                      .code = std::string(row.fields[1]),
                      .before = name_or_empty(row.fields[2]),
                      .after = name_or_empty(row.fields[3])};
    if (change.before == change.after) {
      return report_change(path, row, 3, "没有变化", "与 before 不同的名称，停用的写 -", findings);
    }
    out.push_back(std::move(change));
    return true;
  };
  out.push_back({.year = year, .list = nullptr, .code = {}, .before = {}, .after = {}});
  return read_tsv(path, "list\tcode\tbefore\tafter", take, findings);
}

void set_name(CodeList& list, const std::string& code, const std::string& name) {
  if (name.empty()) {
    list.remove(code);
  } else if (!list.add(code, name)) {
    list.rename(code, name);
  }
}

// The next year's catalogue.
Catalog after(const Catalog& catalog, const std::vector<YearChange>& changes) {
  Catalog out = catalog;
  ++out.year;
  for (const YearChange& change : changes) {
    if (change.year == out.year && change.list != nullptr) {
      set_name(out.*change.list, change.code, change.after);
    }
  }
  return out;
}

// The last year's catalogue.
Catalog before(const Catalog& catalog, const std::vector<YearChange>& changes) {
  Catalog out = catalog;
  for (const YearChange& change : changes) {
    if (change.year == out.year && change.list != nullptr) {
      set_name(out.*change.list, change.code, change.before);
    }
  }
  --out.year;
  return out;
}

}  // namespace

bool read_changes(const std::string& folder, std::vector<YearChange>& out, Findings& findings) {
  std::error_code error;
  std::vector<std::pair<int, std::string>> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/changes", error)) {
    const std::string name = entry.path().stem().string();
    int year = 0;
    std::from_chars(name.data(), name.data() + name.size(), year);
    if (entry.path().extension() == ".tsv" && year > 0) {
      files.emplace_back(year, folder + "/changes/" + entry.path().filename().string());
    }
  }
  std::ranges::sort(files);
  bool is_good = true;
  for (const auto& [year, path] : files) is_good = read_year(path, year, out, findings) && is_good;
  return is_good;
}

bool read_wrong_names(const std::string& folder, std::vector<OtherName>& out, Findings& findings) {
  return read_tsv(
      folder + "/other-names.tsv", "code\tname\twhat",
      [&](const TsvRow& row) {
        out.push_back({.list = &Catalog::functions,
                       .code = std::string(row.fields[0]),
                       .name = std::string(row.fields[1]),
                       .what = std::string(row.fields[2]),
                       .kind = OtherName::Kind::kWrongName});
        return true;
      },
      findings);
}

std::vector<Catalog> with_changes(std::vector<Catalog> whole,
                                  const std::vector<YearChange>& changes) {
  if (changes.empty()) return whole;
  const int first = changes.front().year - 1;
  const int last = changes.back().year;
  std::vector<Catalog> out = {whole.front()};
  while (out.back().year > first) out.push_back(before(out.back(), changes));
  std::ranges::reverse(out);
  for (std::size_t next = 1; out.back().year < last || next < whole.size();) {
    if (next < whole.size() &&
        (whole[next].year == out.back().year + 1 || out.back().year >= last)) {
      out.push_back(std::move(whole[next++]));
    } else {
      out.push_back(after(out.back(), changes));
    }
  }
  return out;
}

void add_other_names(const std::vector<YearChange>& changes,
                     const std::vector<OtherName>& wrong_names, Catalog& catalog) {
  using Kind = OtherName::Kind;
  for (const YearChange& change : changes) {
    if (change.list == nullptr) continue;
    const bool is_over = catalog.year >= change.year;
    const std::string& other = is_over ? change.before : change.after;
    const std::string& here = is_over ? change.after : change.before;
    if (other.empty()) continue;
    const std::string when = is_over ? std::to_string(change.year - 1) + " 年及以前"
                                     : std::to_string(change.year) + " 年起";
    catalog.other_names.push_back(
        {.list = change.list,
         .code = change.code,
         .name = other,
         .what = when,
         .kind = here.empty() ? Kind::kCodeOfOtherYear : Kind::kNameOfOtherYear});
  }
  for (const OtherName& wrong : wrong_names) {
    const std::string* right = catalog.functions.name(wrong.code);
    if (right != nullptr && *right != wrong.name) catalog.other_names.push_back(wrong);
  }
}

}  // namespace gongkai
