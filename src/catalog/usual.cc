#include "catalog/usual.h"

#include <array>
#include <charconv>
#include <utility>

#include "catalog/tsv.h"

namespace gongkai {
namespace {

constexpr std::array<std::string_view, 13> kLimits = {
    "assets-oldest-years", "example-text-shortest",  "unit-total-most",
    "office-basic-most",   "institution-basic-most", "unit-reception-most",
    "person-pay-most",     "person-pay-least",       "reason-change-least",
    "part-of-whole-times", "other-unit-least-times", "other-unit-most-times",
    "nearly-equal-percent"};

bool report(const std::string& path, const TsvRow& row, std::size_t field, std::string expected,
            Findings& findings) {
  findings.add({.id = "catalog-row",
                .where = place_of(path, row, field),
                .message = "无法识别的取值：" + std::string(row.fields[field]),
                .expected = std::move(expected)});
  return false;
}

bool read_limits(const std::string& path, Usual& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    const std::string_view digits = row.fields[1];
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
      return report(path, row, 1, "不带小数的数", findings);
    }
    out.limits.emplace(std::string(row.fields[0]), value);
    return true;
  };
  if (!read_tsv(path, "name\tvalue", take, findings)) return false;
  for (const std::string_view name : kLimits) {
    if (out.limits.contains(name)) continue;
    findings.add({.id = "catalog-row",
                  .where = {.file = path},
                  .message = "没有 " + std::string(name) + " 一行",
                  .expected = "每个限额一行"});
    return false;
  }
  return true;
}

bool read_places(const std::string& path, Usual& out, Findings& findings) {
  const auto take = [&](const TsvRow& row) {
    EconomicPlace& place = out.places.emplace_back();
    place.economic = std::string(row.fields[0]);
    const std::string_view where = row.fields[1];
    if (where == "不列项目") return true;
    for (std::string_view rest = where; !rest.empty();) {
      const std::size_t end = std::min(rest.find('/'), rest.size());
      place.functions.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return !place.functions.empty() ||
           report(path, row, 1, "功能分类科目编码的开头，以 / 分开，或“不列项目”", findings);
  };
  return read_tsv(path, "economic\tfunctions", take, findings);
}

}  // namespace

bool read_usual(const std::string& folder, Usual& out, Findings& findings) {
  const bool has_limits = read_limits(folder + "/limits.tsv", out, findings);
  return read_places(folder + "/economic-places.tsv", out, findings) && has_limits;
}

}  // namespace gongkai
