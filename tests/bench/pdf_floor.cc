#include "bench/pdf_floor.h"

#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "render/pdf/embed_font.h"
#include "render/pdf/font_codes.h"
#include "render/pdf/links.h"
#include "render/pdf/marks.h"
#include "render/pdf/metadata.h"
#include "render/pdf/objects.h"
#include "render/pdf/outline.h"
#include "render/pdf/structure_tree.h"
#include "render/pdf/syntax.h"
#include "render/pdf/write_file.h"

namespace gongkai {

/// Turns a page's items into calls.
class PdfFloor::Noter {
 public:
  Noter(std::span<const Element> elements, std::vector<FontCodes>& codes)
      : elements_(elements), codes_(codes) {}

  PageCalls note(const Page& page) {
    page_ = &page;
    calls_ = {};
    x_ = y_ = 0;
    marks_.emplace(page, elements_);
    item_ = 0;
    for (const Item& item : page.items) {
      std::visit(*this, item);
      ++item_;
    }
    calls_.size = calls_.lines.size() * 40 + calls_.runs.size() * 40;
    for (const Run& run : calls_.runs) {
      calls_.size += run.codes.size() + run.before.size();
    }
    marks_->append_end(calls_.end);
    calls_.marked = marks_->take_elements();
    return std::move(calls_);
  }

  void operator()(const Stroke& stroke) {
    calls_.lines.push_back({to_hundredths(stroke.width),
                            {to_hundredths(stroke.from.x), upwards(stroke.from.y),
                             to_hundredths(stroke.to.x), upwards(stroke.to.y)}});
  }

  void operator()(const Link&) {}

  void operator()(const GlyphRun& run) {
    if (run.begin == run.end) return;
    const std::int64_t x = to_hundredths(run.origin.x);
    const std::int64_t y = upwards(run.origin.y);
    Run& call = calls_.runs.emplace_back();
    call = {run.face, to_hundredths(run.size), x - x_, y - y_, to_hundredths(run.tracking)};
    marks_->append_before(item_, call.before);
    x_ = x;
    y_ = y;
    FontCodes& codes = codes_[static_cast<std::size_t>(run.face)];
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const unsigned code =
          is_joining(run, i) ? codes.joining_dash_code() : codes.code(page_->text[i]);
      append_escaped(code, call.codes);
    }
  }

 private:
  std::int64_t upwards(Length y) const { return to_hundredths(page_->height) - to_hundredths(y); }

  bool is_joining(const GlyphRun& run, std::uint32_t i) const {
    const std::u32string& text = page_->text;
    if (text[i] != U'—') return false;
    return (i > run.begin && text[i - 1] == U'—') || (i + 1 < run.end && text[i + 1] == U'—');
  }

  std::span<const Element> elements_;
  std::vector<FontCodes>& codes_;
  const Page* page_ = nullptr;
  std::optional<RunMarks> marks_;
  std::size_t item_ = 0;
  PageCalls calls_;
  std::int64_t x_ = 0;
  std::int64_t y_ = 0;
};

PdfFloor::PdfFloor(const Pages& pages, const FontSet& fonts, PdfProfile profile)
    : pages_(pages), fonts_(fonts) {
  std::vector<FontCodes> codes(fonts.faces().size());
  if (profile != PdfProfile::kCompact) elements_ = pages.elements;
  Noter noter(elements_, codes);
  for (const Page& page : pages.pages) {
    calls_.push_back(noter.note(page));
    marked_.push_back(std::move(calls_.back().marked));
  }
  for (const FontCodes& face : codes) characters_.push_back(face.characters());
}

template <typename FontName>
std::string PdfFloor::content(const PageCalls& page, const FontName& font_name) const {
  std::string out;
  out.reserve(page.size);
  const bool is_marked = !elements_.empty() && !page.lines.empty();
  if (is_marked) out += kBeginOfArtifact;
  const auto add = [&out](std::int64_t number, std::string_view after) {
    append_hundredths(number, out);
    out += after;
  };
  std::int64_t width = -1;
  for (const Line& line : page.lines) {
    if (line.width != width) {
      out += width < 0 ? "2 J\n" : "S\n";
      add(width = line.width, " w\n");
    }
    add(line.ends[0], " ");
    add(line.ends[1], " m ");
    add(line.ends[2], " ");
    add(line.ends[3], " l\n");
  }
  if (!page.lines.empty()) out += "S\n";
  if (is_marked) out += kEndOfMark;
  if (page.runs.empty()) return out;
  out += "BT\n";
  const Run* last = nullptr;
  std::int64_t tracking = 0;
  for (const Run& run : page.runs) {
    out += run.before;
    if (last == nullptr || last->face != run.face || last->size != run.size) {
      out += '/';
      out += font_name(run.face);
      out += ' ';
      add(run.size, " Tf\n");
    }
    if (run.tracking != tracking) add(tracking = run.tracking, " Tc\n");
    last = &run;
    add(run.dx, " ");
    add(run.dy, " Td (");
    out += run.codes;
    out += ") Tj\n";
  }
  return out + page.end + "ET\n";
}

std::string PdfFloor::write() const {
  PdfObjects objects;
  std::vector<std::optional<PdfObject>> fonts(characters_.size());
  std::vector<PdfObject> pages;
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const Page& page = pages_.pages[i];
    const PdfObject object = pages.emplace_back(objects.add_page(page.width, page.height));
    const auto font_name = [&](int face) {
      std::optional<PdfObject>& font = fonts[static_cast<std::size_t>(face)];
      if (!font) font = objects.add_dictionary();
      return objects.font_name(*font, object);
    };
    objects.set_content(object, content(calls_[i], font_name));
  }
  for (std::size_t face = 0; face < fonts.size(); ++face) {
    if (fonts[face]) embed_font(fonts_.faces()[face], characters_[face], *fonts[face], objects);
  }
  const PageObjects page_objects{pages_, pages};
  const bool is_tagged = !elements_.empty();
  const std::vector<LinkObject> links =
      add_links(page_objects, is_tagged ? LinkTags::kStructure : LinkTags::kNone, objects);
  std::string catalog =
      add_metadata(pages_, {.is_pdf_ua = is_tagged}, add_outline(page_objects, objects), objects);
  if (is_tagged) catalog += add_structure_tree(page_objects, {marked_, links}, objects);
  objects.add_entries(objects.catalog(), catalog);
  Findings findings;
  return write_file(objects, FileForm::kPlain, findings).value();
}

}  // namespace gongkai
