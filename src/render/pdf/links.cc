#include "render/pdf/links.h"

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "render/pdf/syntax.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// "51.02 700 544.25 720": left, bottom, right, top; y runs up.
std::string rectangle(const Box& box, const Page& page) {
  const std::int64_t top = to_hundredths(page.height) - to_hundredths(box.top_left.y);
  const std::int64_t left = to_hundredths(box.top_left.x);
  std::string out;
  for (const std::int64_t value :
       {left, top - to_hundredths(box.height), left + to_hundredths(box.width), top}) {
    if (!out.empty()) out += ' ';
    append_hundredths(value, out);
  }
  return out;
}

// PDF/A-1 demands the flag Print (4).
std::string annotation(const Link& link, const Page& page, const PageObjects& pages) {
  return "/Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [" + rectangle(link.box, page) +
         "]\n" + destination(link.page, link.y, pages);
}

// What an element says on a page: its leaves, parted by blanks.
std::string text_of(std::uint32_t element, const Page& page) {
  std::u32string out;
  for (const Leaf& leaf : page.leaves) {
    if (leaf.element != element) continue;
    if (!out.empty()) out += U' ';
    for (std::uint32_t i = leaf.first_item; i < leaf.end_item; ++i) {
      const auto* run = std::get_if<GlyphRun>(&page.items[i]);
      if (run != nullptr) out.append(page.text, run->begin, run->end - run->begin);
    }
  }
  return to_utf8(out);
}

// The page's array of annotations, made at its first link; null after an error.
HPDF_Array annotations(HPDF_Page page, HPDF_Array made) {
  if (made != nullptr || page == nullptr) return made;
  const HPDF_Array array = HPDF_Array_New(page->mmgr);
  if (array != nullptr) HPDF_Dict_Add(page, "Annots", array);
  return array;
}

}  // namespace

std::vector<LinkObject> add_links(const PageObjects& pages, LinkTags tags, PdfFile& file) {
  std::vector<LinkObject> links;
  for (std::size_t i = 0; i < pages.objects.size(); ++i) {
    const Page& page = pages.pages.pages[i];
    HPDF_Array array = nullptr;
    for (const Item& item : page.items) {
      const Link* link = std::get_if<Link>(&item);
      if (link == nullptr) continue;
      array = annotations(pages.objects[i], array);
      if (array == nullptr) return links;
      std::string entries = annotation(*link, page, pages);
      if (tags == LinkTags::kStructure) {
        entries += "\n/Contents " + text_string(text_of(link->element, page)) + " /StructParent ";
        entries += std::to_string(link_key(links.size(), pages.pages));
      }
      const HPDF_Dict object = file.add_dictionary(std::move(entries));
      if (object == nullptr) return links;
      HPDF_Array_Add(array, object);
      links.push_back({static_cast<int>(i), link->element, object});
    }
  }
  return links;
}

std::size_t link_key(std::size_t link, const Pages& pages) { return pages.pages.size() + link; }

}  // namespace gongkai
