#include "render/pdf/outline.h"

#include <cassert>
#include <cstddef>
#include <string>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

// The array stands in the entry itself: PDF/A checkers refuse an indirect one.
std::string destination(const Bookmark& bookmark, const Pages& pages,
                        const std::vector<HPDF_Page>& page_objects) {
  const auto index = static_cast<std::size_t>(bookmark.page);
  assert(index < page_objects.size());
  const Length height = pages.pages[index].height;
  std::string out = "/Dest [" + reference(page_objects[index]) + " /XYZ null ";
  append_hundredths(to_hundredths(height) - to_hundredths(bookmark.y), out);
  return out + " null]";
}

}  // namespace

HPDF_Dict add_outline(const Pages& pages, const std::vector<HPDF_Page>& page_objects,
                      PdfFile& file) {
  const std::size_t count = pages.bookmarks.size();
  if (count == 0) return nullptr;
  const HPDF_Dict root = file.add_dictionary();
  std::vector<HPDF_Dict> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back(file.add_dictionary());
  for (std::size_t i = 0; i < count; ++i) {
    const Bookmark& bookmark = pages.bookmarks[i];
    std::string entry = "/Title " + text_string(bookmark.title) + "\n/Parent " + reference(root);
    if (i > 0) entry += " /Prev " + reference(entries[i - 1]);
    if (i + 1 < count) entry += " /Next " + reference(entries[i + 1]);
    file.set_entries(entries[i], entry + '\n' + destination(bookmark, pages, page_objects));
  }
  file.set_entries(root, "/Type /Outlines /First " + reference(entries.front()) + " /Last " +
                             reference(entries.back()) + " /Count " + std::to_string(count));
  return root;
}

}  // namespace gongkai
