#include "budget/amount_shape.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "source/unicode.h"

namespace gongkai {
namespace {

std::string unit_remark(AmountRule rule) {
  return "（本文件金额单位为" + std::string(name(rule.unit)) + "）";
}

std::string decimals_in_words(int decimals) {
  constexpr std::array kNumerals = {"零", "一", "两", "三", "四", "五", "六"};
  if (decimals == 0) return "不带小数";
  return std::string("最多") + kNumerals[static_cast<std::size_t>(decimals)] + "位小数";
}

std::string sample(AmountRule rule) {
  return rule.decimals == 0
             ? "如 \"12\""
             : "如 \"12." +
                   std::string("500000").substr(0, static_cast<std::size_t>(rule.decimals)) + "\"";
}

std::string expected_amount(AmountRule rule) {
  return decimals_in_words(rule.decimals) + "的数字" + unit_remark(rule) + "，" + sample(rule);
}

bool contains_any(std::u32string_view text, std::u32string_view characters) {
  return text.find_first_of(characters) != std::u32string_view::npos;
}

// Removes what people add to a number: blanks, separators, signs and units; converts full-width
// digits and points.
std::string plain_digits(std::u32string_view text) {
  std::u32string out;
  for (char32_t c : text) {
    if (c >= U'０' && c <= U'９') {
      out += static_cast<char32_t>(c - U'０' + U'0');
    } else if (c == U'．' || c == U'。') {
      out += U'.';
    } else if (!contains_any(U" \t\u00A0\u3000,，'+¥￥元万", {&c, 1})) {
      out += c;
    }
  }
  if (out.starts_with(U'.')) out.insert(out.begin(), U'0');
  if (out.ends_with(U'.')) out.pop_back();
  return to_utf8(out);
}

std::string write_as(const std::string& digits) { return "写作 \"" + digits + "\""; }

// "12,5": a decimal comma or a separator of thousands?
std::string help_for_comma(std::u32string_view text, const std::string& digits) {
  const std::size_t comma = text.find_first_of(U",，");
  const bool is_single = text.find_first_of(U",，", comma + 1) == std::u32string_view::npos;
  const bool is_thousand = text.size() - comma - 1 == 3 || contains_any(text, U".．");
  if (!is_single || is_thousand) return write_as(digits) + "，不用千分位逗号";
  const std::string decimal =
      to_utf8(text.substr(0, comma)) + "." + to_utf8(text.substr(comma + 1));
  return write_as(decimal) + "，若逗号是千分位则写 \"" + digits + "\"";
}

std::string help_for_format(std::string_view written, AmountRule rule) {
  const std::u32string text = to_code_points(written);
  if (text.empty()) return "没有金额就删去这一笔，零写作 \"0\"";
  if (contains_any(text, U"eE") && contains_any(text, U"0123456789")) {
    return "不用科学计数法，写出全部数字";
  }
  const std::string digits = plain_digits(text);
  AmountFault fault = AmountFault::kNone;
  if (!parse_amount(digits, rule.unit, rule.decimals, fault)) return {};
  if (contains_any(text, U",，")) return help_for_comma(text, digits);
  if (contains_any(text, U"元万¥￥")) {
    return write_as(digits) + "，金额单位只在文件开头的 \"money_unit\" 写一次";
  }
  if (contains_any(text, U" \t\u00A0\u3000")) return write_as(digits) + "，去掉空格";
  if (contains_any(text, U"０１２３４５６７８９．。")) {
    return write_as(digits) + "，用半角数字和小数点";
  }
  return write_as(digits);
}

Finding describe(const JsonValue& value, AmountFault fault, AmountRule rule) {
  const std::string_view written = value.text();
  Finding finding{.where = value.place()};
  switch (fault) {
    case AmountFault::kTooManyDecimals: {
      const std::size_t decimals = written.size() - written.find('.') - 1;
      finding.id = "amount-decimals";
      finding.message = value.quoted() + " 有 " + std::to_string(decimals) + " 位小数";
      finding.expected = expected_amount(rule);
      finding.help = rule.unit == MoneyUnit::kYuan || decimals > 6
                         ? "检查金额，或按规定四舍五入"
                         : "检查金额；确有更多小数的，在文件开头写 \"amount_decimals\": " +
                               std::to_string(decimals);
      break;
    }
    case AmountFault::kTooLarge:
      finding.id = "amount-too-large";
      finding.message = value.quoted() + " 超出金额的范围";
      finding.expected = "不超过 " + exact_text(Amount::from_fen(Amount::kMaxFen), rule.unit) +
                         " 的金额" + unit_remark(rule);
      finding.help = "检查是否多写了零，或 \"money_unit\" 应为 \"元\"";
      break;
    default:
      finding.id = "amount-format";
      finding.message = value.quoted() + " 不是金额";
      finding.expected = expected_amount(rule);
      finding.help = help_for_format(written, rule);
  }
  return finding;
}

Finding describe_negative(const JsonValue& value, Amount amount, AmountRule rule) {
  const std::string positive = exact_text(Amount::from_fen(-amount.fen()), rule.unit);
  return {.id = "amount-negative",
          .where = value.place(),
          .message = value.quoted() + " 是负数",
          .expected = "不小于 0 的金额" + unit_remark(rule),
          .help = "收入和支出均填正数，如 \"" + positive + "\"；冲减的，从原来的一笔中扣减"};
}

bool read(const JsonValue& value, Amount& out, AmountRule rule, Findings& findings) {
  if (value.kind() != JsonKind::kString && value.kind() != JsonKind::kNumber) {
    return report_kind(value, expected_amount(rule), findings);
  }
  AmountFault fault = AmountFault::kNone;
  const auto amount = parse_amount(value.text(), rule.unit, rule.decimals, fault);
  if (!amount) {
    findings.add(describe(value, fault, rule));
  } else if (value.text().starts_with('-')) {
    findings.add(describe_negative(value, *amount, rule));
  } else {
    out = *amount;
    return true;
  }
  return false;
}

}  // namespace

Shape<Amount> amount(AmountRule rule) {
  return {
      .read = [rule](const JsonValue& value, Amount& out,
                     Findings& findings) { return read(value, out, rule, findings); },
      .describe =
          [](Definitions& definitions) {
            definitions["amount"] = Schema{
                {"description",
                 "金额：加双引号的数字，如 \"12.50\"，单位见 money_unit；不带千分位、单位和空格"},
                {"type", Schema::texts({"string", "number"})},
                {"pattern", "^[0-9]+(\\.[0-9]{1,6})?$"},
                {"minimum", 0}};
            return Schema{{"$ref", "#/definitions/amount"}};
          }};
}

}  // namespace gongkai
