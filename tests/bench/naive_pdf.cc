#include "bench/naive_pdf.h"

#include <hpdf.h>

#include <variant>

#include "source/unicode.h"

namespace gongkai {
namespace {

HPDF_REAL points_of(Length length) { return static_cast<HPDF_REAL>(length.milli_points()) / 1000; }

class PageWriter {
 public:
  PageWriter(const Page& page, HPDF_Page object, const std::vector<HPDF_Font>& fonts)
      : page_(page), object_(object), fonts_(fonts) {}

  void operator()(const Stroke& stroke) const {
    HPDF_Page_SetLineWidth(object_, points_of(stroke.width));
    HPDF_Page_MoveTo(object_, points_of(stroke.from.x), upwards(stroke.from.y));
    HPDF_Page_LineTo(object_, points_of(stroke.to.x), upwards(stroke.to.y));
    HPDF_Page_Stroke(object_);
  }

  void operator()(const GlyphRun& run) const {
    std::string text;
    for (std::uint32_t i = run.begin; i < run.end; ++i) append_utf8(page_.text[i], text);
    HPDF_Page_BeginText(object_);
    const HPDF_Font font = fonts_[static_cast<std::size_t>(run.face)];
    HPDF_Page_SetFontAndSize(object_, font, points_of(run.size));
    HPDF_Page_MoveTextPos(object_, points_of(run.origin.x), upwards(run.origin.y));
    HPDF_Page_ShowText(object_, text.c_str());
    HPDF_Page_EndText(object_);
  }

  void operator()(const Link&) const {}

 private:
  HPDF_REAL upwards(Length y) const { return points_of(page_.height - y); }

  const Page& page_;
  HPDF_Page object_;
  const std::vector<HPDF_Font>& fonts_;
};

}  // namespace

std::string naive_pdf(const Pages& pages, const std::vector<std::string>& font_files) {
  const HPDF_Doc document = HPDF_New(nullptr, nullptr);
  HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings(document);
  std::vector<HPDF_Font> fonts;
  for (const std::string& file : font_files) {
    const char* name = HPDF_LoadTTFontFromFile(document, file.c_str(), HPDF_TRUE);
    fonts.push_back(name == nullptr ? nullptr : HPDF_GetFont(document, name, "UTF-8"));
  }
  for (const Page& page : pages.pages) {
    const HPDF_Page object = HPDF_AddPage(document);
    HPDF_Page_SetWidth(object, points_of(page.width));
    HPDF_Page_SetHeight(object, points_of(page.height));
    const PageWriter writer(page, object, fonts);
    for (const Item& item : page.items) std::visit(writer, item);
  }
  std::string out;
  if (HPDF_SaveToStream(document) == HPDF_OK) {
    HPDF_ResetStream(document);
    HPDF_UINT32 size = HPDF_GetStreamSize(document);
    out.resize(size);
    HPDF_ReadFromStream(document, reinterpret_cast<HPDF_BYTE*>(out.data()), &size);
  }
  HPDF_Free(document);
  return out;
}

}  // namespace gongkai
