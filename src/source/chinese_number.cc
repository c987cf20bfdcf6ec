#include "source/chinese_number.h"

#include <string_view>

namespace gongkai {

std::string chinese_number(int number) {
  constexpr std::string_view kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string out;
  if (number >= 20) out += kDigits[number / 10];
  if (number >= 10) out += "十";
  out += kDigits[number % 10];
  return out;
}

}  // namespace gongkai
