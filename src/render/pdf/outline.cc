#include "render/pdf/outline.h"

#include <cstddef>
#include <string>
#include <vector>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

/// An entry among its neighbours: indices of nodes; 0, which is the root, stands for none.
struct Node {
  std::size_t parent = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t previous = 0;
  std::size_t next = 0;
  int below = 0;  ///< entries under it at all depths
  int level = 0;
};

void append_child(std::size_t child, std::size_t parent, std::vector<Node>& nodes) {
  Node& node = nodes[child];
  node.parent = parent;
  node.previous = nodes[parent].last;
  (node.previous == 0 ? nodes[parent].first : nodes[node.previous].next) = child;
  nodes[parent].last = child;
}

// The root and after it a node for each bookmark: a child of the last one of a lesser level.
std::vector<Node> nested(const std::vector<Bookmark>& bookmarks) {
  std::vector<Node> nodes(bookmarks.size() + 1);
  std::size_t parent = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    nodes[i].level = bookmarks[i - 1].level;
    while (parent != 0 && nodes[parent].level >= nodes[i].level) parent = nodes[parent].parent;
    append_child(i, parent, nodes);
    parent = i;
  }
  for (std::size_t i = nodes.size() - 1; i > 0; --i) {
    nodes[nodes[i].parent].below += nodes[i].below + 1;
  }
  return nodes;
}

std::string family(const Node& node, const std::vector<PdfObject>& entries) {
  std::string out;
  const auto add = [&](const char* name, std::size_t other) {
    if (other != 0) out += name + reference(entries[other]);
  };
  add(" /Prev ", node.previous);
  add(" /Next ", node.next);
  add(" /First ", node.first);
  add(" /Last ", node.last);
  if (node.below > 0) out += " /Count " + std::to_string(node.below);
  return out;
}

}  // namespace

std::optional<PdfObject> add_outline(const PageObjects& pages, PdfObjects& objects) {
  const std::vector<Bookmark>& bookmarks = pages.pages.bookmarks;
  if (bookmarks.empty()) return std::nullopt;
  const std::vector<Node> nodes = nested(bookmarks);
  std::vector<PdfObject> entries;
  for (std::size_t i = 0; i < nodes.size(); ++i) entries.push_back(objects.add_dictionary());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const Bookmark& bookmark = bookmarks[i - 1];
    objects.add_entries(entries[i], "/Title " + text_string(bookmark.title) + "\n/Parent " +
                                        reference(entries[nodes[i].parent]) +
                                        family(nodes[i], entries) + '\n' +
                                        destination(bookmark.page, bookmark.y, pages));
  }
  objects.add_entries(entries[0], "/Type /Outlines" + family(nodes[0], entries));
  return entries[0];
}

}  // namespace gongkai
