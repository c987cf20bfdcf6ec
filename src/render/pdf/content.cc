#include "render/pdf/content.h"

#include <cassert>
#include <variant>
#include <vector>

#include "render/pdf/marks.h"
#include "render/pdf/syntax.h"
#include "text/punctuation.h"

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

// All runs stand in one text object; each is placed relative to the one before.
class TextWriter {
 public:
  TextWriter(const Page& page, std::span<const Element> elements, const PageFonts& fonts)
      : page_(page), fonts_(fonts), marks_(page, elements) {}

  void write(const GlyphRun& run, std::size_t item) {
    assert(run.begin <= run.end && run.end <= page_.text.size());
    if (run.begin == run.end) return;
    if (out_.empty()) out_ = "BT\n";
    marks_.append_before(item, out_);
    if (face_ != run.face || size_ != run.size) set_font(run);
    if (tracking_ != run.tracking) set_tracking(run.tracking);
    show(run);
  }

  std::string finish() {
    if (out_.empty()) return out_;
    marks_.append_end(out_);
    return out_ + "ET\n";
  }

  std::vector<std::uint32_t> take_marked() { return marks_.take_elements(); }

 private:
  void show(const GlyphRun& run) {
    const Place2D place = to_page(run.origin, page_);
    append_pair({place.x - last_.x, place.y - last_.y}, " Td (", out_);
    last_ = place;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const char32_t character = page_.text[i];
      if (is_variation_selector(character)) continue;
      const bool has_selector = i + 1 < run.end && is_variation_selector(page_.text[i + 1]);
      const unsigned code = is_joining_dash(page_.text, run, i) ? font_.codes->joining_dash_code()
                            : has_selector ? font_.codes->variant_code(character, page_.text[i + 1])
                                           : font_.codes->code(character);
      append_escaped(code, out_);
    }
    out_ += ") Tj\n";
  }

  void set_font(const GlyphRun& run) {
    if (face_ != run.face) font_ = fonts_(run.face);
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
  RunMarks marks_;
  PageFont font_;
  int face_ = -1;
  Length size_;
  Length tracking_;
  Place2D last_;
};

// Gives each kind of item to its writer. Links are not content: see links.h.
class ItemWriter {
 public:
  ItemWriter(const Page& page, std::span<const Element> elements, const PageFonts& fonts)
      : page_(page), is_marked_(!elements.empty()), texts_(page, elements, fonts) {}

  void write(std::size_t item) {
    item_ = item;
    std::visit(*this, page_.items[item]);
  }

  void operator()(const Stroke& stroke) { strokes_.write(stroke, page_); }
  void operator()(const GlyphRun& run) { texts_.write(run, item_); }
  void operator()(const Link&) {}

  PageContent finish() {
    std::string strokes = strokes_.finish();
    if (is_marked_ && !strokes.empty()) {
      strokes.insert(0, kBeginOfArtifact);
      strokes += kEndOfMark;
    }
    return {strokes + texts_.finish(), texts_.take_marked()};
  }

 private:
  const Page& page_;
  bool is_marked_;
  StrokeWriter strokes_;
  TextWriter texts_;
  std::size_t item_ = 0;
};

}  // namespace

PageContent page_content(const Page& page, std::span<const Element> elements,
                         const PageFonts& fonts) {
  ItemWriter writer(page, elements, fonts);
  for (std::size_t i = 0; i < page.items.size(); ++i) writer.write(i);
  return writer.finish();
}

}  // namespace gongkai
