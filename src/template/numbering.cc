#include "template/numbering.h"

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

std::string numbered(std::string_view first, int number) {
  constexpr std::string_view kChineseOne = "一";
  std::string out(first);
  if (const std::size_t at = first.find(kChineseOne); at != std::string_view::npos) {
    return out.replace(at, kChineseOne.size(), chinese_number(number));
  }
  if (const std::size_t at = first.find('1'); at != std::string_view::npos) {
    return out.replace(at, 1, std::to_string(number));
  }
  return out;
}

}  // namespace gongkai
