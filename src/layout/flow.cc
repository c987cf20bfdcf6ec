#include "layout/flow.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace gongkai {
namespace {

constexpr int kCompany = 2;       // lines that stay together, and with the heading above them
constexpr int kLeastToGuard = 3;  // shorter paragraphs are broken anywhere

Length overhang(const FlowBlock& block) {
  return std::max(Length(), (block.pitch - block.size) / 2);
}

/// Fills page after page.
class FlowBreaker {
 public:
  FlowBreaker(std::span<const FlowBlock> blocks, Length height)
      : blocks_(blocks), height_(height), pages_(1) {}

  std::vector<FlowPage> take() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].lines > 0) place(i);
    }
    return std::move(pages_);
  }

 private:
  void place(std::size_t index) {
    const FlowBlock& block = blocks_[index];
    if (block.is_heading && !is_with_company(index)) begin_page();
    for (int line = 0; line < block.lines;) {
      const Length y = next_top(block);
      const int count = lines_here(block, line, y);
      if (count > 0) {
        pages_.back().push_back({static_cast<int>(index), line, line + count, y});
        bottom_ = y + block.pitch * count;
        line += count;
      }
      if (line < block.lines) begin_page();
    }
    bottom_ += block.after;
  }

  bool is_at_top() const { return pages_.back().empty(); }

  void begin_page() {
    pages_.emplace_back();
    bottom_ = Length();
  }

  Length next_top(const FlowBlock& block) const {
    return is_at_top() ? Length() : bottom_ + block.before;
  }

  // How many lines from `first` on fit on this page if they begin at y.
  int lines_here(const FlowBlock& block, int first, Length y) const {
    const int left = block.lines - first;
    const std::int64_t pitch = std::max<std::int64_t>(1, block.pitch.milli_points());
    const std::int64_t room = (height_ - y + overhang(block)).milli_points() / pitch;
    int count = static_cast<int>(std::clamp<std::int64_t>(room, 0, left));
    if (count < left && block.lines >= kLeastToGuard) {
      count = std::min(count, left - kCompany);
      if (first == 0 && count < kCompany) count = 0;
    }
    return is_at_top() ? std::max(1, count) : std::max(0, count);
  }

  // Whether a heading fits on this page with what must stay with it, or would fit on no page.
  bool is_with_company(std::size_t heading) const {
    if (is_at_top()) return true;
    const Length need = height_with_company(heading);
    return need > height_ || next_top(blocks_[heading]) + need <= height_;
  }

  Length height_with_company(std::size_t heading) const {
    Length sum;
    Length hanging;
    Length after;  // of the block before, stretches left out
    for (std::size_t i = heading; i < blocks_.size() && sum <= height_; ++i) {
      const FlowBlock& block = blocks_[i];
      if (block.lines == 0) continue;
      if (i > heading) sum += after + block.before;
      after = block.after;
      const bool is_whole = block.is_heading || block.lines < 2 * kCompany;  // not to be broken
      const int lines = is_whole ? block.lines : kCompany;
      sum += block.pitch * lines;
      hanging = overhang(block);
      if (!block.is_heading) break;
    }
    return sum - hanging;
  }

  std::span<const FlowBlock> blocks_;
  Length height_;
  std::vector<FlowPage> pages_;
  Length bottom_;  // of the content of the last page, with the space below it
};

// The only page of a flow with stretches; nothing if there are none or it does not fit.
std::optional<FlowPage> stretched_page(std::span<const FlowBlock> blocks, Length height) {
  const auto stretches = std::ranges::count(blocks, 0, &FlowBlock::lines);
  if (stretches == 0) return std::nullopt;
  Length used;
  for (const FlowBlock& block : blocks)
    used += block.before + block.pitch * block.lines + block.after;
  if (used - overhang(blocks.back()) > height) return std::nullopt;
  const Length share = std::max(Length(), height - used) / stretches;
  FlowPage page;
  Length y;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const FlowBlock& block = blocks[i];
    y += block.before;
    if (block.lines > 0) page.push_back({static_cast<int>(i), 0, block.lines, y});
    y += block.lines > 0 ? block.pitch * block.lines + block.after : share;
  }
  return page;
}

}  // namespace

std::vector<FlowPage> break_flow(std::span<const FlowBlock> blocks, Length height) {
  if (auto page = stretched_page(blocks, height)) return {std::move(*page)};
  return FlowBreaker(blocks, height).take();
}

}  // namespace gongkai
