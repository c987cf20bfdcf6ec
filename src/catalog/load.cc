#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <utility>

#include "catalog/catalog.h"
#include "catalog/changes.h"
#include "catalog/tsv.h"

namespace gongkai {
namespace {

bool is_code(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Reads the files of one year's folder.
class YearReader {
 public:
  YearReader(std::string folder, Findings& findings)
      : folder_(std::move(folder)), findings_(findings) {}

  bool read(Catalog& out) {
    const std::array good = {
        read_codes("functions.tsv", "code\tname", out.functions),
        read_codes("economic.tsv", "code\tname", out.economic),
        read_codes("government-economic.tsv", "code\tname", out.government_economic),
        read_codes("fund-sources.tsv", "code\tname", out.sources),
        read_kinds(out.spending_kinds),
        read_mapping(out),
        read_codes("fund-functions.tsv", "function\tsource", out.fund_functions),
        read_three_public(out),
        read_codes("inner-transfers.tsv", "source\tname", out.inner_transfers),
    };
    return std::ranges::all_of(good, std::identity());
  }

 private:
  bool read_codes(std::string_view file, std::string_view columns, CodeList& out) {
    const std::string path = path_of(file);
    return read_tsv(
        path, columns,
        [&](const TsvRow& row) {
          return check_code(path, row, 0) &&
                 (out.add(std::string(row.fields[0]), std::string(row.fields[1])) ||
                  report(path, row, 0, "catalog-duplicate", "编码重复", "每个编码只出现一次"));
        },
        findings_);
  }

  bool read_kinds(CodeList& out) {
    const std::string_view file = "spending-kinds.tsv";
    if (!read_codes(file, "code\tkind", out)) return false;
    const auto is_kind = [](const auto& entry) {
      return entry.second == "人员经费" || entry.second == "公用经费";
    };
    if (std::ranges::all_of(out.all(), is_kind)) return true;
    findings_.add({.id = "catalog-row",
                   .where = {.file = path_of(file)},
                   .message = "支出类别中有无法识别的取值",
                   .expected = "人员经费、公用经费 之一"});
    return false;
  }

  bool read_mapping(Catalog& out) {
    const std::string path = path_of("economic-mapping.tsv");
    return read_tsv(
        path, "department_code\tgovernment_code\tapplies_to",
        [&](const TsvRow& row) {
          return check_code(path, row, 0) && check_code(path, row, 1) && map(path, row, out);
        },
        findings_);
  }

  bool read_three_public(Catalog& out) {
    const std::string path = path_of("three-public.tsv");
    constexpr std::array<std::string_view, 4> kItems = {"abroad", "reception", "vehicle_operation",
                                                        "vehicle_purchase"};
    return read_tsv(
        path, "economic\titem\tsource",
        [&](const TsvRow& row) {
          const bool has_codes = !out.economic.all().empty();  // else its file is reported
          if (has_codes && out.economic.name(row.fields[0]) == nullptr) {
            return report(path, row, 0, "catalog-row", "没有这个部门预算支出经济分类",
                          "economic.tsv 中的编码");
          }
          if (std::ranges::find(kItems, row.fields[1]) == kItems.end()) {
            return report(path, row, 1, "catalog-row", "无法识别的“三公”经费项目",
                          "abroad、reception、vehicle_operation、vehicle_purchase 之一");
          }
          out.three_public.push_back(
              {std::string(row.fields[0]), std::string(row.fields[1]), std::string(row.fields[2])});
          return check_code(path, row, 2);
        },
        findings_);
  }

  bool map(const std::string& path, const TsvRow& row, Catalog& out) {
    const std::string_view whom = row.fields[2];
    const bool is_for_all = whom == "通用";
    const bool is_for_offices = whom == "行政单位及参公事业单位" || is_for_all;
    const bool is_for_institutions = whom == "事业单位（非参公）" || is_for_all;
    if (!is_for_offices && !is_for_institutions) {
      return report(path, row, 2, "catalog-row", "无法识别的适用单位",
                    "行政单位及参公事业单位、事业单位（非参公）、通用 之一");
    }
    if (out.government_economic.name(row.fields[1]) == nullptr) {
      return report(path, row, 1, "catalog-row", "没有这个政府预算支出经济分类",
                    "government-economic.tsv 中的编码");
    }
    bool is_new = true;
    const auto add = [&](MappingKind kind) {
      is_new = out.mapping
                   .emplace(std::pair(kind, std::string(row.fields[0])), std::string(row.fields[1]))
                   .second &&
               is_new;
    };
    if (is_for_offices) add(MappingKind::kAdministrative);
    if (is_for_institutions) add(MappingKind::kPublicInstitution);
    return is_new || report(path, row, 0, "catalog-duplicate", "对应关系重复",
                            "每个编码对每种单位只有一个对应科目");
  }

  bool check_code(const std::string& path, const TsvRow& row, std::size_t field) {
    return is_code(row.fields[field]) ||
           report(path, row, field, "catalog-row", "编码不是数字", "数字编码");
  }

  bool report(const std::string& path, const TsvRow& row, std::size_t field, std::string id,
              const std::string& what, std::string expected) {
    findings_.add({.id = std::move(id),
                   .where = place_of(path, row, field),
                   .message = what + "：" + std::string(row.fields[field]),
                   .expected = std::move(expected)});
    return false;
  }

  std::string path_of(std::string_view file) const { return folder_ + "/" + std::string(file); }

  std::string folder_;
  Findings& findings_;
};

// The year that a folder's name gives; 0: not a year.
int year_of(const std::filesystem::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  int year = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), year);
  return name.size() == 4 && end == name.data() + name.size() ? year : 0;
}

// Drops mappings to classes that a year's changes removed.
void drop_ended_mappings(Catalog& catalog) {
  std::erase_if(catalog.mapping, [&](const auto& entry) {
    return catalog.government_economic.name(entry.second) == nullptr;
  });
}

}  // namespace

std::optional<Catalogs> Catalogs::load(const std::string& folder, Findings& findings) {
  std::error_code error;
  std::vector<int> years;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (const int year = year_of(entry); year > 0) years.push_back(year);
  }
  std::ranges::sort(years);
  if (years.empty()) {
    findings.add({.id = "catalog-file",
                  .where = {.file = folder},
                  .message = "此处没有科目表",
                  .expected = "按年度命名的目录，如 2023",
                  .help = "检查程序的 templates 目录是否完整"});
    return std::nullopt;
  }
  std::vector<Catalog> whole;
  bool is_good = true;
  for (int year : years) {
    Catalog& catalog = whole.emplace_back();
    catalog.year = year;
    is_good = YearReader(folder + "/" + std::to_string(year), findings).read(catalog) && is_good;
  }
  const auto texts = std::make_shared<TextTables>();
  is_good = read_text_tables(folder, *texts, findings) && is_good;
  const auto usual = std::make_shared<Usual>();
  is_good = read_usual(folder, *usual, findings) && is_good;
  std::vector<YearChange> changes;
  std::vector<OtherName> wrong_names;
  is_good = read_changes(folder, changes, findings) && is_good;
  is_good = read_wrong_names(folder, wrong_names, findings) && is_good;
  if (!is_good) return std::nullopt;
  Catalogs out;
  out.catalogs_ = with_changes(std::move(whole), changes);
  for (Catalog& catalog : out.catalogs_) {
    drop_ended_mappings(catalog);
    add_other_names(changes, wrong_names, catalog);
    catalog.texts = texts;
    catalog.usual = usual;
  }
  return out;
}

}  // namespace gongkai
