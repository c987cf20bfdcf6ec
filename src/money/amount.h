#pragma once

// Exact amounts of money. An amount is a whole number of 分 (0.01 元), which holds every amount
// that a budget may state (万元 with six decimals, 元 with two) without rounding; binary floating
// point never holds one. Sums are exact; rounding happens once, when an amount is printed.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// 金额单位: what a written number counts. Budgets and tables count in 元 or 万元; sentences also
/// in 亿元.
enum class MoneyUnit { kYuan, kTenThousandYuan, kHundredMillionYuan };

/// "元", "万元" or "亿元".
std::string_view name(MoneyUnit unit);

/// An exact amount in 分, positive or negative.
class Amount {
 public:
  /// The largest single amount a budget may hold: 9,999,999,999.99 万元.
  static constexpr std::int64_t kMaxFen = 9'999'999'999'990'000;

  constexpr Amount() = default;
  static constexpr Amount from_fen(std::int64_t fen) {
    Amount a;
    a.fen_ = fen;
    return a;
  }
  constexpr std::int64_t fen() const { return fen_; }
  constexpr bool is_zero() const { return fen_ == 0; }

  friend constexpr Amount operator+(Amount a, Amount b) { return from_fen(a.fen_ + b.fen_); }
  friend constexpr Amount operator-(Amount a, Amount b) { return from_fen(a.fen_ - b.fen_); }
  constexpr Amount& operator+=(Amount b) { return *this = *this + b; }
  friend constexpr auto operator<=>(Amount, Amount) = default;

 private:
  std::int64_t fen_ = 0;
};

/// The magnitude in 分; exact for the smallest amount, too.
constexpr std::uint64_t magnitude(Amount amount) {
  const auto bits = static_cast<std::uint64_t>(amount.fen());
  return amount.fen() < 0 ? 0 - bits : bits;
}

/// The amount without its sign. Undefined for the smallest amount, whose magnitude does not fit.
constexpr Amount absolute(Amount amount) { return amount < Amount() ? Amount() - amount : amount; }

/// Why a text is not an amount.
enum class AmountFault { kNone, kNotANumber, kTooManyDecimals, kTooLarge };

/// Reads `text` as an amount in `unit` with at most `decimals` decimals: an optional "-", digits,
/// an optional "." with digits; no blanks, separators or exponent. `fault` says why not.
std::optional<Amount> parse_amount(std::string_view text, MoneyUnit unit, int decimals,
                                   AmountFault& fault);

/// Reads what exact_text writes, including sums beyond the largest single amount.
std::optional<Amount> parse_exact(std::string_view text, MoneyUnit unit);

/// How a zero is printed: left blank, as "0", or with all decimals ("0.00").
enum class ZeroStyle { kBlank, kDigit, kDecimals };

/// How amounts are printed in a table. Percentages are numbers of 元: 12.34 is 12.34 %.
struct NumberFormat {
  MoneyUnit unit = MoneyUnit::kTenThousandYuan;
  int decimals = 2;             ///< 0 – 6
  bool has_separators = false;  ///< 1,234.56 instead of 1234.56
  ZeroStyle zero = ZeroStyle::kBlank;
  bool is_trimmed = false;  ///< no zeros at the end of decimals: 15 and 3.75; zero as `zero` says
  bool is_percent = false;  ///< with the sign % after the digits

  friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// The amount as printed, rounded once, half away from zero. A nonzero value that would round to
/// zero is printed with all its decimals.
std::string format_amount(Amount amount, const NumberFormat& format);

/// The amount that is printed: rounded as format_amount rounds.
Amount printed_amount(Amount amount, const NumberFormat& format);

/// One unit of the last decimal that format_amount prints: 0.01 万元 is 100 元.
Amount last_place(const NumberFormat& format);

/// How many decimals format_amount prints.
int decimals_shown(Amount amount, const NumberFormat& format);

/// The amount in `unit` with as many decimals as it has and no more: exact, never rounded.
std::string exact_text(Amount amount, MoneyUnit unit);

}  // namespace gongkai
