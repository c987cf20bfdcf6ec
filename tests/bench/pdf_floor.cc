#include "bench/pdf_floor.h"

#include <charconv>
#include <memory>
#include <optional>

#include "render/pdf/actual_text.h"
#include "render/pdf/embed_font.h"
#include "render/pdf/font_codes.h"
#include "render/pdf/links.h"
#include "render/pdf/metadata.h"
#include "render/pdf/outline.h"
#include "render/pdf/pdf.h"
#include "render/pdf/pdf_file.h"
#include "render/pdf/syntax.h"

namespace gongkai {

/// Turns a page's items into calls.
class PdfFloor::Noter {
 public:
  explicit Noter(std::vector<FontCodes>& codes) : codes_(codes) {}

  PageCalls note(const Page& page) {
    page_ = &page;
    calls_ = {};
    x_ = y_ = 0;
    texts_ = actual_texts(page);
    next_text_ = item_ = 0;
    for (const Item& item : page.items) {
      std::visit(*this, item);
      ++item_;
    }
    calls_.size = calls_.lines.size() * 40 + calls_.runs.size() * 40;
    for (const Run& run : calls_.runs) {
      calls_.size += run.codes.size() + run.before.size() + run.after.size();
    }
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
    note_text(call);
    x_ = x;
    y_ = y;
    FontCodes& codes = codes_[static_cast<std::size_t>(run.face)];
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const unsigned code =
          is_joining(run, i) ? codes.joining_dash_code() : codes.code(page_->text[i]);
      append_escaped(static_cast<unsigned char>(code >> 8U), call.codes);
      append_escaped(static_cast<unsigned char>(code & 0xFFU), call.codes);
    }
  }

 private:
  void note_text(Run& call) {
    if (next_text_ == texts_.size()) return;
    const ActualText& text = texts_[next_text_];
    if (text.first_item == item_) call.before = begin_of(text, *page_);
    if (text.last_item != item_) return;
    call.after = kEndOfText;
    ++next_text_;
  }

  std::int64_t upwards(Length y) const { return to_hundredths(page_->height) - to_hundredths(y); }

  bool is_joining(const GlyphRun& run, std::uint32_t i) const {
    const std::u32string& text = page_->text;
    if (text[i] != U'—') return false;
    return (i > run.begin && text[i - 1] == U'—') || (i + 1 < run.end && text[i + 1] == U'—');
  }

  std::vector<FontCodes>& codes_;
  const Page* page_ = nullptr;
  std::vector<ActualText> texts_;
  std::size_t next_text_ = 0;
  std::size_t item_ = 0;
  PageCalls calls_;
  std::int64_t x_ = 0;
  std::int64_t y_ = 0;
};

PdfFloor::PdfFloor(const Pages& pages, const FontSet& fonts) : pages_(pages), fonts_(fonts) {
  std::vector<FontCodes> codes(fonts.faces().size());
  Noter noter(codes);
  for (const Page& page : pages.pages) calls_.push_back(noter.note(page));
  for (const FontCodes& face : codes) characters_.push_back(face.characters());
}

template <typename FontName>
std::string PdfFloor::content(const PageCalls& page, const FontName& font_name) {
  std::string out;
  out.reserve(page.size);
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
  if (page.runs.empty()) return out;
  out += "BT\n";
  const Run* last = nullptr;
  std::int64_t tracking = 0;
  for (const Run& run : page.runs) {
    if (last == nullptr || last->face != run.face || last->size != run.size) {
      out += '/';
      out += font_name(run.face);
      out += ' ';
      add(run.size, " Tf\n");
    }
    if (run.tracking != tracking) add(tracking = run.tracking, " Tc\n");
    last = &run;
    out += run.before;
    add(run.dx, " ");
    add(run.dy, " Td (");
    out += run.codes;
    out += ") Tj\n";
    out += run.after;
  }
  return out + "ET\n";
}

std::string PdfFloor::write() const {
  PdfFile file;
  std::vector<HPDF_Dict> fonts(characters_.size());
  std::vector<HPDF_Page> objects;
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const HPDF_Page object = objects.emplace_back(HPDF_AddPage(file.document()));
    const Page& page = pages_.pages[i];
    HPDF_Page_SetWidth(object, static_cast<HPDF_REAL>(page.width.milli_points()) / 1000);
    HPDF_Page_SetHeight(object, static_cast<HPDF_REAL>(page.height.milli_points()) / 1000);
    const auto font_name = [&](int face) {
      HPDF_Dict& font = fonts[static_cast<std::size_t>(face)];
      if (font == nullptr) font = file.add_dictionary();
      return HPDF_Page_GetLocalFontName(object, static_cast<HPDF_Font>(font));
    };
    file.fill_stream(static_cast<HPDF_PageAttr>(object->attr)->contents, "",
                     content(calls_[i], font_name), StreamBytes::kToDeflate);
  }
  for (std::size_t face = 0; face < fonts.size(); ++face) {
    if (fonts[face] == nullptr) continue;
    embed_font(fonts_.faces()[face], characters_[face], fonts[face], file);
  }
  const PageObjects page_objects{pages_, objects};
  add_links(page_objects, file);
  add_metadata(pages_, PdfOptions().producer, add_outline(page_objects, file), file);
  Findings findings;
  return file.save(findings).value();
}

}  // namespace gongkai
