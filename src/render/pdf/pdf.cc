#include "render/pdf/pdf.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "render/pdf/attachments.h"
#include "render/pdf/content.h"
#include "render/pdf/embed_font.h"
#include "render/pdf/font_codes.h"
#include "render/pdf/links.h"
#include "render/pdf/metadata.h"
#include "render/pdf/outline.h"
#include "render/pdf/pdf_file.h"
#include "render/pdf/structure_tree.h"

namespace gongkai {
namespace {

// A face, from its first use on. libharu names fonts page by page and asks only for an object.
struct UsedFont {
  HPDF_Dict object = nullptr;
  FontCodes codes;
};

class Renderer {
 public:
  /// Marks the pages' contents if there are `elements`.
  Renderer(const FontSet& fonts, std::span<const Element> elements, PdfFile& file)
      : fonts_(fonts), elements_(elements), file_(file), used_(fonts.faces().size()) {}

  /// Null after an error of libharu.
  HPDF_Page add_page(const Page& page) {
    std::vector<std::uint32_t>& marked = marked_.emplace_back();
    const HPDF_Page object = HPDF_AddPage(file_.document());
    if (object == nullptr) return nullptr;
    HPDF_Page_SetWidth(object, to_points(page.width));
    HPDF_Page_SetHeight(object, to_points(page.height));
    const PageFonts page_fonts = [&](int face) { return use_font(face, object); };
    PageContent content = page_content(page, elements_, page_fonts);
    marked = std::move(content.marked);
    const HPDF_Dict stream = static_cast<HPDF_PageAttr>(object->attr)->contents;
    file_.fill_stream(stream, "", content.operators, StreamBytes::kToDeflate);
    return object;
  }

  /// The element of each marked content of the pages added.
  const std::vector<std::vector<std::uint32_t>>& marked() const { return marked_; }

  /// Null, or the face that is damaged.
  const FontFace* embed_fonts() {
    for (std::size_t face = 0; face < used_.size(); ++face) {
      const UsedFont* used = used_[face].get();
      if (used == nullptr) continue;
      const FontFace& used_face = fonts_.faces()[face];
      if (!embed_font(used_face, used->codes.characters(), used->object, file_)) return &used_face;
    }
    return nullptr;
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
  std::span<const Element> elements_;
  PdfFile& file_;
  std::vector<std::unique_ptr<UsedFont>> used_;  // by face
  std::vector<std::vector<std::uint32_t>> marked_;
};

PdfAPart pdf_a_part(PdfProfile profile) {
  switch (profile) {
    case PdfProfile::kTagged:
    case PdfProfile::kCompact:
      return PdfAPart::k1;
    case PdfProfile::kPdf17:
      return PdfAPart::kNone;
    case PdfProfile::kArchive3:
      return PdfAPart::k3;
  }
  return PdfAPart::kNone;
}

Finding damaged_font_finding(const FontFace& face) {
  Finding finding{.id = "pdf-engine"};
  finding.message = "PDF 生成失败：不能从字体 " + face.postscript_name() + " 中取出所用的字形";
  finding.help = "字体文件多半已损坏，换一份完好的；若反复出现，请连同输入文件一起报告";
  return finding;
}

}  // namespace

std::optional<std::string> render_pdf(const Pages& pages, const FontSet& fonts,
                                      const PdfOptions& options, Findings& findings) {
  const bool is_tagged = options.profile != PdfProfile::kCompact && !pages.elements.empty();
  assert(options.attachments.empty() || options.profile == PdfProfile::kArchive3);
  PdfFile file;
  Renderer renderer(fonts, is_tagged ? pages.elements : std::span<const Element>(), file);
  std::vector<HPDF_Page> page_objects;
  for (const Page& page : pages.pages) page_objects.push_back(renderer.add_page(page));
  if (const FontFace* damaged = renderer.embed_fonts()) {
    findings.add(damaged_font_finding(*damaged));
    return std::nullopt;
  }
  const PageObjects objects{pages, page_objects};
  const std::vector<LinkObject> links =
      add_links(objects, is_tagged ? LinkTags::kStructure : LinkTags::kNone, file);
  std::string catalog = add_metadata(pages, {pdf_a_part(options.profile), is_tagged},
                                     add_outline(objects, file), file);
  catalog += add_attachments(options.attachments, pages.date, file);
  if (is_tagged) catalog += add_structure_tree(objects, {renderer.marked(), links}, file);
  if (file.document() != nullptr) file.set_entries(file.document()->catalog, std::move(catalog));
  const bool is_plain = pdf_a_part(options.profile) == PdfAPart::k1;
  return file.save(is_plain ? FileForm::kPlain : FileForm::kPacked, findings);
}

}  // namespace gongkai
