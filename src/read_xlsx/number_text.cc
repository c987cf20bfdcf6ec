#include "read_xlsx/number_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "source/ascii.h"

namespace gongkai {
namespace {

// 分 are 万元 with this many decimals.
constexpr int kMostDecimals = 6;

// A double represents 15 digits of any decimal. Programs that store more than 16 digits store its
// exact binary value; nobody typed the further digits.
constexpr int kMostStored = 16;
constexpr int kTyped = 15;

// The largest double is below 10^309.
constexpr int kLargestExponent = 309;

// 0.DIGITS × 10^exponent; the first digit is not 0. Zero has no digits.
struct Decimal {
  bool is_negative = false;
  std::string digits;
  int exponent = 0;
};

// Takes the digits at the front of `text`.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const std::string_view out = text.substr(0, length);
  text.remove_prefix(length);
  return out;
}

// "E+2" at the end of a number; 0 if there is nothing.
std::optional<int> read_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  int out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out > -10'000 && out < 10'000 ? std::optional(out) : std::nullopt;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal out;
  out.is_negative = text.starts_with('-');
  if (out.is_negative) text.remove_prefix(1);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  const auto exponent = read_exponent(text);
  if ((whole.empty() && fraction.empty()) || !exponent) return std::nullopt;
  out.digits = std::string(whole) + std::string(fraction);
  const std::size_t zeros = std::min(out.digits.find_first_not_of('0'), out.digits.size());
  out.digits.erase(0, zeros);
  out.exponent = *exponent + static_cast<int>(whole.size()) - static_cast<int>(zeros);
  if (out.digits.empty()) return Decimal{};
  return out.exponent <= kLargestExponent ? std::optional(out) : std::nullopt;
}

// Keeps so many digits, rounded half up (by magnitude).
void round_to(Decimal& decimal, int count) {
  std::string& digits = decimal.digits;
  if (count >= static_cast<int>(digits.size())) return;
  const bool is_up = count >= 0 && digits[static_cast<std::size_t>(count)] >= '5';
  digits.resize(static_cast<std::size_t>(std::max(count, 0)));
  if (!is_up) return;
  while (!digits.empty() && digits.back() == '9') digits.pop_back();
  if (!digits.empty()) {
    ++digits.back();
  } else {
    digits = "1";
    ++decimal.exponent;
  }
}

std::string to_text(const Decimal& decimal) {
  std::string digits = decimal.digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.empty()) return "0";
  const auto size = static_cast<int>(digits.size());
  if (decimal.exponent <= 0) digits.insert(0, static_cast<std::size_t>(1 - decimal.exponent), '0');
  if (decimal.exponent > size)
    digits.append(static_cast<std::size_t>(decimal.exponent - size), '0');
  const auto whole = static_cast<std::size_t>(std::max(decimal.exponent, 1));
  if (whole < digits.size()) digits.insert(whole, 1, '.');
  return decimal.is_negative ? "-" + digits : digits;
}

}  // namespace

std::string number_text(std::string_view stored) {
  auto decimal = read_decimal(stored);
  if (!decimal) return std::string(stored);
  if (decimal->digits.size() > kMostStored) round_to(*decimal, kTyped);
  round_to(*decimal, decimal->exponent + kMostDecimals);
  return to_text(*decimal);
}

}  // namespace gongkai
