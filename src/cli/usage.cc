#include "cli/usage.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "source/finding.h"
#include "source/name_list.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

int columns(const std::string& text) {
  const std::u32string characters = to_code_points(text);
  return std::accumulate(characters.begin(), characters.end(), 0, [](int sum, char32_t character) {
    return sum + terminal_columns(character);
  });
}

std::string section(const std::string& heading, const Rows& rows) {
  if (rows.empty()) return {};
  std::string out = "\n" + heading + "：\n";
  int widest = 0;
  for (const auto& [name, text] : rows) widest = std::max(widest, columns(name));
  for (const auto& [name, text] : rows) {
    const auto gap = static_cast<std::size_t>(widest - columns(name)) + 2;
    out += "  " + name + std::string(gap, ' ') + text + "\n";
  }
  return out;
}

std::string option_name(const CLI::Option& option) {
  std::string out;
  for (const std::string& name : option.get_snames()) out += "-" + name + ", ";
  for (const std::string& name : option.get_lnames()) out += "--" + name + ", ";
  out.resize(out.size() - 2);
  return option.get_type_size() == 0 ? out : out + " " + option.get_type_name();
}

Rows option_rows(const CLI::App& app, bool is_positional) {
  Rows rows;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() != is_positional) continue;
    rows.emplace_back(is_positional ? option->get_name() : option_name(*option),
                      option->get_description());
  }
  return rows;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string like = nearest(word, known);
  return like.empty() ? "" : "，是否应为 " + like + "？";
}

// The given command; of nested ones, the innermost.
const CLI::App& used_command(const CLI::App& app) {
  return app.get_subcommands().empty() ? app : used_command(*app.get_subcommands().front());
}

std::string unknown_option(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known;
  for (const CLI::App* owner = &used_command(app); owner != nullptr; owner = owner->get_parent()) {
    for (const CLI::Option* option : owner->get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
  }
  return "没有选项 " + printable(word) + suggestion(word, known);
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  const auto commands = command_names(app);
  if (std::ranges::find(commands, word) != commands.end())
    return "命令 " + word + " 应写在 -- 之前";
  return "没有命令 " + printable(word) + suggestion(word, commands) + "\n命令有：" +
         joined(commands);
}

// The arguments that CLI11 could not place are more telling than its error, which may be a
// consequence.
std::string cause_of_rest(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  const auto is_option = [](const std::string& word) { return word.starts_with("-"); };
  // After "--" there are no options; "--" itself is among the rest wherever it was.
  const auto mark = std::ranges::find(rest, "--");
  const auto option = std::find_if(rest.begin(), mark, is_option);
  const auto word = std::ranges::find_if(rest, [](const auto& each) { return each != "--"; });
  if (word == rest.end()) return {};
  const CLI::App& used = used_command(app);
  if (!command_names(used).empty() && word != option) return unknown_command(used, *word);
  if (option != mark) return unknown_option(app, *option);
  return "多余的参数 " + printable(*word);
}

std::string printable_lines(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += (begin > 0 ? "\n" : "") + printable(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// CLI11 reports errors in English: its sentences contain the names, its exit codes the cause.
std::string cause(const CLI::App& app, const CLI::ParseError& error) {
  if (const std::string rest = cause_of_rest(app); !rest.empty()) return rest;
  const std::string text = error.what();
  const std::string name = text.substr(0, text.find_first_of(": "));
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      if (app.get_subcommands().empty()) return "缺少命令\n命令有：" + joined(command_names(app));
      return "缺少" + std::string(name.starts_with("-") ? " " : "") + name;
    case CLI::ExitCodes::ExcludesError:
      return name + " 不能与 " + text.substr(text.rfind(' ') + 1) + " 同时使用";
    case CLI::ExitCodes::ArgumentMismatch:
      if (text.find("missing") != std::string::npos) return name + " 缺少值";
      return name + "只能指定一个";
    default:
      return printable_lines(text);
  }
}

}  // namespace

std::string ChineseHelp::make_help(const CLI::App* app, std::string name,
                                   CLI::AppFormatMode) const {
  const bool has_commands = !app->get_subcommands({}).empty();
  std::string out = app->get_description() + "\n\n用法：" + name + " [选项]";
  for (const auto& [argument, text] : option_rows(*app, true)) out += " " + argument;
  const bool needs_command = app->get_require_subcommand_min() > 0;
  out += !has_commands ? "\n" : needs_command ? " 命令\n" : " [命令]\n";
  Rows commands;
  for (const CLI::App* command : app->get_subcommands({})) {
    commands.emplace_back(command->get_name(), command->get_description());
  }
  out += section("命令", commands);
  out += section("参数", option_rows(*app, true));
  out += section("选项", option_rows(*app, false));
  return app->get_footer().empty() ? out : out + "\n" + app->get_footer() + "\n";
}

CLI::Validator one_of(std::vector<std::string> words) {
  return {[words = std::move(words)](std::string& word) {
            if (std::ranges::find(words, word) != words.end()) return std::string();
            return "没有 " + printable(word) + suggestion(word, words) + "\n可用：" + joined(words);
          },
          ""};
}

std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
  std::string command = "gongkai";
  for (const CLI::App* used = &app; !used->get_subcommands().empty();) {
    used = used->get_subcommands().front();
    command += " " + used->get_name();
  }
  return "命令用法有误：" + cause(app, error) + "\n运行 " + command + " --help 查看用法\n";
}

}  // namespace gongkai
