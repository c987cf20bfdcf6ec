#include "batch/json_lines.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "source/ascii.h"
#include "source/json.h"

namespace gongkai {
namespace {

// Poll interval for `stop` while waiting for a pipe, in milliseconds.
constexpr int kPatience = 100;

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

}  // namespace

bool JsonLine::is_too_large() const { return size > kLargestJson; }

JsonLines::JsonLines(const std::string& path, const std::atomic<bool>* stop) : stop_(stop) {
  if (path == "-") {
    file_ = STDIN_FILENO;
    return;
  }
  // Without waiting for the writer of a pipe; wait() does that.
  opened_ = Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  file_ = opened_.number();
  if (!opened_.is_open()) error_ = errno;
}

// Waits for input or the end; false if stopped.
bool JsonLines::wait() {
  pollfd waited{.fd = file_, .events = POLLIN, .revents = 0};
  while (true) {
    const int ready = ::poll(&waited, 1, kPatience);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    if (stop_ != nullptr && *stop_) return false;
  }
}

bool JsonLines::fill() {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;
  at_ = 0;
  buffer_.clear();
  while (error_ == 0) {
    if (!wait()) {
      error_ = EINTR;
      break;
    }
    buffer_.resize(kPiece);
    const ssize_t size = ::read(file_, buffer_.data(), kPiece);
    buffer_.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (size >= 0) break;
    if (errno != EINTR && errno != EAGAIN) error_ = errno;
  }
  return !buffer_.empty();
}

std::optional<JsonLine> JsonLines::next() {
  JsonLine line;
  bool is_begun = false;
  while (at_ < buffer_.size() || fill()) {
    is_begun = true;
    const std::size_t feed = buffer_.find('\n', at_);
    const std::size_t end = feed == std::string::npos ? buffer_.size() : feed;
    line.size += end - at_;
    if (line.size > kLargestJson) {
      line.text.clear();
    } else {
      line.text.append(buffer_, at_, end - at_);
    }
    at_ = end;
    if (feed == std::string::npos) continue;
    ++at_;
    ++number_;
    is_begun = false;
    if (!is_blank(line.text) || line.is_too_large()) {
      line.number = number_;
      return line;
    }
    line = {};
  }
  if (error_ != 0 || !is_begun) return std::nullopt;
  if (is_blank(line.text) && !line.is_too_large()) return std::nullopt;
  line.number = ++number_;  // the last line may lack its line feed
  return line;
}

}  // namespace gongkai
