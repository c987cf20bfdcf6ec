#include "render/pdf/marks.h"

#include "layout/structure.h"
#include "render/pdf/syntax.h"

namespace gongkai {

void RunMarks::append_before(std::size_t item, std::string& out) {
  const Part part = part_of(item);
  const bool needs_mark = !elements_.empty() || part.text != nullptr;
  if (part == part_ && (open_ > 0) == needs_mark) return;
  append_end(out);
  part_ = part;
  if (needs_mark) append_begin(part, out);
}

RunMarks::Part RunMarks::part_of(std::size_t item) {
  Part part;
  while (next_text_ < texts_.size() && texts_[next_text_].last_item < item) ++next_text_;
  if (next_text_ < texts_.size() && texts_[next_text_].first_item <= item) {
    part.text = &texts_[next_text_];
  }
  if (elements_.empty()) return part;
  const std::vector<Leaf>& leaves = page_.leaves;
  while (next_leaf_ < leaves.size() && leaves[next_leaf_].end_item <= item) ++next_leaf_;
  if (next_leaf_ < leaves.size() && leaves[next_leaf_].first_item <= item) {
    part.leaf = &leaves[next_leaf_];
  }
  return part;
}

// Poppler reads texts only of what is tagged Span. The tag itself says nothing: the structure does.
void RunMarks::append_begin(const Part& part, std::string& out) {
  if (part.leaf == nullptr && !elements_.empty()) {
    out += kBeginOfArtifact;
    ++open_;
    if (part.text == nullptr) return;
  }
  out += '/';
  out += part.text != nullptr ? "Span" : type_name(elements_[part.leaf->element]);
  out += " <<";
  if (part.leaf != nullptr) {
    out += "/MCID ";
    append_integer(static_cast<std::int64_t>(numbered_.size()), out);
    numbered_.push_back(part.leaf->element);
  }
  if (part.text != nullptr) out += property_of(*part.text, page_);
  out += ">> BDC\n";
  ++open_;
}

void RunMarks::append_end(std::string& out) {
  for (; open_ > 0; --open_) out += kEndOfMark;
}

}  // namespace gongkai
