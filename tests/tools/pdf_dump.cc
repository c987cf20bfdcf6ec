#include "tools/pdf_dump.h"

#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

namespace gongkai {
namespace {

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::string tenths(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

// Without the letters before "+" that tell subsets of one font apart.
std::string font_name(const poppler::text_box& word) {
  const std::string name = word.get_font_name();
  return name.size() > 7 && name[6] == '+' ? name.substr(7) : name;
}

std::string info_text(const poppler::document& pdf) {
  auto keys = pdf.info_keys();
  std::ranges::sort(keys);
  std::string out;
  for (const std::string& key : keys) out += key + ": " + utf8(pdf.info_key(key)) + "\n";
  return out;
}

std::string bookmarks_text(const poppler::toc_item& item, int depth) {
  std::string out;
  for (const poppler::toc_item* child : item.children()) {
    out += "bookmark " + std::string(static_cast<std::size_t>(2 * depth), ' ') +
           utf8(child->title()) + "\n" + bookmarks_text(*child, depth + 1);
  }
  return out;
}

std::string page_text(const poppler::document& pdf, int index) {
  const std::unique_ptr<poppler::page> page(pdf.create_page(index));
  const poppler::rectf box = page->page_rect(poppler::media_box);
  std::string out = "page " + std::to_string(index + 1) + " " + tenths(box.width()) + " x " +
                    tenths(box.height()) + "\n";
  for (const auto& word : page->text_list(poppler::page::text_list_include_font)) {
    const poppler::rectf place = word.bbox();
    out += "  " + tenths(place.x()) + " " + tenths(place.y()) + " " + font_name(word) + " " +
           tenths(word.get_font_size()) + " " + utf8(word.text()) + "\n";
  }
  return out;
}

}  // namespace

std::optional<std::string> dump_pdf(const std::string& bytes) {
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (pdf == nullptr) return std::nullopt;
  std::string out = info_text(*pdf);
  const std::unique_ptr<poppler::toc> bookmarks(pdf->create_toc());
  if (bookmarks != nullptr) out += bookmarks_text(*bookmarks->root(), 0);
  for (int i = 0; i < pdf->pages(); ++i) out += page_text(*pdf, i);
  return out;
}

}  // namespace gongkai
