#include "verify/compare_pdf.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "document/pattern.h"

namespace gongkai {
namespace {

// All texts of the pages in sequence, without blanks, headers and footers.
class PageStream {
 public:
  PageStream(const std::vector<std::vector<std::string>>& pages, const Document& document) {
    for (const std::vector<std::string>& page : pages) add_page(page, document);
  }

  // Moves past the next occurrence of this text; false, without moving, if there is none.
  bool find(const std::string& text) {
    const auto end = end_of(plain(text), at_, Ends::kAny);
    if (end) at_ = *end;
    return end.has_value();
  }

  // Moves past the numbers of a table, row by row; for a wide table, those of its first columns,
  // then those of the next. Returns null, or the missing number without moving.
  const Cell* find_numbers(const Table& table, const std::string& continued_mark) {
    const Cell* missing = nullptr;
    const Grid& grid = table.grid;
    auto end = end_of_numbers(grid, {0, grid.columns()}, at_, missing);
    // On the pages of a wide table its rows are not found, but lookalikes may follow.
    const auto continued = end_of(plain(table.title + continued_mark), at_, Ends::kAny);
    if (!end || (continued && *continued < *end)) end = end_of_groups(grid);
    if (!end) return missing;
    at_ = *end;
    return nullptr;
  }

 private:
  // kText: the match must end at the end of a text.
  enum class Ends { kAny, kText };

  // Columns [begin, end).
  struct Group {
    int begin = 0;
    int end = 0;
  };

  void add_page(std::span<const std::string> page, const Document& document) {
    page = page.first(page.size() - page_number_size(page, document));
    while (!page.empty()) {
      const std::size_t mark = mark_size(page, plain(document.page_mark));
      if (mark == 0) add(plain(page.front()));
      page = page.subspan(std::max<std::size_t>(mark, 1));
    }
  }

  void add(const std::string& text) {
    edges_.insert(all_.size());
    all_ += text;
    edges_.insert(all_.size());
  }

  // How many texts at the page's end form its number: several if fonts or gaps differ.
  static std::size_t page_number_size(std::span<const std::string> page, const Document& document) {
    std::string last;
    for (std::size_t count = 1; count <= std::min(kMostParts, page.size()); ++count) {
      last.insert(0, plain(page[page.size() - count]));
      if (is_page_number(last, document)) return count;
    }
    return 0;
  }

  // How many texts at the beginning form the mark; 0: it is not there.
  static std::size_t mark_size(std::span<const std::string> texts, const std::string& mark) {
    std::string first;
    for (std::size_t count = 1; count <= std::min(kMostParts, texts.size()); ++count) {
      first += plain(texts[count - 1]);
      if (!mark.empty() && first == mark) return count;
    }
    return 0;
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

  // The position after the next occurrence of a plain text.
  std::optional<std::size_t> end_of(const std::string& text, std::size_t from, Ends ends) const {
    for (std::size_t at = all_.find(text, from); at != std::string::npos;
         at = all_.find(text, at + 1)) {
      const std::size_t end = at + text.size();
      if (ends == Ends::kAny || (edges_.contains(at) && edges_.contains(end))) return end;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> end_of_numbers(const Grid& grid, Group group, std::size_t from,
                                            const Cell*& missing) const {
    std::optional<std::size_t> at = from;
    for (const Cell& cell : grid.cells()) {
      const bool is_shown = cell.column < group.end && cell.column + cell.col_span > group.begin;
      if (!is_shown || !cell.number || cell.text.empty()) continue;
      at = end_of(plain(cell.text), *at, Ends::kText);
      if (at) continue;
      missing = &cell;
      return std::nullopt;
    }
    return at;
  }

  // The grouping of the columns is unknown: finds, for each number of columns, the nearest position
  // after them over all groupings.
  std::optional<std::size_t> end_of_groups(const Grid& grid) const {
    std::vector<std::optional<std::size_t>> ends(static_cast<std::size_t>(grid.columns()) + 1);
    ends.front() = at_;
    const Cell* missing = nullptr;
    for (int begin = 0; begin < grid.columns(); ++begin) {
      const auto from = ends[static_cast<std::size_t>(begin)];
      for (int end = begin + 1; from && end <= grid.columns(); ++end) {
        const auto found = end_of_numbers(grid, {begin, end}, *from, missing);
        if (!found) break;
        auto& nearest = ends[static_cast<std::size_t>(end)];
        nearest = std::min(nearest.value_or(*found), *found);
      }
    }
    return ends.back();
  }

  static constexpr std::size_t kMostParts = 4;

  std::string all_;
  std::set<std::size_t> edges_;
  std::size_t at_ = 0;
};

// Looks for the texts of blocks; the first that is missing in a block is reported.
class BlockFinder {
 public:
  BlockFinder(PageStream stream, const Document& document, Findings& findings)
      : stream_(std::move(stream)), document_(document), findings_(findings) {}

  bool operator()(const Table& table) {
    const std::string name = table.title.empty() ? table.name : table.title;
    if (!table.title.empty() && !stream_.find(table.title)) return report(name, table.title);
    const Cell* missing = stream_.find_numbers(table, document_.continued_mark);
    return missing == nullptr || report(name, missing->text);
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
                   .message = "重新读取的 PDF 中，“" + where + "”缺少“" + text + "”或次序不对",
                   .expected = "各页印有全部内容",
                   .help = "这是程序的错误，请连同预算文件报告"});
    return false;
  }

  PageStream stream_;
  const Document& document_;
  Findings& findings_;
};

}  // namespace

bool compare_pages(const std::vector<std::vector<std::string>>& pages, const Document& document,
                   Findings& findings) {
  BlockFinder finder(PageStream(pages, document), document, findings);
  bool is_good = true;
  for (const Block& block : document.blocks) is_good = std::visit(finder, block) && is_good;
  return is_good;
}

}  // namespace gongkai
