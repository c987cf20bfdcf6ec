#include "check/typed_numbers.h"

#include <array>

#include "check/clauses.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

using Kind = ChangeWord::Kind;

/// A unit of numbers in texts and what it is worth.
struct NumberUnit {
  std::string_view word;
  std::int64_t value;
  bool is_percent = false;
};

constexpr std::array<NumberUnit, 5> kUnits = {{{"亿元", 10'000'000'000},
                                               {"万元", 1'000'000},
                                               {"元", 100},
                                               {"%", 100, true},
                                               {"％", 100, true}}};

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// Digits with separators and decimals as a whole number of the last decimal.
struct Digits {
  std::int64_t number = 0;
  int decimals = 0;
  std::size_t size = 0;
};

std::optional<Digits> read_digits(std::string_view text) {
  constexpr std::size_t kMost = 15;
  Digits out;
  std::size_t digits = 0;
  std::size_t since_comma = 0;
  bool has_point = false;
  bool has_comma = false;
  const auto is_parted_well = [&] { return !has_comma || since_comma == 3; };
  for (; out.size < text.size(); ++out.size) {
    const char c = text[out.size];
    if (is_digit(c)) {
      out.number = out.number * 10 + (c - '0');
      out.decimals += has_point ? 1 : 0;
      since_comma += has_point ? 0 : 1;
      if (++digits > kMost) return std::nullopt;
    } else if (c == '.' && !has_point && digits > 0) {
      has_point = true;
    } else if (c == ',' && !has_point && is_parted_well()) {
      has_comma = true;
      since_comma = 0;
    } else {
      break;
    }
  }
  return digits == 0 || !is_parted_well() ? std::nullopt : std::optional(out);
}

}  // namespace

std::optional<TypedNumber> read_number(std::string_view text, const TextTables& tables) {
  const std::string_view number = without_blanks(text);
  const auto digits = read_digits(number);
  if (!digits) return std::nullopt;
  const std::string_view rest = without_blanks(number.substr(digits->size));
  for (const NumberUnit& unit : kUnits) {
    if (!rest.starts_with(unit.word)) continue;
    std::int64_t last_place = unit.value;
    for (int i = 0; i < digits->decimals; ++i) {
      if (last_place % 10 != 0) return std::nullopt;
      last_place /= 10;
    }
    constexpr std::int64_t kMost = 9'000'000'000'000'000'000;
    if (digits->number > kMost / last_place) return std::nullopt;
    const std::string_view after = rest.substr(unit.word.size());
    constexpr std::array<std::string_view, 8> kAbout = {"左右", "以上", "以下", "以内",
                                                        "余",   "多",   "/",    "每"};
    for (const std::string_view about : kAbout) {
      if (after.starts_with(about)) return std::nullopt;
    }
    if (!word_at(after, Kind::kAbout, tables).empty()) return std::nullopt;
    return TypedNumber{.size = text.size() - after.size(),
                       .value = digits->number * last_place,
                       .last_place = last_place,
                       .is_percent = unit.is_percent};
  }
  return std::nullopt;
}

std::vector<Amount> amounts_in(std::string_view text, const TextTables& tables) {
  constexpr std::string_view kDigits = "0123456789";
  std::vector<Amount> out;
  for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;) {
    const auto number = read_number(text.substr(at), tables);
    if (number && !number->is_percent) out.push_back(Amount::from_fen(number->value));
    const std::size_t end = text.find_first_not_of("0123456789.,", at);
    at = end == std::string_view::npos ? end : text.find_first_of(kDigits, end);
  }
  return out;
}

}  // namespace gongkai
