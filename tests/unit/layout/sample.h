#pragma once

// Hand-made tables and documents for layout tests, and what they ask of the pages.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "layout/pages.h"
#include "text/font_set.h"

namespace gongkai::sample {

/// Indices into the styles of `document`.
enum SampleStyle { kTitle, kHeading, kBody, kFigure, kSmall, kCentered, kIndented };

/// The fonts of the repository.
const FontSet& fonts();

inline Cell cell(std::string text, int style = kBody, int row_span = 1, int col_span = 1) {
  return {.text = std::move(text), .style = style, .row_span = row_span, .col_span = col_span};
}

inline Cell heading(std::string text, int row_span = 1, int col_span = 1) {
  return cell(std::move(text), kHeading, row_span, col_span);
}

inline Cell figure(std::string text) {
  Cell made = cell(std::move(text), kFigure);
  made.number.emplace();
  return made;
}

/// A table with title, two captions, one heading row and no body, on A4 landscape.
Table table(const std::vector<std::string>& headings, const std::vector<int>& widths = {});

/// `rows` rows of a name and figures.
void add_rows(Table& table, int rows);

/// A document of these tables in the styles above.
Document document(std::vector<Table> tables);

/// Lays out a document that has no faults.
Pages pages_of(const Document& document);
Pages pages_of(Table table);
Pages pages_of(TextPart part);

/// The text of each run of a page.
std::vector<std::string> runs(const Page& page);

/// All text of a page.
std::string text(const Page& page);

int count(const Page& page, std::string_view what);

/// Left, right, top and bottom of what a run covers: its em boxes.
struct RunBox {
  Length left;
  Length right;
  Length top;
  Length bottom;
};
RunBox box(const Page& page, const GlyphRun& run);

/// No run meets another or a stroke, or stands outside the margins (the page number aside).
void expect_clean(const Pages& pages, const PageFormat& format);

}  // namespace gongkai::sample
