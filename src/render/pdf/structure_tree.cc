#include "render/pdf/structure_tree.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "layout/structure.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

// PDF/A-1 allows lists of 8,191 values; a key and its value are two.
constexpr std::size_t kKeysInNode = 2048;

// What belongs to elements, sorted by element.
template <typename Value>
class ByElement {
 public:
  explicit ByElement(std::size_t elements) : ends_(elements + 2) {}

  void count(std::uint32_t element) { ++ends_[element + 2]; }
  void end_counting() {
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    values_.resize(ends_.back());
  }
  /// In the order in which those of an element are to stand, when all have been counted.
  void add(std::uint32_t element, Value value) { values_[ends_[element + 1]++] = value; }

  std::span<const Value> of(std::uint32_t element) const {
    return std::span(values_).subspan(ends_[element], ends_[element + 1] - ends_[element]);
  }

 private:
  std::vector<std::uint32_t> ends_;  // first of where the values begin, then of where they end
  std::vector<Value> values_;
};

// By its page and number there.
struct MarkedContent {
  std::uint32_t page = 0;
  std::uint32_t number = 0;
};

// Its objects are the root, the elements, the root of the tree of parents and the nodes of that.
class StructureWriter {
 public:
  StructureWriter(const PageObjects& pages, const StructureContents& contents)
      : elements_(pages.pages.elements),
        marked_(contents.marked),
        links_(contents.links),
        keys_(link_key(links_.size(), pages.pages)),
        contents_(elements_.size()),
        links_of_(elements_.size()) {
    sort_contents();
    find_ends();
    for (const PdfObject page : pages.objects) page_references_.push_back(reference(page));
  }

  std::uint32_t count() const { return first_node() + count_nodes(); }

  /// Says which one the first object is.
  void set_root(PdfObject root) { root_ = root; }

  void print(std::uint32_t index, std::string& out) const {
    if (index == 0) {
      append_root(out);
    } else if (index + 1 < first_node()) {
      append_element(index - 1, out);
    } else if (index + 1 == first_node()) {
      append_parent_tree(out);
    } else {
      append_node(index - first_node(), out);
    }
  }

 private:
  void sort_contents() {
    for (const auto& page : marked_) {
      for (const std::uint32_t element : page) contents_.count(element);
    }
    contents_.end_counting();
    for (std::uint32_t page = 0; page < marked_.size(); ++page) {
      for (std::uint32_t i = 0; i < marked_[page].size(); ++i) {
        contents_.add(marked_[page][i], {page, i});
      }
    }
    for (const LinkObject& link : links_) links_of_.count(link.element);
    links_of_.end_counting();
    for (const LinkObject& link : links_) links_of_.add(link.element, &link);
  }

  void find_ends() {
    ends_.resize(elements_.size());
    for (auto i = static_cast<std::uint32_t>(elements_.size()); i-- > 0;) {
      ends_[i] = std::max(ends_[i], i + 1);
      if (i > 0) ends_[elements_[i].parent] = std::max(ends_[elements_[i].parent], ends_[i]);
    }
  }

  PdfObject nth(std::uint32_t index) const { return {root_.number + index}; }
  PdfObject object_of(std::uint32_t element) const { return nth(1 + element); }
  std::uint32_t first_node() const { return 2 + static_cast<std::uint32_t>(elements_.size()); }
  PdfObject parent_tree() const { return nth(first_node() - 1); }
  std::uint32_t count_nodes() const {
    return static_cast<std::uint32_t>((keys_ + kKeysInNode - 1) / kKeysInNode);
  }

  void append_root(std::string& out) const {
    out += "<</Type/StructTreeRoot/K " + reference(object_of(0)) + "/ParentTree " +
           reference(parent_tree()) + "/ParentTreeNextKey " + std::to_string(keys_) + ">>";
  }

  void append_element(std::uint32_t index, std::string& out) const {
    const Element& element = elements_[index];
    out += "<</S/";
    out += type_name(element);
    out += "/P ";
    append_reference(index == 0 ? root_ : object_of(element.parent), out);
    append_attributes(element, out);
    if (ends_[index] > index + 1) {
      append_children(index, out);
    } else {
      append_contents(index, out);
    }
    out += ">>";
  }

  // Of the values for numbers Decimal is nearest to Chinese ones; screen readers hear the labels.
  static void append_attributes(const Element& element, std::string& out) {
    if (element.kind == ElementKind::kNumberedList) out += "/A<</O/List/ListNumbering/Decimal>>";
    if (element.kind == ElementKind::kMarkedList) out += "/A<</O/List/ListNumbering/Disc>>";
    const bool is_column_head = element.kind == ElementKind::kColumnHead;
    const bool is_row_head = element.kind == ElementKind::kRowHead;
    if (!is_column_head && !is_row_head && element.columns == 1 && element.rows == 1) return;
    out += "/A<</O/Table";
    if (is_column_head) out += "/Scope/Column";
    if (is_row_head) out += "/Scope/Row";
    if (element.rows > 1) {
      out += "/RowSpan ";
      append_integer(element.rows, out);
    }
    if (element.columns > 1) {
      out += "/ColSpan ";
      append_integer(element.columns, out);
    }
    out += ">>";
  }

  void append_children(std::uint32_t index, std::string& out) const {
    out += "/K[";
    for (std::uint32_t child = index + 1; child < ends_[index]; child = ends_[child]) {
      append_reference(object_of(child), out);
      out += ' ';
    }
    out += ']';
  }

  void append_contents(std::uint32_t index, std::string& out) const {
    const auto contents = contents_.of(index);
    const auto links = links_of_.of(index);
    if (contents.empty()) return;
    const std::uint32_t page = contents.front().page;
    out += "/Pg ";
    out += page_references_[page];
    out += "/K";
    const bool is_list = contents.size() + links.size() > 1;
    out += is_list ? '[' : ' ';
    for (const MarkedContent& content : contents) append_content(content, page, out);
    for (const LinkObject* link : links) {
      out += "<</Type/OBJR/Pg " + page_references_[static_cast<std::size_t>(link->page)] + "/Obj " +
             reference(link->object) + ">>";
    }
    if (is_list) out += ']';
  }

  // `page` is the one that the element names.
  void append_content(const MarkedContent& content, std::uint32_t page, std::string& out) const {
    if (content.page == page) {
      if (out.back() != '[' && out.back() != ' ') out += ' ';
      append_integer(content.number, out);
      return;
    }
    out += "<</Type/MCR/Pg " + page_references_[content.page] + "/MCID ";
    append_integer(content.number, out);
    out += ">>";
  }

  // From pages and the numbers of their contents, and from links, to elements.
  void append_parent_tree(std::string& out) const {
    out += "<</Kids[";
    for (std::uint32_t node = 0; node < count_nodes(); ++node) {
      append_reference(nth(first_node() + node), out);
      out += ' ';
    }
    out += "]>>";
  }

  void append_node(std::uint32_t node, std::string& out) const {
    const std::size_t first = node * kKeysInNode;
    const std::size_t end = std::min(keys_, first + kKeysInNode);
    out += "<</Limits[" + std::to_string(first) + ' ' + std::to_string(end - 1) + "]/Nums[";
    for (std::size_t key = first; key < end; ++key) append_key(key, out);
    out += "]>>";
  }

  void append_key(std::size_t key, std::string& out) const {
    append_integer(static_cast<std::int64_t>(key), out);
    if (key >= marked_.size()) {
      out += ' ';
      append_reference(object_of(links_[key - marked_.size()].element), out);
      out += ' ';
      return;
    }
    out += '[';
    for (const std::uint32_t element : marked_[key]) {
      append_reference(object_of(element), out);
      out += ' ';
    }
    out += ']';
  }

  const std::vector<Element>& elements_;
  std::span<const std::vector<std::uint32_t>> marked_;  // of each page
  std::span<const LinkObject> links_;
  std::size_t keys_;  // of pages and links
  PdfObject root_;
  ByElement<MarkedContent> contents_;
  ByElement<const LinkObject*> links_of_;
  std::vector<std::uint32_t> ends_;  // of each element: after the last one in it
  std::vector<std::string> page_references_;
};

// Says under which key the tree of parents has each page, and that the tabulator key follows the
// structure.
void tag_pages(std::span<const PdfObject> pages, PdfObjects& objects) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.add_entries(pages[i], "/StructParents " + std::to_string(i) + "\n/Tabs /S\n");
  }
}

}  // namespace

std::string add_structure_tree(const PageObjects& pages, const StructureContents& contents,
                               PdfObjects& objects) {
  tag_pages(pages.objects, objects);
  const auto writer = std::make_shared<StructureWriter>(pages, contents);
  const PdfObject root = objects.add_printed(
      writer->count(),
      [writer](std::uint32_t index, std::string& out) { writer->print(index, out); });
  writer->set_root(root);
  return "/MarkInfo << /Marked true >>\n/StructTreeRoot " + reference(root) + '\n';
}

}  // namespace gongkai
