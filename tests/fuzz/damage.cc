#include "fuzz/damage.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace gongkai::fuzz {
namespace {

// What stands where something else should.
constexpr std::array<std::string_view, 28> kValues = {"null",
                                                      "true",
                                                      "-1",
                                                      "0",
                                                      "1",
                                                      "9999999999",
                                                      "1e999",
                                                      "0.005",
                                                      "\"\"",
                                                      "\" \"",
                                                      "[]",
                                                      "{}",
                                                      "[[]]",
                                                      "[{}]",
                                                      "{\"\": 0}",
                                                      "\"0\"",
                                                      "\"９\"",
                                                      "\"{{year}}\"",
                                                      "\"{{\"",
                                                      "\"../x\"",
                                                      "\"*\"",
                                                      "\"2023-02-30\"",
                                                      "\"01-balance\"",
                                                      "\"henan-2023\"",
                                                      "\"\\u0000\"",
                                                      "\"\\ud800\"",
                                                      "\"\u202e\"",
                                                      "\"合计\""};

constexpr std::string_view kEnds = ",:[]{}()<>\"/ \n";

}  // namespace

Damage::Damage(std::vector<std::string> seeds, std::uint32_t seed)
    : seeds_(std::move(seeds)), random_(seed) {}

std::string Damage::next() {
  std::string text = seeds_[below(seeds_.size())];
  for (std::size_t left = 1 + below(5); left > 0; --left) change(text);
  return text;
}

void Damage::change(std::string& text) {
  switch (below(4)) {
    case 0:
      return change_byte(text);
    case 1:
      return change_line(text);
    case 2:
      return change_value(text);
    default:
      return change_stretch(text);
  }
}

void Damage::change_byte(std::string& text) {
  const std::size_t at = below(text.size());
  switch (below(4)) {
    case 0:
      text.erase(at, 1);
      break;
    case 1:
      text.insert(at, 1, static_cast<char>(below(256)));
      break;
    case 2:
      if (!text.empty())
        text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8)));
      break;
    default:
      if (!text.empty()) text[at] = static_cast<char>(below(256));
  }
}

// Removed, doubled, or put somewhere else.
void Damage::change_line(std::string& text) {
  std::size_t begin = text.rfind('\n', below(text.size()));
  begin = begin == std::string::npos ? 0 : begin + 1;
  const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
  const std::string line = text.substr(begin, end - begin);
  const std::size_t kind = below(3);
  if (kind != 0) text.erase(begin, line.size());
  if (kind == 1) return;
  std::size_t to = text.find('\n', below(text.size()));
  to = to == std::string::npos ? text.size() : to + 1;
  text.insert(to, line);
}

// What stands between two marks: a text with its quotes, a number, a name, an attribute.
void Damage::change_value(std::string& text) {
  std::size_t begin = text.find_first_of(kEnds, below(text.size()));
  if (begin == std::string::npos) return;
  const bool is_quoted = text[begin] == '"';
  std::size_t end = is_quoted ? text.find('"', begin + 1) : text.find_first_of(kEnds, begin + 1);
  if (end == std::string::npos) return;
  is_quoted ? ++end : ++begin;
  text.replace(begin, end - begin, kValues[below(kValues.size())]);
}

void Damage::change_stretch(std::string& text) {
  const std::size_t begin = below(text.size());
  const std::size_t size = below(std::min<std::size_t>(text.size() - begin, text.size() / 4 + 1));
  switch (below(4)) {
    case 0:
      text.erase(begin, size);
      break;
    case 1:
      text.insert(begin, text.substr(begin, size));
      break;
    case 2:
      text.resize(begin);
      break;
    default: {
      const std::string& other = seeds_[below(seeds_.size())];
      const std::size_t from = below(other.size());
      text.replace(begin, size, other, from,
                   below(std::min<std::size_t>(other.size() - from, 400)));
    }
  }
}

}  // namespace gongkai::fuzz
