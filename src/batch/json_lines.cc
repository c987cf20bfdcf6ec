#include "batch/json_lines.h"

#include <cerrno>

#include "source/json.h"

namespace gongkai {
namespace {

int keep_open(std::FILE* /*file*/) { return 0; }

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

bool JsonLine::is_too_large() const { return size > kLargestJson; }

JsonLines::JsonLines(const std::string& path)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rbe"),
            path == "-" ? keep_open : std::fclose),
      error_(file_ == nullptr ? errno : 0) {}

bool JsonLines::fill() {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;
  buffer_.resize(kPiece);
  buffer_.resize(file_ == nullptr ? 0 : std::fread(buffer_.data(), 1, kPiece, file_.get()));
  if (file_ != nullptr && std::ferror(file_.get()) != 0) error_ = errno;
  at_ = 0;
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
