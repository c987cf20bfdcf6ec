#include "layout/structure.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr int kDeepest = 6;  // the levels that PDF has names for

int level_of_last_heading(const Pages& pages) {
  for (std::size_t i = pages.elements.size(); i > 0; --i) {
    const Element& element = pages.elements[i - 1];
    if (element.kind == ElementKind::kHeading) return element.level;
  }
  return 0;
}

}  // namespace

std::uint32_t add_element(const Element& element, Pages& pages) {
  pages.elements.push_back(element);
  return static_cast<std::uint32_t>(pages.elements.size() - 1);
}

Element heading_element(int level, std::uint32_t parent, const Pages& pages) {
  const int next = std::min(level_of_last_heading(pages) + 1, kDeepest);
  return {.kind = ElementKind::kHeading,
          .level = static_cast<std::uint8_t>(std::clamp(level, 1, next)),
          .parent = parent};
}

std::string_view type_name(const Element& element) {
  constexpr std::string_view kHeadings[kDeepest] = {"H1", "H2", "H3", "H4", "H5", "H6"};
  switch (element.kind) {
    case ElementKind::kDocument:
      return "Document";
    case ElementKind::kSection:
      return "Sect";
    case ElementKind::kHeading:
      return kHeadings[element.level - 1];
    case ElementKind::kParagraph:
      return "P";
    case ElementKind::kContents:
      return "TOC";
    case ElementKind::kContentsItem:
      return "TOCI";
    case ElementKind::kReference:
      return "Reference";
    case ElementKind::kLink:
      return "Link";
    case ElementKind::kTable:
      return "Table";
    case ElementKind::kRowGroup:
      return "TBody";
    case ElementKind::kRow:
      return "TR";
    case ElementKind::kColumnHead:
    case ElementKind::kRowHead:
      return "TH";
    case ElementKind::kCell:
      return "TD";
    case ElementKind::kNumberedList:
    case ElementKind::kMarkedList:
      return "L";
    case ElementKind::kListItem:
      return "LI";
    case ElementKind::kLabel:
      return "Lbl";
    case ElementKind::kListBody:
      return "LBody";
  }
  return {};
}

void mark_items(std::uint32_t element, std::size_t first_item, Page& page) {
  mark_items(element, first_item, page.items.size(), page);
}

void mark_items(std::uint32_t element, std::size_t first_item, std::size_t end_item, Page& page) {
  if (first_item == end_item) return;
  page.leaves.push_back(
      {element, static_cast<std::uint32_t>(first_item), static_cast<std::uint32_t>(end_item)});
}

}  // namespace gongkai
