#include "check/proposals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "source/ascii.h"

namespace gongkai {
namespace {

using Codes = std::vector<std::pair<std::string, std::string>>;  // code → name

constexpr std::size_t kMostCodes = 3;

struct CodeField {
  std::string_view name;
  CodeList Catalog::*list;
  std::size_t length;  // of its codes; 0: any
};

constexpr std::array<CodeField, 4> kCodeFields = {
    {{"支出功能分类", &Catalog::functions, 7},
     {"部门预算支出经济分类", &Catalog::economic, 5},
     {"政府预算支出经济分类", &Catalog::government_economic, 5},
     {"资金来源", &Catalog::sources, 0}}};

Codes codes_named(const CodeList& list, std::size_t length, std::string_view name) {
  Codes out;
  for (const auto& [code, known] : list.all()) {
    if (known == name && (length == 0 || code.size() == length)) out.emplace_back(code, known);
  }
  return out;
}

// Of objects with a code and a name: units, projects.
Codes codes_named(const std::optional<JsonValue>& list, std::string_view name) {
  Codes out;
  if (!list || list->kind() != JsonKind::kArray) return out;
  list->for_each_child([&](const JsonValue& item) {
    if (item.kind() != JsonKind::kObject) return;
    const auto code = item.find("code");
    const auto known = item.find("name");
    if (code && known && known->text() == name) out.emplace_back(code->text(), known->text());
  });
  return out;
}

std::optional<JsonValue> units_of(const JsonValue& file) {
  const auto department = file.find("department");
  if (!department || department->kind() != JsonKind::kObject) return std::nullopt;
  return department->find("units");
}

std::string listed(const Codes& codes) {
  std::string out;
  for (std::size_t i = 0; i < std::min(codes.size(), kMostCodes); ++i) {
    out += (i > 0 ? "、" : "") + codes[i].first + "（" + codes[i].second + "）";
  }
  return out + (codes.size() > kMostCodes ? " 等" : "");
}

std::string help_for(const Codes& codes) {
  if (codes.empty()) return {};
  if (codes.size() == 1)
    return "此处应填编码，不填名称：是否应为 \"" + codes[0].first + "\"（" + codes[0].second +
           "）？";
  return "此处应填编码，不填名称；同名的有 " + std::to_string(codes.size()) + " 个：" +
         listed(codes);
}

// "4.10300240000000E+17"
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0 || !is_digit(text.front())) return false;
  if (e + 1 == text.size()) return false;
  const std::string_view mantissa = text.substr(0, e);
  std::string_view exponent = text.substr(e + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  const bool has_mark = mantissa.find('.') != std::string_view::npos || text[e + 1] == '+';
  return has_mark && !exponent.empty() && std::ranges::all_of(exponent, is_digit) &&
         std::ranges::all_of(mantissa, [](char c) { return is_digit(c) || c == '.'; });
}

int year_of(const JsonValue& file) {
  const auto year = file.kind() == JsonKind::kObject ? file.find("year") : std::nullopt;
  int out = 0;
  if (!year) return out;
  const std::string_view digits = year->text();
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

std::string help_by_name(const Catalog& catalog, const JsonValue& file, std::string_view field,
                         std::string_view text) {
  if (field == "单位") return help_for(codes_named(units_of(file), text));
  if (field == "项目") return help_for(codes_named(file.find("projects"), text));
  const auto* codes = std::ranges::find(kCodeFields, field, &CodeField::name);
  if (codes == kCodeFields.end()) return {};
  return help_for(codes_named(catalog.*codes->list, codes->length, text));
}

// "2O60101", "2060101 行政运行": a code with letters that look like digits, or with its name.
std::string help_by_code(const Catalog& catalog, std::string_view field, std::string_view text) {
  const auto* codes = std::ranges::find(kCodeFields, field, &CodeField::name);
  if (codes == kCodeFields.end()) return {};
  std::string digits;
  for (const char c : text) {
    const bool is_zero = c == 'O' || c == 'o';
    const bool is_one = c == 'l' || c == 'I';
    if (!is_digit(c) && !is_zero && !is_one) break;
    digits += is_zero ? '0' : is_one ? '1' : c;
  }
  const std::string* name = (catalog.*codes->list).name(digits);
  const bool is_whole = codes->length == 0 || digits.size() == codes->length;
  if (name == nullptr || !is_whole || digits == text) return {};
  return "只填编码的数字：是否应为 \"" + digits + "\"（" + *name + "）？";
}

constexpr std::string_view kNoMeant = "-";

std::string help_by_word(const Catalog& catalog, std::string_view field, std::string_view text) {
  for (const MeantWord& each : catalog.texts->meant) {
    if (each.field != field || each.word != text) continue;
    if (each.meant == kNoMeant) return "不支持这个金额单位：换算成元或万元后填列";
    const std::string* name = field == "资金来源" ? catalog.sources.name(each.meant) : nullptr;
    return "是否应为 \"" + each.meant + "\"" + (name == nullptr ? "" : "（" + *name + "）") + "？";
  }
  return {};
}

}  // namespace

Propose proposals(const Catalogs& catalogs, std::shared_ptr<const JsonTree> tree) {
  const Catalog& catalog = catalogs.for_year(year_of(tree->root()));
  return [&catalog, tree = std::move(tree)](std::string_view field, std::string_view text) {
    text = trimmed(text);
    if (is_scientific(text)) {
      return std::string(
          "电子表格已将长编码转为科学记数，尾数丢失：按批复文件重新录入，单元格先设为文本格式");
    }
    std::string help = help_by_name(catalog, tree->root(), field, text);
    if (help.empty()) help = help_by_code(catalog, field, text);
    return help.empty() ? help_by_word(catalog, field, text) : help;
  };
}

}  // namespace gongkai
