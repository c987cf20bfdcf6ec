#pragma once

// Shows the progress of a batch on standard error.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "batch/batch.h"

namespace gongkai {

/// A line that is redrawn, a line now and then, a line of JSON for each event, or nothing.
enum class ProgressStyle { kTerminal, kLines, kJson, kNone };

/// kTerminal or kLines, depending on what standard error is.
ProgressStyle progress_style_of_output();

/// The state behind the progress line "123/1000（失败 2），58.3 个/秒，剩余 0:15".
struct ProgressState {
  std::optional<std::size_t> total;
  std::size_t done = 0;
  std::size_t failed = 0;
  std::vector<std::string> in_hand;
};
std::string progress_line(const ProgressState& state, double seconds);

class BatchProgress {
 public:
  explicit BatchProgress(ProgressStyle style);

  void show(const BatchEvent& event);

  /// Clears the redrawn line, so that other text can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw();
  void draw_lines();

  ProgressStyle style_;
  ProgressState state_;
  Clock::time_point begin_;
  Clock::time_point drawn_;
  std::size_t tenths_drawn_ = 0;
  bool is_drawn_ = false;
};

}  // namespace gongkai
