#include "layout/print.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "layout/structure.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

// Points with two decimals, rounded half away from zero.
std::string shown(Length length) {
  const std::int64_t milli = length.milli_points();
  const std::int64_t hundredths = (std::abs(milli) + 5) / 10;
  const std::string cents = std::to_string(100 + hundredths % 100).substr(1);
  return (milli < 0 && hundredths != 0 ? "-" : "") + std::to_string(hundredths / 100) + "." + cents;
}

std::string shown(Point point) { return shown(point.x) + " " + shown(point.y); }

struct ItemPrinter {
  const Page& page;
  std::string& out;

  void operator()(const GlyphRun& run) const {
    const auto text = std::u32string_view(page.text).substr(run.begin, run.end - run.begin);
    out += "  text " + shown(run.origin) + " face " + std::to_string(run.face) + " size " +
           shown(run.size) + " ";
    if (run.tracking != Length()) out += "tracking " + shown(run.tracking) + " ";
    out += to_utf8(text) + "\n";
  }

  void operator()(const Stroke& stroke) const {
    out += "  line " + shown(stroke.from) + " " + shown(stroke.to) + " width " +
           shown(stroke.width) + "\n";
  }

  void operator()(const Link& link) const {
    const Point end{link.box.top_left.x + link.box.width, link.box.top_left.y + link.box.height};
    out += "  link " + shown(link.box.top_left) + " " + shown(end) + " to page " +
           std::to_string(link.page + 1) + " y " + shown(link.y) + "\n";
  }
};

// What tells elements of one name apart.
std::string_view scope_or_marks(ElementKind kind) {
  if (kind == ElementKind::kRowHead) return " of row";
  if (kind == ElementKind::kMarkedList) return " with marks";
  return {};
}

// The text of each element, from all its leaves.
std::vector<std::string> texts_of_elements(const Pages& pages) {
  std::vector<std::string> texts(pages.elements.size());
  for (const Page& page : pages.pages) {
    for (const Leaf& leaf : page.leaves) {
      for (std::uint32_t i = leaf.first_item; i < leaf.end_item; ++i) {
        const auto* run = std::get_if<GlyphRun>(&page.items[i]);
        if (run == nullptr) continue;
        const auto text = std::u32string_view(page.text).substr(run->begin, run->end - run->begin);
        texts[leaf.element] += to_utf8(text);
      }
    }
  }
  return texts;
}

}  // namespace

std::string to_text(const Pages& pages) {
  std::string out;
  int number = 0;
  for (const Page& page : pages.pages) {
    out += "page " + std::to_string(++number) + " " + shown(page.width) + " x " +
           shown(page.height) + "\n";
    for (const Item& item : page.items) std::visit(ItemPrinter{page, out}, item);
  }
  for (const Bookmark& bookmark : pages.bookmarks) {
    out += "bookmark page " + std::to_string(bookmark.page + 1) + " y " + shown(bookmark.y) + " ";
    if (bookmark.level > 1) out += "level " + std::to_string(bookmark.level) + " ";
    out += bookmark.title + "\n";
  }
  return out;
}

std::string structure_text(const Pages& pages) {
  const std::vector<std::string> texts = texts_of_elements(pages);
  std::vector<std::size_t> depths;
  std::string out;
  for (std::size_t i = 0; i < pages.elements.size(); ++i) {
    const Element& element = pages.elements[i];
    depths.push_back(i == 0 ? 0 : depths[element.parent] + 1);
    out += std::string(depths[i] * 2, ' ') + std::string(type_name(element));
    out += scope_or_marks(element.kind);
    if (element.columns > 1) out += " columns " + std::to_string(element.columns);
    if (element.rows > 1) out += " rows " + std::to_string(element.rows);
    if (!texts[i].empty()) out += " " + texts[i];
    out += "\n";
  }
  return out;
}

}  // namespace gongkai
