#include "budget/amount_shape.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace gongkai {
namespace {

constexpr AmountRule kYuan = {.unit = MoneyUnit::kYuan};

Amount read(const std::string& json, AmountRule rule = {}) {
  Findings findings;
  const auto tree = parse(json, findings);
  Amount out;
  EXPECT_TRUE(amount(rule).read(tree->root(), out, findings)) << all_texts(findings);
  return out;
}

// The one finding about a text that is not an amount.
Finding fault(const std::string& json, AmountRule rule = {}) {
  Findings findings;
  const auto tree = parse(json, findings);
  Amount out;
  EXPECT_FALSE(amount(rule).read(tree->root(), out, findings)) << json;
  EXPECT_EQ(findings.all().size(), 1U);
  return findings.all().empty() ? Finding{} : findings.all()[0];
}

std::string help(const std::string& json, AmountRule rule = {}) {
  const Finding finding = fault(json, rule);
  EXPECT_EQ(finding.id, "amount-format") << json;
  return finding.help;
}

TEST(AmountShape, ReadsTextsAndNumbersToTheLastFen) {
  EXPECT_EQ(read(R"("12.50")").fen(), 12'500'000);
  EXPECT_EQ(read("12.50").fen(), 12'500'000);
  EXPECT_EQ(read("0").fen(), 0);
  EXPECT_EQ(read(R"("0.10")").fen(), 100'000);
  EXPECT_EQ(read(R"("12.50")", kYuan).fen(), 1'250);
}

TEST(AmountShape, NamesADecimalComma) {
  EXPECT_EQ(to_text(fault(R"("12,5")")), R"(test.json:1:1: 错误："12,5" 不是金额 [amount-format]
  1 | "12,5"
    | ^^^^^^
  应为：最多两位小数的数字（本文件金额单位为万元），如 "12.50"
  改法：写作 "12.5"，若逗号是千分位则写 "125"
)");
}

TEST(AmountShape, SaysHowToMendWhatPeopleWrite) {
  EXPECT_EQ(help(R"("1,234.50")"), R"(写作 "1234.50"，不用千分位逗号)");
  EXPECT_EQ(help(R"("1,234")"), R"(写作 "1234"，不用千分位逗号)");
  EXPECT_EQ(help(R"("1，234，567")"), R"(写作 "1234567"，不用千分位逗号)");
  EXPECT_EQ(help(R"(" 12.50")"), R"(写作 "12.50"，去掉空格)");
  EXPECT_EQ(help(R"("12.50\u3000")"), R"(写作 "12.50"，去掉空格)");
  EXPECT_EQ(help(R"("１２．５０")"), R"(写作 "12.50"，用半角数字和小数点)");
  EXPECT_EQ(help(R"("12.50万元")"), R"(写作 "12.50"，金额单位只在文件开头的 "money_unit" 写一次)");
  EXPECT_EQ(help(R"("¥12.50")"), R"(写作 "12.50"，金额单位只在文件开头的 "money_unit" 写一次)");
  EXPECT_EQ(help(R"("+12.5")"), R"(写作 "12.5")");
  EXPECT_EQ(help(R"(".5")"), R"(写作 "0.5")");
  EXPECT_EQ(help(R"("5.")"), R"(写作 "5")");
  EXPECT_EQ(help(R"("")"), R"(没有金额就删去这一笔，零写作 "0")");
  EXPECT_EQ(help("1e400"), "不用科学计数法，写出全部数字");
  EXPECT_EQ(help("1.25e1"), "不用科学计数法，写出全部数字");
  EXPECT_EQ(help(R"("1E3")"), "不用科学计数法，写出全部数字");
}

TEST(AmountShape, HasNoAdviceForWhatIsNoNumberAtAll) {
  for (const char* json : {R"("NaN")", R"("Infinity")", R"("十二")", R"("1.2.3")", R"("--")",
                           "\"(12.50)\"", R"("0x10")", R"("-")", R"("\u0000")", R"("万元")"}) {
    EXPECT_EQ(help(json), "") << json;
  }
}

TEST(AmountShape, NamesTooManyDecimals) {
  const Finding finding = fault(R"("12.345")");
  EXPECT_EQ(finding.id, "amount-decimals");
  EXPECT_EQ(finding.message, R"("12.345" 有 3 位小数)");
  EXPECT_EQ(finding.expected, R"(最多两位小数的数字（本文件金额单位为万元），如 "12.50")");
  EXPECT_EQ(finding.help, R"(检查金额；确有更多小数的，在文件开头写 "amount_decimals": 3)");
  EXPECT_EQ(fault("12.345", kYuan).help, "检查金额，或按规定四舍五入");
  EXPECT_EQ(fault("12.5", {.decimals = 0}).expected,
            R"(不带小数的数字（本文件金额单位为万元），如 "12")");
}

TEST(AmountShape, NamesNegativeAmounts) {
  const Finding finding = fault(R"("-12.50")");
  EXPECT_EQ(finding.id, "amount-negative");
  EXPECT_EQ(finding.message, R"("-12.50" 是负数)");
  EXPECT_EQ(finding.expected, "不小于 0 的金额（本文件金额单位为万元）");
  EXPECT_EQ(finding.help, R"(收入和支出均填正数，如 "12.5"；冲减的，从原来的一笔中扣减)");
}

TEST(AmountShape, NamesAmountsOutOfRange) {
  EXPECT_EQ(read(R"("9999999999.99")").fen(), Amount::kMaxFen);
  const Finding finding = fault(R"("10000000000")");
  EXPECT_EQ(finding.id, "amount-too-large");
  EXPECT_EQ(finding.expected, "不超过 9999999999.99 的金额（本文件金额单位为万元）");
  EXPECT_EQ(fault(std::string(4000, '9')).id, "amount-too-large");
  EXPECT_EQ(fault("99999999999999.91", kYuan).id, "amount-too-large");
}

TEST(AmountShape, NamesOtherKindsOfValue) {
  for (const char* json : {"null", "true", "[]", "{}"}) {
    EXPECT_EQ(fault(json).id, "wrong-type") << json;
  }
}

}  // namespace
}  // namespace gongkai
