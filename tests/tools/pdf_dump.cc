#include "tools/pdf_dump.h"

#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <memory>
#include <sstream>
#include <utility>

namespace gongkai {
namespace {

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::unique_ptr<poppler::document> open(const std::string& bytes) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

// "ABCDEF+NotoSerifSC-Regular" → "NotoSerifSC-Regular"
std::string font_family(const std::string& name) {
  const bool is_subset = name.size() > 7 && name[6] == '+';
  return is_subset ? name.substr(7) : name;
}

// The reader's own order follows its guess at columns: by lines is steadier.
void sort_by_place(std::vector<PdfWord>& words) {
  const auto tenths = [](double points) { return std::lround(points * 10); };
  std::ranges::stable_sort(words, {}, [&](const PdfWord& word) {
    return std::pair(tenths(word.top), tenths(word.left));
  });
}

PdfPage read_page(const poppler::page& page) {
  const poppler::rectf paper = page.page_rect();
  PdfPage out{.width = paper.width(), .height = paper.height()};
  for (const poppler::text_box& box :
       page.text_list(poppler::page::text_list_option_enum::text_list_include_font)) {
    const poppler::rectf place = box.bbox();
    out.words.push_back({.text = utf8(box.text()),
                         .font = box.has_font_info() ? font_family(box.get_font_name()) : "",
                         .left = place.left(),
                         .top = place.top(),
                         .right = place.right(),
                         .bottom = place.bottom()});
  }
  sort_by_place(out.words);
  return out;
}

std::vector<PdfPage> read_pages(const poppler::document& file) {
  std::vector<PdfPage> pages;
  for (int i = 0; i < file.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(file.create_page(i));
    pages.push_back(page == nullptr ? PdfPage() : read_page(*page));
  }
  return pages;
}

void print_metadata(const poppler::document& file, std::ostream& out) {
  std::vector<std::string> keys = file.info_keys();
  std::ranges::sort(keys);
  for (const std::string& key : keys) out << key << ": " << utf8(file.info_key(key)) << '\n';
}

void print_outline(const poppler::toc_item& item, int depth, std::ostream& out) {
  for (const poppler::toc_item* child : item.children()) {
    out << "outline:" << std::string(static_cast<std::size_t>(depth) * 2 + 1, ' ')
        << utf8(child->title()) << '\n';
    print_outline(*child, depth + 1, out);
  }
}

void print_page(const PdfPage& page, std::size_t number, std::ostream& out) {
  out << "page " << number << ": " << page.width << " x " << page.height << '\n';
  for (const PdfWord& word : page.words) {
    out << "  " << word.left << ' ' << word.top << ' ' << word.right - word.left << ' '
        << word.bottom - word.top << ' ' << word.font << ' ' << word.text << '\n';
  }
}

}  // namespace

std::optional<std::vector<PdfPage>> read_pdf_pages(const std::string& bytes) {
  const auto file = open(bytes);
  if (file == nullptr) return std::nullopt;
  return read_pages(*file);
}

std::optional<std::string> dump_pdf(const std::string& bytes) {
  const auto file = open(bytes);
  if (file == nullptr) return std::nullopt;
  std::ostringstream out;
  out << std::fixed << std::setprecision(1);
  print_metadata(*file, out);
  const std::unique_ptr<poppler::toc> outline(file->create_toc());
  if (outline != nullptr) print_outline(*outline->root(), 0, out);
  const std::vector<PdfPage> pages = read_pages(*file);
  for (std::size_t i = 0; i < pages.size(); ++i) print_page(pages[i], i + 1, out);
  return out.str();
}

}  // namespace gongkai
