#pragma once

// Finds the cells of a table on the pages of a PDF, as a foreign reader reads them.

#include <string>
#include <vector>

#include "golden/golden_table.h"
#include "tools/pdf_dump.h"

namespace gongkai {

/// The words of the pages of one table; each can be found once.
class TablePages {
 public:
  /// Takes the pages from the one whose first line begins with the table's title to the one before
  /// the next table's.
  TablePages(const std::vector<PdfPage>& pages, const std::string& title,
             const std::vector<std::string>& other_titles);

  /// Whether the text stands there: in a line, in lines one under another, or continued on the next
  /// page. Its words are then taken. Search long texts first: they are found in one way only.
  bool take(const std::string& text);

  /// The same for a text whose words stand apart in one cell: tick boxes in columns, dates to fill
  /// in.
  bool take_scattered(std::string_view text);

  /// Words that no text took, without page numbers and without what a continued page repeats.
  std::vector<std::string> remainder(const GoldenTable& table) const;

 private:
  struct Word {
    std::string text;
    std::size_t page;
    PdfWord place;
    bool is_taken = false;
  };
  struct Band {
    double left;
    double right;
  };

  bool follows(const Word& word, const Word& last, const Band& band) const;
  bool take_rest(std::string_view rest, const Word& last, Band band);

  std::vector<Word> words_;
};

}  // namespace gongkai
