#pragma once

// gongkai batch: its options and what it prints.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "cli/commands.h"

namespace gongkai {

struct BatchCommand {
  BatchOptions options;
  std::string shard;                ///< "3/8"
  std::string expected;             ///< file with the units that are to be there; empty: none
  std::string audited;              ///< folder to audit
  std::vector<std::string> merged;  ///< folders to merge
  bool explains = false;
  bool is_quiet = false;
  bool logs_json = false;
};

/// Adds the command with all options except those that it shares with render.
CLI::App* add_batch(CLI::App& app, BatchCommand& command);

int run_batch_command(BatchCommand command, const CommandOptions& shared);

}  // namespace gongkai
