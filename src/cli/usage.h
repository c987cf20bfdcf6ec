#pragma once

// The command line's texts in Chinese: help pages and usage errors.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gongkai.h"

namespace gongkai {

/// Formats help pages: usage, arguments, options and commands in columns aligned for wide
/// characters.
class ChineseHelp : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override;
};

/// Accepts only these words; names the nearest when another is given.
CLI::Validator one_of(std::vector<std::string> words);

/// The words of choices.
template <class Value>
std::vector<std::string> words(std::span<const Choice<Value>> choices) {
  std::vector<std::string> out;
  for (const Choice<Value>& choice : choices) out.emplace_back(choice.name);
  return out;
}

/// The words of choices with their meanings, the default first, for help.
template <class Value>
std::string explained(std::span<const Choice<Value>> choices) {
  std::string out;
  for (const Choice<Value>& choice : choices) {
    out += std::string(out.empty() ? "" : "，") + std::string(choice.name) + " " +
           std::string(choice.meaning);
    if (&choice == &choices.front()) out += "（默认）";
  }
  return out;
}

/// The value of a word that one_of() accepted.
template <class Value>
Value chosen(std::span<const Choice<Value>> choices, const std::string& word) {
  return std::ranges::find(choices, word, &Choice<Value>::name)->value;
}

/// Sets `target` to the value of the chosen word; for add_option_function().
template <class Value, class Target>
std::function<void(const std::string&)> choose(std::span<const Choice<Value>> choices,
                                               Target& target) {
  return [choices, &target](const std::string& word) { target = chosen(choices, word); };
}

/// The usage error and where to find help, in two lines.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace gongkai
