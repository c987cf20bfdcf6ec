#include "render/pdf/content.h"

#include <cassert>
#include <variant>
#include <vector>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

// PDF's y runs up.
struct Place2D {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

Place2D to_page(Point point, const Page& page) {
  return {to_hundredths(point.x), to_hundredths(page.height) - to_hundredths(point.y)};
}

void append_pair(Place2D pair, std::string_view after, std::string& out) {
  append_hundredths(pair.x, out);
  out += ' ';
  append_hundredths(pair.y, out);
  out += after;
}

// Whether text[i] is a half of a 破折号 (——).
bool is_joining_dash(std::u32string_view text, const GlyphRun& run, std::uint32_t i) {
  constexpr char32_t kDash = U'—';
  if (text[i] != kDash) return false;
  return (i > run.begin && text[i - 1] == kDash) || (i + 1 < run.end && text[i + 1] == kDash);
}

// Strokes of one width make one path.
class StrokeWriter {
 public:
  void write(const Stroke& stroke, const Page& page) {
    if (out_.empty() || width_ != stroke.width) begin_path(stroke.width);
    append_pair(to_page(stroke.from, page), " m ", out_);
    append_pair(to_page(stroke.to, page), " l\n", out_);
  }

  std::string finish() { return out_.empty() ? out_ : out_ + "S\n"; }

 private:
  // Caps that project by half the width (2 J) close the corners of a table's frame.
  void begin_path(Length width) {
    out_ += out_.empty() ? "2 J\n" : "S\n";
    append_hundredths(to_hundredths(width), out_);
    out_ += " w\n";
    width_ = width;
  }

  std::string out_;
  Length width_;
};

// What programs that copy text take apart, and so must be told: runs that overlap look like two
// lines, characters with more than 0.1 em between them like words.
enum class Spacing { kPlain, kSqueezed, kWide };

Spacing spacing(const GlyphRun& run) {
  if (run.tracking < Length()) return Spacing::kSqueezed;
  return run.tracking > run.size * 9 / 100 ? Spacing::kWide : Spacing::kPlain;
}

// The runs of one line as they stand in the content, and what of them needs its text beside it.
class LineMarker {
 public:
  bool continues(const GlyphRun& run) const {
    return !runs_.empty() && runs_.back().run.origin.y == run.origin.y &&
           runs_.back().run.end == run.begin;
  }

  void add(const GlyphRun& run, std::size_t begin, std::size_t end) {
    runs_.push_back({run, begin, end});
    is_wide_ = is_wide_ || spacing(run) == Spacing::kWide;
  }

  /// Marks the line in `content`, of which it is the end, and forgets it.
  void finish(const Page& page, std::string& content) {
    if (is_wide_) {
      mark(runs_.front(), runs_.back(), page, content);
    } else {
      for (std::size_t i = runs_.size(); i-- > 0;) {
        if (spacing(runs_[i].run) == Spacing::kSqueezed) mark(runs_[i], runs_[i], page, content);
      }
    }
    runs_.clear();
    is_wide_ = false;
  }

 private:
  struct WrittenRun {
    GlyphRun run;
    std::size_t begin = 0;  // in the content
    std::size_t end = 0;
  };

  static void mark(const WrittenRun& first, const WrittenRun& last, const Page& page,
                   std::string& content) {
    std::string text = "/Span << /ActualText <FEFF";
    for (std::uint32_t i = first.run.begin; i < last.run.end; ++i) {
      append_utf16_hex(page.text[i], text);
    }
    content.insert(last.end, "EMC\n");
    content.insert(first.begin, text + "> >> BDC\n");
  }

  std::vector<WrittenRun> runs_;
  bool is_wide_ = false;
};

// All runs stand in one text object; each is placed relative to the one before.
class TextWriter {
 public:
  TextWriter(const Page& page, const PageFonts& fonts) : page_(page), fonts_(fonts) {}

  void write(const GlyphRun& run) {
    assert(run.begin <= run.end && run.end <= page_.text.size());
    if (run.begin == run.end) return;
    if (!line_.continues(run)) line_.finish(page_, out_);
    if (out_.empty() || face_ != run.face || size_ != run.size) set_font(run);
    if (tracking_ != run.tracking) set_tracking(run.tracking);
    const std::size_t begin = out_.size();
    show(run);
    line_.add(run, begin, out_.size());
  }

  std::string finish() {
    line_.finish(page_, out_);
    return out_.empty() ? out_ : out_ + "ET\n";
  }

 private:
  void show(const GlyphRun& run) {
    const Place2D place = to_page(run.origin, page_);
    append_pair({place.x - last_.x, place.y - last_.y}, " Td (", out_);
    last_ = place;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const unsigned code = is_joining_dash(page_.text, run, i) ? font_.codes->joining_dash_code()
                                                                : font_.codes->code(page_.text[i]);
      append_escaped(static_cast<unsigned char>(code >> 8U), out_);
      append_escaped(static_cast<unsigned char>(code & 0xFFU), out_);
    }
    out_ += ") Tj\n";
  }

  void set_font(const GlyphRun& run) {
    if (out_.empty() || face_ != run.face) font_ = fonts_(run.face);
    if (out_.empty()) out_ = "BT\n";
    face_ = run.face;
    size_ = run.size;
    out_ += '/';
    out_ += font_.name;
    out_ += ' ';
    append_hundredths(to_hundredths(run.size), out_);
    out_ += " Tf\n";
  }

  void set_tracking(Length tracking) {
    tracking_ = tracking;
    append_hundredths(to_hundredths(tracking), out_);
    out_ += " Tc\n";
  }

  const Page& page_;
  const PageFonts& fonts_;
  std::string out_;
  LineMarker line_;
  PageFont font_;
  int face_ = 0;
  Length size_;
  Length tracking_;
  Place2D last_;
};

// Gives each kind of item to its writer. Links are no content: see links.h.
class ItemWriter {
 public:
  ItemWriter(const Page& page, const PageFonts& fonts) : page_(page), texts_(page, fonts) {}

  void operator()(const Stroke& stroke) { strokes_.write(stroke, page_); }
  void operator()(const GlyphRun& run) { texts_.write(run); }
  void operator()(const Link&) {}

  std::string finish() { return strokes_.finish() + texts_.finish(); }

 private:
  const Page& page_;
  StrokeWriter strokes_;
  TextWriter texts_;
};

}  // namespace

std::string page_content(const Page& page, const PageFonts& fonts) {
  ItemWriter writer(page, fonts);
  for (const Item& item : page.items) std::visit(writer, item);
  return writer.finish();
}

}  // namespace gongkai
