#include "money/amount.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace gongkai {
namespace {

// How many decimals of the unit 分 can represent: 1 元 = 10^2 分, 1 万元 = 10^6 分, 1 亿元 = 10^10
// 分.
int decimals_held(MoneyUnit unit) {
  switch (unit) {
    case MoneyUnit::kYuan:
      return 2;
    case MoneyUnit::kTenThousandYuan:
      return 6;
    case MoneyUnit::kHundredMillionYuan:
      return 10;
  }
  return 0;
}

constexpr std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "digits" or "digits.digits", each part at least one digit.
bool is_plain_decimal(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  if (whole.empty() || !std::ranges::all_of(whole, is_digit)) return false;
  return point == text.size() || (!fraction.empty() && std::ranges::all_of(fraction, is_digit));
}

std::string with_separators(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

// The magnitude in units of 10^-held, rounded half up to 10^-decimals.
std::uint64_t rounded(std::uint64_t value, int held, int decimals) {
  if (decimals >= held) return value * power_of_ten(decimals - held);
  const std::uint64_t step = power_of_ten(held - decimals);
  return value / step + (value % step * 2 >= step ? 1 : 0);
}

// `value` counts 10^-decimals.
std::string decimal_text(std::uint64_t value, int decimals, bool has_separators) {
  const std::uint64_t one = power_of_ten(decimals);
  std::string text = std::to_string(value / one);
  if (has_separators) text = with_separators(text);
  if (decimals == 0) return text;
  const std::string fraction = std::to_string(value % one);
  text += '.';
  text.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return text + fraction;
}

// The accepted notation of an amount.
struct AmountForm {
  MoneyUnit unit = MoneyUnit::kYuan;
  int decimals = 0;
  std::int64_t most = 0;  // 分
};

std::optional<Amount> read_amount(std::string_view text, const AmountForm& form,
                                  AmountFault& fault) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  fault = AmountFault::kNotANumber;
  if (!is_plain_decimal(text)) return std::nullopt;

  const int held = decimals_held(form.unit);
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto written = static_cast<std::int64_t>(text.size() - std::min(point + 1, text.size()));
  fault = AmountFault::kTooManyDecimals;
  if (written > std::min(form.decimals, held)) return std::nullopt;

  fault = AmountFault::kTooLarge;
  std::int64_t fen = 0;
  const auto append_digit = [&](int digit) {
    if (fen > (form.most - digit) / 10) return false;
    fen = fen * 10 + digit;
    return true;
  };
  for (char c : text) {
    if (c != '.' && !append_digit(c - '0')) return std::nullopt;
  }
  for (std::int64_t i = written; i < held; ++i) {
    if (!append_digit(0)) return std::nullopt;
  }
  fault = AmountFault::kNone;
  return Amount::from_fen(is_negative ? -fen : fen);
}

}  // namespace

std::string_view name(MoneyUnit unit) {
  switch (unit) {
    case MoneyUnit::kYuan:
      return "元";
    case MoneyUnit::kTenThousandYuan:
      return "万元";
    case MoneyUnit::kHundredMillionYuan:
      return "亿元";
  }
  return "";
}

std::optional<Amount> parse_amount(std::string_view text, MoneyUnit unit, int decimals,
                                   AmountFault& fault) {
  return read_amount(text, {unit, decimals, Amount::kMaxFen}, fault);
}

std::optional<Amount> parse_exact(std::string_view text, MoneyUnit unit) {
  AmountFault fault = AmountFault::kNone;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  return read_amount(text, {unit, decimals_held(unit), kMost}, fault);
}

std::string format_amount(Amount amount, const NumberFormat& format) {
  assert(format.decimals >= 0 && format.decimals <= 6);
  if (amount.is_zero() && format.zero == ZeroStyle::kBlank) return "";
  if (amount.is_zero() && format.zero == ZeroStyle::kDigit) return format.is_percent ? "0%" : "0";
  const int decimals = decimals_shown(amount, format);
  const std::uint64_t value = rounded(magnitude(amount), decimals_held(format.unit), decimals);
  const std::string text = decimal_text(value, decimals, format.has_separators);
  return (amount.fen() < 0 ? "-" + text : text) + (format.is_percent ? "%" : "");
}

Amount printed_amount(Amount amount, const NumberFormat& format) {
  const int held = decimals_held(format.unit);
  if (format.decimals >= held) return amount;
  const std::uint64_t value = rounded(magnitude(amount), held, format.decimals);
  const auto fen = static_cast<std::int64_t>(value * power_of_ten(held - format.decimals));
  return Amount::from_fen(amount.fen() < 0 ? -fen : fen);
}

Amount last_place(const NumberFormat& format) {
  const int held = decimals_held(format.unit);
  const auto fen = power_of_ten(held - std::min(held, format.decimals));
  return Amount::from_fen(static_cast<std::int64_t>(fen));
}

int decimals_shown(Amount amount, const NumberFormat& format) {
  if (amount.is_zero() && format.zero != ZeroStyle::kDecimals) return 0;
  if (!format.is_trimmed) return format.decimals;
  std::uint64_t value = rounded(magnitude(amount), decimals_held(format.unit), format.decimals);
  if (value == 0) return format.decimals;
  int decimals = format.decimals;
  for (; decimals > 0 && value % 10 == 0; value /= 10) --decimals;
  return decimals;
}

std::string exact_text(Amount amount, MoneyUnit unit) {
  std::string text = decimal_text(magnitude(amount), decimals_held(unit), false);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return amount.fen() < 0 ? "-" + text : text;
}

}  // namespace gongkai
