#pragma once

// The command line's own words in Chinese: help pages and what is wrong with the arguments.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace gongkai {

/// Help pages: usage, arguments, options and commands in columns that respect wide characters.
class ChineseHelp : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override;
};

/// Accepts only these words; names the nearest when another is given.
CLI::Validator one_of(std::vector<std::string> words);

/// What is wrong with the arguments and where to read on, in two lines.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace gongkai
