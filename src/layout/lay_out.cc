#include "layout/lay_out.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "layout/contents.h"
#include "layout/page_numbers.h"
#include "layout/structure.h"
#include "layout/table.h"
#include "layout/text_part.h"
#include "layout/text_pool.h"
#include "layout/text_style.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

/// Reports each character that no font has, once in a document.
class MissingGlyphs {
 public:
  explicit MissingGlyphs(Findings& findings) : findings_(findings) {}

  void report(const TextPool& pool, const std::string& where) {
    for (const MissingGlyph& missing : pool.missing()) {
      if (!reported_.insert(missing.character).second) continue;
      std::string around = to_utf8(pool.characters(missing.begin, missing.end));
      std::ranges::replace(around, '\n', ' ');
      add(missing.character, where + "的“" + around + "”");
    }
  }

 private:
  void add(char32_t character, const std::string& where) {
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(character));
    std::string shown;
    append_utf8(character, shown);
    findings_.add(
        {.id = "glyph-missing",
         .severity = Severity::kWarning,
         .where = Place(),
         .message = where + "中的字“" + shown + "”（" + code + "）不在所用的字体中，将显示为“〓”",
         .help = "在 fonts.json 的 fallback 或 system 中加上含此字的字体，如 HanaMinB.ttf"});
  }

  Findings& findings_;
  std::set<char32_t> reported_;
};

/// Lays out one block after the other.
class DocumentLayout {
 public:
  DocumentLayout(const Document& document, std::span<const TextStyle> styles, const FontSet& fonts,
                 Findings& findings)
      : document_(document),
        styles_(styles),
        fonts_(fonts),
        pool_(fonts),
        findings_(findings),
        missing_(findings) {
    pages_.title = document.whole.title;
    pages_.publisher = document.publisher;
    pages_.date = document.date;
    add_element({.kind = ElementKind::kDocument}, pages_);
  }

  void operator()(const Table& table) {
    pool_.clear();
    const std::size_t first = pages_.pages.size();
    const TableSetting setting{.styles = styles_,
                               .continued_mark = document_.continued_mark,
                               .end_above = end_above(table),
                               .level = has_heading_ ? 2 : 1};
    const auto end = lay_out_table(table, setting, pool_, pages_, findings_);
    above_ = end ? std::optional(TableEnd{*end, table.page}) : std::nullopt;
    ranges_.push_back({first, pages_.pages.size(), table.page, PageNumbering::kShown});
    missing_.report(pool_, "表“" + table.title + "”");
  }

  void operator()(const TextPart& part) {
    pool_.clear();
    const std::size_t first = pages_.pages.size();
    const std::size_t bookmarks = pages_.bookmarks.size();
    lay_out_text_part(part, styles_, pool_, pages_);
    above_.reset();
    has_heading_ = has_heading_ || pages_.bookmarks.size() > bookmarks;
    ranges_.push_back({first, pages_.pages.size(), part.page, part.numbering});
    missing_.report(pool_, "文字“" + part.id + "”");
  }

  void operator()(const Contents& contents) {
    const std::size_t first = pages_.pages.size();
    contents_.emplace_back(document_, contents, styles_, fonts_, pages_);
    above_.reset();
    ranges_.push_back({first, pages_.pages.size(), contents.page, contents.numbering});
    missing_.report(contents_.back().pool(), "目录");
  }

  /// The pages with all that depends on their numbers. To be called if no block had an error.
  Pages finish() {
    const std::vector<int> numbers = page_numbers(ranges_);
    for (ContentsPages& contents : contents_) {
      contents.draw(numbers, pages_);
      missing_.report(contents.pool(), "目录");
    }
    const PageNumber& number = document_.page_number;
    if (!document_.page_mark.empty()) {
      pool_.clear();
      const TextStyle& style = styles_[static_cast<std::size_t>(number.style)];
      print_page_mark(document_.page_mark, ranges_, style, pool_, pages_);
      missing_.report(pool_, "页眉");
    }
    if (number.is_shown) {
      pool_.clear();
      const TextStyle& style = styles_[static_cast<std::size_t>(number.style)];
      print_page_numbers(number, ranges_, style, pool_, pages_);
      missing_.report(pool_, "页码");
    }
    return std::move(pages_);
  }

 private:
  /// The end of a table on the last page.
  struct TableEnd {
    Length y;
    PageFormat page;
  };

  // Where the previous table ends, if this one may follow below it.
  std::optional<Length> end_above(const Table& table) const {
    if (!table.follows_on_page || !above_ || above_->page != table.page) return std::nullopt;
    return above_->y;
  }

  const Document& document_;
  std::span<const TextStyle> styles_;
  const FontSet& fonts_;
  TextPool pool_;  // of the block that is laid out
  Findings& findings_;
  MissingGlyphs missing_;
  Pages pages_;
  std::vector<PageRange> ranges_;  // of each block
  std::vector<ContentsPages> contents_;
  bool has_heading_ = false;       // before the next block
  std::optional<TableEnd> above_;  // if the last block was a table
};

}  // namespace

std::optional<Pages> lay_out(const Document& document, const FontSet& fonts, Findings& findings) {
  const int errors = findings.count(Severity::kError);
  const auto styles = resolve_styles(document, fonts, findings);
  if (!styles) return std::nullopt;
  DocumentLayout layout(document, *styles, fonts, findings);
  for (const Block& block : document.blocks) std::visit(layout, block);
  if (findings.count(Severity::kError) > errors) return std::nullopt;
  return layout.finish();
}

}  // namespace gongkai
