#include "cli/batch_progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

#include "batch/event_line.h"
#include "source/unicode.h"
#include "source/visible.h"

namespace gongkai {
namespace {

constexpr std::chrono::milliseconds kRedraw(100);
constexpr std::chrono::seconds kBetweenLines(10);

int columns_of_terminal() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// Truncates the text to one line.
std::string cut(const std::string& text, int columns) {
  std::string out;
  for (const char32_t character : to_code_points(text)) {
    columns -= terminal_columns(character);
    if (columns < 0) break;
    append_utf8(character, out);
  }
  return out;
}

std::string clock_text(double seconds) {
  char out[32];
  const long whole = std::lround(seconds);
  if (whole >= 3600) {
    std::snprintf(out, sizeof out, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(out, sizeof out, "%ld:%02ld", whole / 60, whole % 60);
  }
  return out;
}

}  // namespace

ProgressStyle progress_style_of_output() {
  return ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::kTerminal : ProgressStyle::kLines;
}

std::string progress_line(const ProgressState& state, double seconds) {
  std::string out = std::to_string(state.done);
  if (state.total) out += "/" + std::to_string(*state.total);
  if (state.failed > 0) out += "（失败 " + std::to_string(state.failed) + "）";
  if (state.done > 0 && seconds > 0) {
    const double rate = static_cast<double>(state.done) / seconds;
    char text[32];
    std::snprintf(text, sizeof text, "，%.1f 个/秒", rate);
    out += text;
    if (state.total && *state.total > state.done) {
      out += "，剩余 " + clock_text(static_cast<double>(*state.total - state.done) / rate);
    }
  }
  if (!state.in_hand.empty()) out += "：";
  for (const std::string& name : state.in_hand) {
    out += (name == state.in_hand.front() ? "" : " ") + printable(name);
  }
  return out;
}

BatchProgress::BatchProgress(ProgressStyle style)
    : style_(style), begin_(Clock::now()), drawn_(begin_) {}

void BatchProgress::show(const BatchEvent& event) {
  if (style_ == ProgressStyle::kNone) return;
  if (style_ == ProgressStyle::kJson) {
    std::cerr << event_line(event) + "\n";
    return;
  }
  switch (event.kind) {
    case BatchEvent::Kind::kBegins:
      state_.total = event.total;
      begin_ = drawn_ = Clock::now();
      break;
    case BatchEvent::Kind::kStarts:
      state_.in_hand.push_back(event.name);
      break;
    case BatchEvent::Kind::kEnds:
      ++state_.done;
      if (event.record->state != PackageState::kOk) ++state_.failed;
      std::erase(state_.in_hand, event.name);
      break;
    case BatchEvent::Kind::kRemoved:
      break;
  }
  style_ == ProgressStyle::kTerminal ? draw() : draw_lines();
}

void BatchProgress::draw() {
  const auto now = Clock::now();
  if (is_drawn_ && now - drawn_ < kRedraw) return;
  drawn_ = now;
  is_drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::cerr << "\r" + cut(progress_line(state_, seconds), columns_of_terminal() - 1) + "\033[K"
            << std::flush;
}

// At each tenth of the total or, if that takes long or is unknown, every ten seconds.
void BatchProgress::draw_lines() {
  const auto now = Clock::now();
  const bool has_total = state_.total && *state_.total >= 10;
  const std::size_t tenths = has_total ? 10 * state_.done / *state_.total : 0;
  if (tenths == tenths_drawn_ && now - drawn_ < kBetweenLines) return;
  drawn_ = now;
  tenths_drawn_ = tenths;
  const ProgressState shown{
      .total = state_.total, .done = state_.done, .failed = state_.failed, .in_hand = {}};
  std::cerr << progress_line(shown, std::chrono::duration<double>(now - begin_).count()) + "\n";
}

void BatchProgress::clear() {
  if (is_drawn_) std::cerr << "\r\033[K";
  is_drawn_ = false;
}

}  // namespace gongkai
