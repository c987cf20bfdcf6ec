// Personal numbers and addresses. Findings do not repeat them: the source line is omitted
// (check_texts) and the middle of a number masked.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "check/digits.h"
#include "check/text_checks.h"

namespace gongkai {
namespace {

constexpr std::size_t kMobile = 11;
constexpr std::size_t kIdentity = 18;
constexpr std::size_t kShortestCard = 16;
constexpr std::size_t kLongestCard = 19;

std::string masked(std::string_view number) {
  return std::string(number.substr(0, 3)) + "****" + std::string(number.substr(number.size() - 4));
}

void report(const BudgetText& text, const std::string& id, const std::string& what,
            const std::string& shown, const std::string& help, Findings& findings) {
  findings.add({.id = id,
                .where = text.where.place(),
                .message = "文字中有" + what + " " + shown,
                .expected = "公开的文字中没有个人信息",
                .help = help});
}

std::vector<std::size_t> sizes_of(std::span<const DigitGroup> groups) {
  std::vector<std::size_t> out;
  for (const DigitGroup& group : groups) out.push_back(group.digits.size());
  return out;
}

std::string joined(std::span<const DigitGroup> groups) {
  std::string out;
  for (const DigitGroup& group : groups) out += group.digits;
  return out;
}

using Sizes = std::vector<std::size_t>;

// Calls visit(number) for the groups of a run that match one of these patterns; each group is used
// once.
template <class Visit>
void for_each_number(const DigitRun& run, const std::vector<Sizes>& patterns, const Visit& visit) {
  const std::span<const DigitGroup> groups = run.groups;
  for (std::size_t at = 0; at < groups.size();) {
    std::size_t used = 1;
    for (const Sizes& pattern : patterns) {
      if (pattern.size() > groups.size() - at) continue;
      const auto some = groups.subspan(at, pattern.size());
      if (sizes_of(some) != pattern || !visit(joined(some))) continue;
      used = pattern.size();
      break;
    }
    at += used;
  }
}

bool is_mobile(std::string_view number) {
  return number.size() == kMobile && number[0] == '1' && number[1] >= '3' && number[1] <= '9' &&
         number.back() != 'X';
}

// Whether it is a date of the years 1900 – 2099.
bool is_birthday(std::string_view date) {
  const auto number = [&](std::size_t begin, std::size_t length) {
    int out = 0;
    for (const char c : date.substr(begin, length)) out = out * 10 + (c - '0');
    return out;
  };
  const int year = number(0, 4);
  const int month = number(4, 2);
  const int day = number(6, 2);
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// GB 11643: the last character is a check digit (ISO 7064, MOD 11-2).
bool is_identity(std::string_view number) {
  constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kLast = "10X98765432";
  if (number.size() != kIdentity || number[0] == '0') return false;
  if (number.substr(0, kIdentity - 1).find('X') != std::string_view::npos) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (number[i] - '0') * kWeights[i];
  return is_birthday(number.substr(6, 8)) &&
         number.back() == kLast[static_cast<std::size_t>(sum % 11)];
}

bool passes_luhn(std::string_view number) {
  int sum = 0;
  bool doubles = false;
  for (auto digit = number.rbegin(); digit != number.rend(); ++digit, doubles = !doubles) {
    const int value = (*digit - '0') * (doubles ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

// Issuers begin with 62 (UnionPay), 60 or 9 (older domestic cards), 4, 5, 35 (sixteen digits).
bool is_card(std::string_view number) {
  if (number.size() < kShortestCard || number.size() > kLongestCard || number.back() == 'X') {
    return false;
  }
  const std::string_view issuer = number.substr(0, 2);
  const bool is_domestic = issuer == "62" || issuer == "60" || issuer == "95" || issuer == "90";
  const bool is_foreign = number.size() == kShortestCard && (issuer[0] == '4' || issuer == "35" ||
                                                             (issuer >= "51" && issuer <= "55"));
  return (is_domestic || is_foreign) && passes_luhn(number);
}

bool is_mail_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-' || c == '+';
}

// Providers of private mailboxes; an office has its own domain.
bool is_private_provider(std::string_view domain) {
  constexpr std::array<std::string_view, 21> kProviders = {
      "qq.com",    "foxmail.com", "163.com",  "126.com",     "yeah.net",   "sina.com",  "sina.cn",
      "sohu.com",  "139.com",     "189.cn",   "wo.cn",       "aliyun.com", "tom.com",   "21cn.com",
      "gmail.com", "hotmail.com", "live.com", "outlook.com", "icloud.com", "yahoo.com", "263.net"};
  return std::ranges::any_of(kProviders, [&](std::string_view provider) {
    return domain == provider ||
           (domain.ends_with(provider) && domain[domain.size() - provider.size() - 1] == '.');
  });
}

// The address around the "@" at `at`; empty if it is none.
std::string_view address_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_mail_character(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_mail_character(text[end])) ++end;
  while (end > at + 1 && text[end - 1] == '.') --end;
  if (begin == at || end == at + 1) return {};
  return text.substr(begin, end - begin);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

void check_mobile_numbers(const BudgetText& text, const TextRules&, Findings& findings) {
  static const std::vector<Sizes> kPatterns = {
      {11}, {3, 4, 4}, {3, 8}, {7, 4}, {3, 3, 5}, {4, 3, 4}, {5, 6}, {2, 3, 8}, {2, 3, 4, 4}};
  if (text.digits < kMobile) return;
  for (const DigitRun& run : digit_runs(text.text, kMobile)) {
    const auto visit = [&](std::string number) {
      if (number.size() > kMobile && number.starts_with("86")) number.erase(0, 2);
      if (!is_mobile(number)) return false;
      report(text, "mobile-number", "手机号码", masked(number),
             "删去，或改为单位的固定电话；联系人写在 \"contacts\" 中，公开的表不印", findings);
      return true;
    };
    for_each_number(run, kPatterns, visit);
    static const std::vector<Sizes> kWithPrefix = {{12}, {13}};  // 0138…, 86138…
    for_each_number(run, kWithPrefix, [&](const std::string& number) {
      const std::string_view prefix = number.size() == 12 ? "0" : "86";
      return number.starts_with(prefix) && visit(number.substr(prefix.size()));
    });
  }
}

void check_identity_numbers(const BudgetText& text, const TextRules&, Findings& findings) {
  static const std::vector<Sizes> kPatterns = {{18},    {6, 8, 4},       {6, 4, 4, 4},
                                               {6, 12}, {6, 4, 2, 2, 4}, {14, 4}};
  if (text.digits < kIdentity - 1) return;
  for (const DigitRun& run : digit_runs(text.text, kIdentity)) {
    for_each_number(run, kPatterns, [&](const std::string& number) {
      if (!is_identity(number)) return false;
      report(text, "identity-number", "身份证号码", masked(number), "删去", findings);
      return true;
    });
  }
}

void check_bank_cards(const BudgetText& text, const TextRules&, Findings& findings) {
  if (text.digits < kShortestCard) return;
  for (const DigitRun& run : digit_runs(text.text, kShortestCard)) {
    // One group, two, or groups of four.
    const bool is_in_fours =
        std::ranges::all_of(std::span(run.groups).first(run.groups.size() - 1),
                            [](const DigitGroup& group) { return group.digits.size() == 4; });
    const std::string number = run.digits();
    if ((run.groups.size() > 2 && !is_in_fours) || !is_card(number)) continue;
    if (is_identity(number)) continue;
    report(text, "bank-card", "银行卡号", masked(number), "删去", findings);
  }
}

void check_mail_addresses(const BudgetText& text, const TextRules&, Findings& findings) {
  for (std::size_t at = text.text.find('@'); at != std::string_view::npos;
       at = text.text.find('@', at + 1)) {
    const std::string_view address = address_at(text.text, at);
    const std::string domain =
        lower(address.substr(std::min(address.find('@') + 1, address.size())));
    if (address.empty() || !is_private_provider(domain)) continue;
    report(text, "personal-mail", "个人邮箱", std::string(address.substr(0, 1)) + "***@" + domain,
           "删去，或改为单位的邮箱", findings);
  }
}

}  // namespace gongkai
