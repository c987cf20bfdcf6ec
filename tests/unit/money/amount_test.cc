#include "money/amount.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace gongkai {
namespace {

constexpr MoneyUnit kYuan = MoneyUnit::kYuan;
constexpr MoneyUnit kWan = MoneyUnit::kTenThousandYuan;

Amount fen(std::int64_t value) { return Amount::from_fen(value); }

std::optional<Amount> parse(std::string_view text, MoneyUnit unit = kWan, int decimals = 2) {
  AmountFault fault = AmountFault::kTooLarge;
  const std::optional<Amount> amount = parse_amount(text, unit, decimals, fault);
  EXPECT_EQ(amount.has_value(), fault == AmountFault::kNone) << text;
  return amount;
}

AmountFault fault_of(std::string_view text, MoneyUnit unit = kWan, int decimals = 2) {
  AmountFault fault = AmountFault::kNone;
  EXPECT_EQ(parse_amount(text, unit, decimals, fault), std::nullopt) << text;
  return fault;
}

std::string print(std::int64_t value, NumberFormat format) {
  return format_amount(fen(value), format);
}

TEST(Amount, AddsExactly) {
  EXPECT_EQ(fen(10) + fen(20), fen(30));
  EXPECT_EQ(fen(10) - fen(20), fen(-10));
  Amount sum;
  for (int i = 0; i < 10; ++i) sum += fen(10);
  EXPECT_EQ(sum, fen(100));
  EXPECT_LT(fen(-1), Amount());
  EXPECT_TRUE(Amount().is_zero());
}

TEST(MoneyUnit, HasAChineseName) {
  EXPECT_EQ(name(kYuan), "元");
  EXPECT_EQ(name(kWan), "万元");
}

TEST(ParseAmount, ReadsPlainDecimals) {
  EXPECT_EQ(parse("634.34"), fen(634'340'000));
  EXPECT_EQ(parse("634"), fen(634'000'000));
  EXPECT_EQ(parse("0.1"), fen(100'000));
  EXPECT_EQ(parse("007"), fen(7'000'000));
  EXPECT_EQ(parse("12.50", kYuan), fen(1'250));
  EXPECT_EQ(parse("0.000001", kWan, 6), fen(1));
}

TEST(ParseAmount, ReadsNegatives) {
  EXPECT_EQ(parse("-0.01", kYuan), fen(-1));
  EXPECT_EQ(parse("-0"), Amount());
}

TEST(ParseAmount, RefusesWhatIsNotAPlainNumber) {
  for (const char* text : {"", "-", ".", "5.", ".5", "+5", "--5", "12,5", "1,234.56", " 5", "5 ",
                           "1e3", "1.2.3", "５", "0x10", "nan", "5-", "1.-2"}) {
    EXPECT_EQ(fault_of(text), AmountFault::kNotANumber) << text;
  }
  EXPECT_EQ(fault_of(std::string_view("1\0", 2)), AmountFault::kNotANumber);
}

TEST(ParseAmount, RefusesMoreDecimalsThanAllowed) {
  EXPECT_EQ(fault_of("1.234"), AmountFault::kTooManyDecimals);
  EXPECT_EQ(fault_of("1.230"), AmountFault::kTooManyDecimals);
  EXPECT_EQ(fault_of("1.2", kWan, 0), AmountFault::kTooManyDecimals);
}

TEST(ParseAmount, RefusesDecimalsBelowOneFenWhateverIsAllowed) {
  EXPECT_EQ(fault_of("1.234", kYuan, 6), AmountFault::kTooManyDecimals);
  EXPECT_EQ(fault_of("0.0000001", kWan, 9), AmountFault::kTooManyDecimals);
}

TEST(ParseAmount, RefusesAmountsOverTheLimit) {
  EXPECT_EQ(parse("9999999999.99"), fen(Amount::kMaxFen));
  EXPECT_EQ(parse("-9999999999.99"), fen(-Amount::kMaxFen));
  EXPECT_EQ(parse("9999999999.999999"), std::nullopt);
  EXPECT_EQ(parse_exact("92233720368547758.07", kYuan), fen(INT64_MAX));
  EXPECT_EQ(parse_exact("-10000000000.000001", MoneyUnit::kTenThousandYuan),
            fen(-10'000'000'000'000'001));
  EXPECT_EQ(parse_exact("92233720368547758.08", kYuan), std::nullopt);
  EXPECT_EQ(parse("99999999999900.00", kYuan), fen(Amount::kMaxFen));
  EXPECT_EQ(fault_of("10000000000"), AmountFault::kTooLarge);
  EXPECT_EQ(fault_of("-9999999999.999999", kWan, 6), AmountFault::kTooLarge);
  EXPECT_EQ(fault_of(std::string(40, '9')), AmountFault::kTooLarge);
}

TEST(FormatAmount, RoundsHalfUpByMagnitude) {
  EXPECT_EQ(print(634'344'999, {}), "634.34");
  EXPECT_EQ(print(634'345'000, {}), "634.35");
  EXPECT_EQ(print(-634'345'000, {}), "-634.35");
  EXPECT_EQ(print(-634'344'999, {}), "-634.34");
  EXPECT_EQ(print(999'999'999, {}), "1000.00");
  EXPECT_EQ(print(150, {.unit = kYuan, .decimals = 0}), "2");
  EXPECT_EQ(print(149, {.unit = kYuan, .decimals = 0}), "1");
}

TEST(PrintedAmount, IsWhatIsPrinted) {
  const auto printed = [](std::int64_t fen, const NumberFormat& format) {
    return printed_amount(Amount::from_fen(fen), format).fen();
  };
  EXPECT_EQ(printed(634'344'999, {}), 634'340'000);
  EXPECT_EQ(printed(-634'345'000, {}), -634'350'000);
  EXPECT_EQ(printed(1'234'567, {.decimals = 6}), 1'234'567);
  EXPECT_EQ(printed(150, {.unit = kYuan, .decimals = 0}), 200);
  EXPECT_EQ(printed(149, {.unit = kYuan, .decimals = 2}), 149);
}

TEST(FormatAmount, PrintsAsManyDecimalsAsAsked) {
  EXPECT_EQ(print(1'234'567, {.decimals = 6}), "1.234567");
  EXPECT_EQ(print(1'234'567, {.decimals = 4}), "1.2346");
  EXPECT_EQ(print(1'234'567, {.decimals = 0}), "1");
  EXPECT_EQ(print(5, {.unit = kYuan, .decimals = 2}), "0.05");
  EXPECT_EQ(print(5, {.unit = kYuan, .decimals = 4}), "0.0500");
}

TEST(FormatAmount, CountsInHundredMillions) {
  const NumberFormat format{.unit = MoneyUnit::kHundredMillionYuan};
  EXPECT_EQ(print(12'345'000'000, format), "1.23");
  EXPECT_EQ(print(12'350'000'000, format), "1.24") << "half of the last place is rounded up";
  EXPECT_EQ(print(12'349'999'999, format), "1.23");
  EXPECT_EQ(print(1, format), "0.00");
  EXPECT_EQ(print(12'345'678'901, {.unit = format.unit, .decimals = 6}), "1.234568");
  EXPECT_EQ(printed_amount(fen(-12'350'000'000), format), fen(-12'400'000'000));
  EXPECT_EQ(exact_text(fen(12'345'678'901), format.unit), "1.2345678901");
  EXPECT_EQ(exact_text(fen(Amount::kMaxFen), format.unit), "999999.999999");
}

TEST(FormatAmount, SeparatesThousands) {
  const NumberFormat format{.unit = kYuan, .has_separators = true};
  EXPECT_EQ(print(99'999, format), "999.99");
  EXPECT_EQ(print(100'000, format), "1,000.00");
  EXPECT_EQ(print(123'456'789, format), "1,234,567.89");
  EXPECT_EQ(print(-12'345'678, format), "-123,456.78");
  EXPECT_EQ(print(99'999'950, {.unit = kYuan, .decimals = 0, .has_separators = true}), "1,000,000");
}

TEST(FormatAmount, PrintsZeroAsItsStyleSays) {
  EXPECT_EQ(print(0, {.zero = ZeroStyle::kBlank}), "");
  EXPECT_EQ(print(0, {.zero = ZeroStyle::kDigit}), "0");
  EXPECT_EQ(print(0, {.zero = ZeroStyle::kDecimals}), "0.00");
  EXPECT_EQ(print(0, {.decimals = 0, .zero = ZeroStyle::kDecimals}), "0");
}

TEST(FormatAmount, PrintsWhatRoundsToZeroWithItsDecimals) {
  EXPECT_EQ(print(1, {.zero = ZeroStyle::kBlank}), "0.00");
  EXPECT_EQ(print(1, {.zero = ZeroStyle::kDigit}), "0.00");
  // As Excel shows it, so that both outputs agree.
  EXPECT_EQ(print(-1, {.zero = ZeroStyle::kBlank}), "-0.00");
}

TEST(FormatAmount, TrimsZerosAtTheEndOfDecimals) {
  const NumberFormat format{.has_separators = true, .is_trimmed = true};
  EXPECT_EQ(print(15'000'000, format), "15");
  EXPECT_EQ(print(3'750'000, format), "3.75");
  EXPECT_EQ(print(-3'700'000, format), "-3.7");
  EXPECT_EQ(print(1'234'000'000, format), "1,234");
  EXPECT_EQ(print(2'999'999, format), "3");
  EXPECT_EQ(print(1, format), "0.00");
  EXPECT_EQ(print(0, format), "");
  EXPECT_EQ(print(0, {.zero = ZeroStyle::kDigit, .is_trimmed = true}), "0");
  EXPECT_EQ(print(0, {.zero = ZeroStyle::kDecimals, .is_trimmed = true}), "0.00");
  EXPECT_EQ(print(100'000, {.decimals = 0, .is_trimmed = true}), "0");
  EXPECT_EQ(print(100'000'000, {.decimals = 0, .is_trimmed = true}), "100");
}

TEST(FormatAmount, HoldsTheSmallestInteger) {
  EXPECT_EQ(print(std::numeric_limits<std::int64_t>::min(), {.unit = kYuan}),
            "-92233720368547758.08");
}

TEST(ExactText, HasNoDecimalTooMany) {
  EXPECT_EQ(exact_text(fen(634'340'000), kWan), "634.34");
  EXPECT_EQ(exact_text(fen(634'340'000), kYuan), "6343400");
  EXPECT_EQ(exact_text(fen(1), kWan), "0.000001");
  EXPECT_EQ(exact_text(fen(-1), kYuan), "-0.01");
  EXPECT_EQ(exact_text(fen(-10), kYuan), "-0.1");
  EXPECT_EQ(exact_text(Amount(), kWan), "0");
  EXPECT_EQ(exact_text(fen(10'000'000), kWan), "10");
}

TEST(ExactText, IsReadBackAsTheSameAmount) {
  for (std::int64_t value : {std::int64_t{1}, std::int64_t{-999'999}, std::int64_t{1'000'001},
                             Amount::kMaxFen, -Amount::kMaxFen}) {
    EXPECT_EQ(parse(exact_text(fen(value), kWan), kWan, 6), fen(value));
    EXPECT_EQ(parse(exact_text(fen(value), kYuan), kYuan, 2), fen(value));
  }
}

}  // namespace
}  // namespace gongkai
