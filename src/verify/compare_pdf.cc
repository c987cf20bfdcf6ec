#include "verify/compare_pdf.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "verify/pattern.h"

namespace gongkai {
namespace {

// Everything that the pages show, one text behind the other, without blanks and without what stands
// at the head and foot of pages.
class PageStream {
 public:
  PageStream(const std::vector<std::vector<std::string>>& pages, const Document& document) {
    for (const auto& page : pages) {
      for (const std::string& text : page) {
        const bool is_foot = &text == &page.back() && is_page_number(plain(text), document);
        const bool is_mark = !document.page_mark.empty() && text == document.page_mark;
        if (!is_foot && !is_mark) add(plain(text));
      }
    }
  }

  // Goes behind the next place where this text stands; false, and stays, if there is none.
  bool find(const std::string& text) { return find(text, false); }

  // The same for a number: nothing of the texts it stands in may be left over at its ends.
  bool find_whole(const std::string& text) { return find(text, true); }

 private:
  void add(const std::string& text) {
    edges_.insert(all_.size());
    all_ += text;
    edges_.insert(all_.size());
  }

  static bool is_page_number(std::string_view text, const Document& document) {
    const std::string before = plain(document.page_number.before);
    const std::string after = plain(document.page_number.after);
    if (!document.page_number.is_shown || !text.starts_with(before)) return false;
    text.remove_prefix(before.size());
    if (!text.ends_with(after)) return false;
    text.remove_suffix(after.size());
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  bool find(const std::string& text, bool is_whole) {
    const std::string wanted = plain(text);
    for (std::size_t at = all_.find(wanted, at_); at != std::string::npos;
         at = all_.find(wanted, at + 1)) {
      if (is_whole && (!edges_.contains(at) || !edges_.contains(at + wanted.size()))) continue;
      at_ = at + wanted.size();
      return true;
    }
    return false;
  }

  std::string all_;
  std::set<std::size_t> edges_;
  std::size_t at_ = 0;
};

// Looks for the texts of blocks; the first that is missing in a block is reported.
class BlockFinder {
 public:
  BlockFinder(PageStream stream, Findings& findings)
      : stream_(std::move(stream)), findings_(findings) {}

  bool operator()(const Table& table) {
    const std::string name = table.title.empty() ? table.name : table.title;
    if (!table.title.empty() && !stream_.find(table.title)) return report(name, table.title);
    for (const Cell& cell : table.grid.cells()) {
      if (cell.number && !cell.text.empty() && !stream_.find_whole(cell.text)) {
        return report(name, cell.text);
      }
    }
    return true;
  }

  bool operator()(const TextPart& part) {
    for (const auto& piece : part.content) {
      const auto* paragraph = std::get_if<Paragraph>(&piece);
      if (paragraph == nullptr) continue;
      const std::string text = paragraph->text();
      if (!text.empty() && !stream_.find(text)) return report(part.id, text);
    }
    return true;
  }

  bool operator()(const Contents& contents) {
    return stream_.find(contents.title) || report(contents.title, contents.title);
  }

 private:
  bool report(const std::string& where, const std::string& text) {
    Place nowhere;
    findings_.add({.id = "pdf-differs",
                   .where = std::move(nowhere),
                   .message = "重读的 PDF 中，“" + where + "”缺少“" + text + "”或次序不对",
                   .expected = "各页印有全部内容",
                   .help = "这是程序的错误，请连同预算文件报告"});
    return false;
  }

  PageStream stream_;
  Findings& findings_;
};

}  // namespace

bool compare_pages(const std::vector<std::vector<std::string>>& pages, const Document& document,
                   Findings& findings) {
  BlockFinder finder(PageStream(pages, document), findings);
  bool is_good = true;
  for (const Block& block : document.blocks) is_good = std::visit(finder, block) && is_good;
  return is_good;
}

}  // namespace gongkai
