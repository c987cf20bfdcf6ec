#include "layout/lay_out.h"

#include <cstddef>
#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "layout/place.h"
#include "layout/table.h"
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
    for (const char32_t character : pool.missing()) {
      if (reported_.insert(character).second) add(character, where);
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
         .message = where + "中的字“" + shown + "”（" + code + "）在所用的字体中都没有，将画作“〓”",
         .help = "在 fonts.json 中给所用角色加上含此字的后备字体"});
  }

  Findings& findings_;
  std::set<char32_t> reported_;
};

// Numbers the pages from `first` on, all of this format: in the middle of the bottom margin.
void add_page_numbers(const PageNumber& number, const PageFormat& format, TextStyle style,
                      std::size_t first, TextPool& pool, Pages& pages) {
  style.horizontal = HorizontalAlign::kCenter;
  style.vertical = VerticalAlign::kMiddle;
  const Length width = format.width - format.left - format.right;
  const Box box{{format.left, format.height - format.bottom}, width, format.bottom};
  for (std::size_t i = first; i < pages.pages.size(); ++i) {
    const Text text = pool.add(number.before + std::to_string(i + 1) + number.after, style);
    place_lines(pool, pool.wrap(text, width, LineFill::kFull), style, box, pages.pages[i]);
  }
}

}  // namespace

std::optional<Pages> lay_out(const Document& document, const FontSet& fonts, Findings& findings) {
  const int errors = findings.count(Severity::kError);
  const auto styles = resolve_styles(document, fonts, findings);
  if (!styles) return std::nullopt;

  Pages pages{.title = document.whole.title, .publisher = document.publisher, .date = document.date};
  MissingGlyphs missing(findings);
  for (const Block& block : document.blocks) {
    const Table& table = std::get<Table>(block);
    TextPool pool(fonts);
    const std::size_t first = pages.pages.size();
    lay_out_table(table, {*styles, document.continued_mark}, pool, pages, findings);
    const PageNumber& number = document.page_number;
    if (number.is_shown) {
      const TextStyle& style = (*styles)[static_cast<std::size_t>(number.style)];
      add_page_numbers(number, table.page, style, first, pool, pages);
    }
    missing.report(pool, "表“" + table.title + "”");
  }
  if (findings.count(Severity::kError) > errors) return std::nullopt;
  return pages;
}

}  // namespace gongkai
