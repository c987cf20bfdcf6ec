#include "summary/summary_cells.h"

#include <limits>
#include <utility>

#include "money/percent.h"

namespace gongkai {
namespace {

constexpr NumberFormat kCount{
    .unit = MoneyUnit::kYuan, .decimals = 0, .has_separators = true, .zero = ZeroStyle::kDigit};
constexpr NumberFormat kPercent{
    .unit = MoneyUnit::kYuan, .decimals = 2, .zero = ZeroStyle::kDecimals};

// Overviews show the beginning of long texts; the manifest has the whole.
constexpr std::size_t kMostBytes = 3000;

std::string shortened(std::string words) {
  if (words.size() <= kMostBytes) return words;
  std::size_t end = kMostBytes;
  while ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end) + "…";
}

}  // namespace

OverviewColumn text_column(const char* heading, int width) {
  return {.heading = heading, .width = width};
}

OverviewColumn money_column(const char* heading) {
  return {.heading = heading, .width = 8, .format = kSummaryMoney};
}

OverviewColumn count_column(const char* heading) {
  return {.heading = heading, .width = 4, .format = kCount};
}

OverviewColumn percent_column(const char* heading) {
  return {.heading = heading, .width = 6, .format = kPercent};
}

OverviewColumn with_bars(OverviewColumn column) {
  column.has_bars = true;
  return column;
}

OverviewCell text(std::string words, std::string link) {
  return {.text = shortened(std::move(words)), .number = {}, .link = std::move(link)};
}

OverviewCell money(Amount amount) { return {.text = {}, .number = amount, .link = {}}; }

OverviewCell count(std::size_t number) {
  return money(Amount::from_fen(static_cast<std::int64_t>(number) * 100));
}

OverviewCell blank() { return {}; }

OverviewCell toned(OverviewCell cell, OverviewTone tone) {
  cell.tone = tone;
  return cell;
}

OverviewCell fault_count(std::size_t number, OverviewTone tone) {
  return toned(count(number), number == 0 ? OverviewTone::kPlain : tone);
}

OverviewCell percent(Amount part, Amount whole) {
  if (whole.is_zero()) return blank();
  const HundredthsOfPercent size = hundredths_of_percent(part, whole);
  const bool is_negative = (part < Amount()) != (whole < Amount());
  if (size > std::numeric_limits<std::int64_t>::max()) {
    return text((is_negative ? "-" : "") + percent_text(size));
  }
  const auto number = static_cast<std::int64_t>(size);
  return money(Amount::from_fen(is_negative ? -number : number));
}

void append(OverviewRow& row, OverviewRow more) {
  for (OverviewCell& cell : more) row.push_back(std::move(cell));
}

OverviewRow label_cells(const PackageLabel& package, bool has_folder) {
  const std::string& name = package.department.name;
  return {text(package.department.code), text(name.empty() ? "（无法读取）" + package.input : name,
                                              has_folder ? package.name + "/" : "")};
}

std::string more_note(std::size_t listed, std::size_t all) {
  return "只列前 " + std::to_string(listed) + " 项，共 " + std::to_string(all) +
         " 项；全部在 manifest.jsonl 中。";
}

}  // namespace gongkai
