#include "render/pdf/links.h"

#include <cstddef>
#include <string>
#include <variant>

#include "render/pdf/syntax.h"

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

// The page's array of annotations, made at its first link; null after an error.
HPDF_Array annotations(HPDF_Page page, HPDF_Array made) {
  if (made != nullptr || page == nullptr) return made;
  const HPDF_Array array = HPDF_Array_New(page->mmgr);
  if (array != nullptr) HPDF_Dict_Add(page, "Annots", array);
  return array;
}

}  // namespace

void add_links(const PageObjects& pages, PdfFile& file) {
  for (std::size_t i = 0; i < pages.objects.size(); ++i) {
    const Page& page = pages.pages.pages[i];
    HPDF_Array array = nullptr;
    for (const Item& item : page.items) {
      const Link* link = std::get_if<Link>(&item);
      if (link == nullptr) continue;
      array = annotations(pages.objects[i], array);
      if (array == nullptr) return;
      const HPDF_Dict object = file.add_dictionary(annotation(*link, page, pages));
      if (object == nullptr) return;
      HPDF_Array_Add(array, object);
    }
  }
}

}  // namespace gongkai
