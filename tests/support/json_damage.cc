#include "support/json_damage.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string_view>
#include <vector>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

constexpr std::array<std::string_view, 6> kReplacements = {"null", "7",  R"("")",
                                                           "[]",   "{}", R"("乱 {{x}} {y} */?")"};

void collect(const Json& value, const Pointer& here, std::vector<Pointer>& out) {
  out.push_back(here);
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) collect(member, here / name, out);
  }
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], here / i, out);
  }
}

std::string without(const Json& whole, const Pointer& pointer) {
  Json out = whole;
  Json& holder = out[pointer.parent_pointer()];
  if (holder.is_array()) {
    holder.erase(std::stoul(pointer.back()));
  } else {
    holder.erase(pointer.back());
  }
  return out.dump(1);
}

std::string replaced(const Json& whole, const Pointer& pointer, std::string_view by) {
  Json out = whole;
  out[pointer] = Json::parse(by);
  return out.dump(1);
}

std::size_t line_begin(const std::string& text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return before == std::string::npos ? 0 : before + 1;
}

}  // namespace

void for_each_damage(const std::string& text, int step,
                     const std::function<void(const JsonDamage&)>& visit) {
  const Json whole = Json::parse(text);
  std::vector<Pointer> pointers;
  collect(whole, Pointer(), pointers);
  int count = 0;
  const auto is_chosen = [&] { return count++ % (step * GONGKAI_DAMAGE_STEP) == 0; };
  for (const Pointer& pointer : pointers) {
    const std::string name = pointer.to_string();
    if (!pointer.empty() && is_chosen()) visit({name, "", without(whole, pointer)});
    for (const std::string_view by : kReplacements) {
      if (whole[pointer] == Json::parse(by) || !is_chosen()) continue;
      visit({name, std::string(by), replaced(whole, pointer, by)});
    }
  }
}

std::string damaged_text(std::string text, unsigned seed) {
  std::mt19937 random(seed);
  for (auto faults = random() % 3 + 1; faults > 0 && !text.empty(); --faults) {
    const std::size_t at = random() % text.size();
    const std::size_t line = line_begin(text, at);
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    switch (random() % 3) {
      case 0:
        text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << random() % 8));
        break;
      case 1:
        text.erase(line, end - line);
        break;
      default:
        text.insert(line, text.substr(line, end - line));
    }
  }
  return text;
}

}  // namespace gongkai
