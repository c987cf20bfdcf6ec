#include "render/pdf/actual_text.h"

#include <algorithm>
#include <variant>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

bool is_squeezed(const GlyphRun& run) { return run.tracking < Length(); }

// Whether the run, or its place after the one before it, looks like more than one word or line.
bool is_torn(const GlyphRun& run) {
  const Length most = run.size * 9 / 100;
  return run.tracking > most || run.gap_before > most || run.gap_before < Length();
}

// Whether a run stands in the line of the one before it: on its baseline, or raised or lowered.
bool is_in_line(const GlyphRun& before, const GlyphRun& run) {
  const Length apart = run.origin.y - before.origin.y;
  const Length most = std::max(before.size, run.size) / 2;
  return apart < most && Length() - apart < most;
}

// Gathers the runs of one line after the other.
class LineReader {
 public:
  /// `leaf`: which one of the page the run is part of; texts of several are not one.
  void add(const GlyphRun& run, std::size_t item, std::size_t leaf) {
    const bool goes_on = !runs_.empty() && !run.begins_line && leaf == leaf_ &&
                         is_in_line(*runs_.back().run, run) && runs_.back().run->end == run.begin;
    if (!goes_on) finish();
    if (goes_on && runs_.back().run->origin.y != run.origin.y) is_torn_ = true;
    runs_.push_back({&run, item});
    leaf_ = leaf;
    is_torn_ = is_torn_ || is_torn(run);
  }

  std::vector<ActualText> take() {
    finish();
    return std::move(texts_);
  }

 private:
  struct ReadRun {
    const GlyphRun* run = nullptr;
    std::size_t item = 0;
  };

  void finish() {
    if (is_torn_) {
      add_text(runs_.front(), runs_.back());
    } else {
      for (const ReadRun& read : runs_) {
        if (is_squeezed(*read.run)) add_text(read, read);
      }
    }
    runs_.clear();
    is_torn_ = false;
  }

  void add_text(const ReadRun& first, const ReadRun& last) {
    texts_.push_back({first.item, last.item, first.run->begin, last.run->end});
  }

  std::vector<ReadRun> runs_;
  std::size_t leaf_ = 0;
  bool is_torn_ = false;
  std::vector<ActualText> texts_;
};

}  // namespace

std::vector<ActualText> actual_texts(const Page& page) {
  LineReader reader;
  std::size_t leaf = 0;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    while (leaf < page.leaves.size() && page.leaves[leaf].end_item <= i) ++leaf;
    const auto* run = std::get_if<GlyphRun>(&page.items[i]);
    if (run != nullptr && run->begin != run->end) reader.add(*run, i, leaf);
  }
  return reader.take();
}

std::string property_of(const ActualText& text, const Page& page) {
  std::string out = "/ActualText <FEFF";
  for (std::uint32_t i = text.begin; i < text.end; ++i) append_utf16_hex(page.text[i], out);
  return out + '>';
}

}  // namespace gongkai
