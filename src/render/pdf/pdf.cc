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
#include "render/pdf/objects.h"
#include "render/pdf/outline.h"
#include "render/pdf/structure_tree.h"
#include "render/pdf/write_file.h"

namespace gongkai {
namespace {

// A face, from its first use on. Its object is filled last, when all codes are known.
struct UsedFont {
  PdfObject object;
  FontCodes codes;
};

class Renderer {
 public:
  /// Marks the pages' contents if there are `elements`.
  Renderer(const FontSet& fonts, std::span<const Element> elements, PdfObjects& objects)
      : fonts_(fonts), elements_(elements), objects_(objects), used_(fonts.faces().size()) {}

  PdfObject add_page(const Page& page) {
    const PdfObject object = objects_.add_page(page.width, page.height);
    const PageFonts page_fonts = [&](int face) { return use_font(face, object); };
    PageContent content = page_content(page, elements_, page_fonts);
    marked_.push_back(std::move(content.marked));
    objects_.set_content(object, content.operators);
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
      if (!embed_font(used_face, used->codes.characters(), used->object, objects_)) {
        return &used_face;
      }
    }
    return nullptr;
  }

 private:
  PageFont use_font(int face, PdfObject page) {
    assert(face >= 0 && static_cast<std::size_t>(face) < used_.size());
    std::unique_ptr<UsedFont>& used = used_[static_cast<std::size_t>(face)];
    if (!used) {
      used = std::make_unique<UsedFont>();
      used->object = objects_.add_dictionary();
    }
    return {.name = objects_.font_name(used->object, page), .codes = &used->codes};
  }

  const FontSet& fonts_;
  std::span<const Element> elements_;
  PdfObjects& objects_;
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
  finding.help = "字体文件多半已损坏，换一份完好的；反复出现的，请连同输入文件一并报告";
  return finding;
}

}  // namespace

std::optional<std::string> render_pdf(const Pages& pages, const FontSet& fonts,
                                      const PdfOptions& options, Findings& findings) {
  const bool is_tagged = options.profile != PdfProfile::kCompact && !pages.elements.empty();
  assert(options.attachments.empty() || options.profile == PdfProfile::kArchive3);
  PdfObjects objects;
  Renderer renderer(fonts, is_tagged ? pages.elements : std::span<const Element>(), objects);
  std::vector<PdfObject> page_objects;
  for (const Page& page : pages.pages) page_objects.push_back(renderer.add_page(page));
  if (const FontFace* damaged = renderer.embed_fonts()) {
    findings.add(damaged_font_finding(*damaged));
    return std::nullopt;
  }
  const PageObjects placed{pages, page_objects};
  const std::vector<LinkObject> links =
      add_links(placed, is_tagged ? LinkTags::kStructure : LinkTags::kNone, objects);
  std::string catalog = add_metadata(pages, {pdf_a_part(options.profile), is_tagged},
                                     add_outline(placed, objects), objects);
  catalog += add_attachments(options.attachments, pages.date, objects);
  if (is_tagged) catalog += add_structure_tree(placed, {renderer.marked(), links}, objects);
  objects.add_entries(objects.catalog(), catalog);
  const bool is_plain = pdf_a_part(options.profile) == PdfAPart::k1;
  return write_file(objects, is_plain ? FileForm::kPlain : FileForm::kPacked, findings);
}

}  // namespace gongkai
