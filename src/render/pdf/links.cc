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

}  // namespace

std::vector<LinkObject> add_links(const PageObjects& pages, LinkTags tags, PdfObjects& objects) {
  std::vector<LinkObject> links;
  for (std::size_t i = 0; i < pages.objects.size(); ++i) {
    const Page& page = pages.pages.pages[i];
    std::string annotations;
    for (const Item& item : page.items) {
      const Link* link = std::get_if<Link>(&item);
      if (link == nullptr) continue;
      std::string entries = annotation(*link, page, pages);
      if (tags == LinkTags::kStructure) {
        entries += "\n/Contents " + text_string(text_of(link->element, page)) + " /StructParent ";
        entries += std::to_string(link_key(links.size(), pages.pages));
      }
      const PdfObject object = objects.add_dictionary(entries);
      annotations += reference(object) + ' ';
      links.push_back({static_cast<int>(i), link->element, object});
    }
    if (annotations.empty()) continue;
    objects.add_entries(pages.objects[i], "/Annots [ " + annotations + "]\n");
  }
  return links;
}

std::size_t link_key(std::size_t link, const Pages& pages) { return pages.pages.size() + link; }

}  // namespace gongkai
