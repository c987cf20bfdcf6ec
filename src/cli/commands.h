#pragma once

// What the commands do, after the command line has been read.

#include <optional>
#include <string>
#include <vector>

#include "gongkai.h"

namespace gongkai {

/// Exit codes of the program.
enum ExitCode {
  kExitDone = 0,
  kExitFindings = 1,       ///< errors in inputs
  kExitUsage = 2,          ///< the command line
  kExitCannotWrite = 3,    ///< outputs could not be written, or the machine failed otherwise
  kExitInterrupted = 130,  ///< Ctrl-C ended a batch before all was done
};

/// How findings are printed.
enum class ReportFormat { kText, kJson, kSarif };

struct CommandOptions {
  std::string resources;            ///< folder with templates/ and fonts/
  std::string packs;                ///< folder of further packs; empty: none
  std::string last_year;            ///< last year's budget, or a folder of them; empty: none
  std::string relations;            ///< file of relations added to those of packs; empty: none
  std::vector<std::string> inputs;  ///< budget files, or packs
  std::string output;               ///< folder
  std::optional<Stage> emit;        ///< none: files
  SchemaKind schema = SchemaKind::kBudget;
  std::string pack;        ///< to compare, or whose form a workbook follows
  std::string other_pack;  ///< to compare with, or that a new one extends
  AmountName amount;       ///< to explain
  ReportFormat report = ReportFormat::kText;
  DiffFormat diff_format = DiffFormat::kText;
  FormRequest form;            ///< a form to fill in
  std::string mapping;         ///< of tables to import: a name or a file; empty: none is named
  std::string into;            ///< a budget file or form that tables are read into; empty: none
  std::string marked;          ///< where a file with marked faults is written; empty: nowhere
  bool keeps_amounts = false;  ///< of the budget that next year's begins with
  bool is_guess = false;       ///< a mapping is to be written
  RenderOptions render;
};

/// The resources, with the added packs and relations. Empty ⇔ an error was added.
std::optional<Resources> open_resources(const CommandOptions& options, Findings& findings);

int run_render(const CommandOptions& options);
int run_check(const CommandOptions& options);
int run_explain(const CommandOptions& options);
int run_form(const CommandOptions& options);
int run_import(const CommandOptions& options);
int run_guess(const CommandOptions& options);
int run_next_year(const CommandOptions& options);
int run_diff(const CommandOptions& options);
int run_verify(const CommandOptions& options);
int run_packs(const CommandOptions& options);
int run_packs_check(const CommandOptions& options);
int run_packs_new(const CommandOptions& options);
int run_packs_diff(const CommandOptions& options);
int run_schema(const CommandOptions& options);

}  // namespace gongkai
