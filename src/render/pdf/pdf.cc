#include "render/pdf/pdf.h"

#include <cassert>
#include <cstddef>
#include <memory>
#include <vector>

#include "render/pdf/content.h"
#include "render/pdf/embed_font.h"
#include "render/pdf/font_codes.h"
#include "render/pdf/links.h"
#include "render/pdf/metadata.h"
#include "render/pdf/outline.h"
#include "render/pdf/pdf_file.h"

namespace gongkai {
namespace {

// A face, from its first use on. libharu names fonts page by page and asks only for an object.
struct UsedFont {
  HPDF_Dict object = nullptr;
  FontCodes codes;
};

class Renderer {
 public:
  Renderer(const FontSet& fonts, PdfFile& file)
      : fonts_(fonts), file_(file), used_(fonts.faces().size()) {}

  /// Null after an error of libharu.
  HPDF_Page add_page(const Page& page) {
    const HPDF_Page object = HPDF_AddPage(file_.document());
    if (object == nullptr) return nullptr;
    HPDF_Page_SetWidth(object, to_points(page.width));
    HPDF_Page_SetHeight(object, to_points(page.height));
    const PageFonts page_fonts = [&](int face) { return use_font(face, object); };
    const std::string content = page_content(page, page_fonts);
    const HPDF_Dict stream = static_cast<HPDF_PageAttr>(object->attr)->contents;
    file_.fill_stream(stream, "", content, StreamBytes::kToDeflate);
    return object;
  }

  void embed_fonts() {
    for (std::size_t face = 0; face < used_.size(); ++face) {
      const UsedFont* used = used_[face].get();
      if (used == nullptr) continue;
      embed_font(fonts_.faces()[face], used->codes.characters(), used->object, file_);
    }
  }

 private:
  static HPDF_REAL to_points(Length length) {
    return static_cast<HPDF_REAL>(length.milli_points()) / 1000;
  }

  PageFont use_font(int face, HPDF_Page page) {
    assert(face >= 0 && static_cast<std::size_t>(face) < used_.size());
    std::unique_ptr<UsedFont>& used = used_[static_cast<std::size_t>(face)];
    if (!used) {
      used = std::make_unique<UsedFont>();
      used->object = file_.add_dictionary();
    }
    const char* name = nullptr;
    if (used->object != nullptr) {
      name = HPDF_Page_GetLocalFontName(page, static_cast<HPDF_Font>(used->object));
    }
    return {.name = name == nullptr ? "" : name, .codes = &used->codes};
  }

  const FontSet& fonts_;
  PdfFile& file_;
  std::vector<std::unique_ptr<UsedFont>> used_;  // by face
};

}  // namespace

std::optional<std::string> render_pdf(const Pages& pages, const FontSet& fonts,
                                      const PdfOptions& options, Findings& findings) {
  PdfFile file;
  Renderer renderer(fonts, file);
  std::vector<HPDF_Page> page_objects;
  for (const Page& page : pages.pages) page_objects.push_back(renderer.add_page(page));
  renderer.embed_fonts();
  const PageObjects objects{pages, page_objects};
  add_links(objects, file);
  add_metadata(pages, options.producer, add_outline(objects, file), file);
  return file.save(findings);
}

}  // namespace gongkai
