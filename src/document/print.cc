#include "document/print.h"

#include <cstdint>
#include <string_view>

namespace gongkai {
namespace {

std::string one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\n') {
      out += "⏎";
    } else {
      out += c == '\t' ? ' ' : c;
    }
  }
  return out;
}

void append_field(std::string_view label, std::string_view text, std::string& out) {
  out += label;
  if (!text.empty()) out += ' ';
  out += one_line(text);
  out += '\n';
}

// Points with as many decimals as needed: "10.5".
std::string in_points(Length length) {
  const bool is_negative = length < Length();
  const auto milli =
      static_cast<std::uint64_t>(is_negative ? -length.milli_points() : length.milli_points());
  const std::string decimals = std::to_string(1000 + milli % 1000).substr(1);
  std::string text = std::to_string(milli / 1000) + "." + decimals;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return is_negative ? "-" + text : text;
}

std::string_view name_of(HorizontalAlign align) {
  switch (align) {
    case HorizontalAlign::kLeft:
      return "left";
    case HorizontalAlign::kCenter:
      return "center";
    case HorizontalAlign::kRight:
      return "right";
    case HorizontalAlign::kJustify:
      return "justify";
  }
  return {};
}

void append_style(std::size_t index, const Style& style, std::string& out) {
  out += "style [" + std::to_string(index) + "] " + style.font_role + " " + in_points(style.size);
  out += " ";
  out += name_of(style.horizontal);
  if (style.vertical == VerticalAlign::kTop) out += " top";
  if (style.indent != 0) out += " indent " + std::to_string(style.indent);
  if (style.first_line_indent != 0) {
    out += " first-line " + std::to_string(style.first_line_indent);
  }
  if (style.line_height != Length()) out += " line " + in_points(style.line_height);
  if (style.space_before != Length()) out += " before " + in_points(style.space_before);
  if (style.space_after != Length()) out += " after " + in_points(style.space_after);
  if (style.keeps_with_next) out += " keep-with-next";
  out += '\n';
}

std::string place(int row, int column) {
  return "r" + std::to_string(row + 1) + "c" + std::to_string(column + 1);
}

std::string range_text(const CellRange& range) {
  const std::string first = place(range.first_row, range.first_column);
  const std::string last = place(range.last_row, range.last_column);
  return first == last ? first : first + ":" + last;
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.,-") == std::string_view::npos;
}

// True if the text shows the whole value: "1,234.50" shows 1234.5.
bool shows_exactly(std::string_view text, const Number& number) {
  std::string digits(text);
  std::erase(digits, ',');
  AmountFault fault = AmountFault::kNone;
  return parse_amount(digits, number.format.unit, number.format.decimals, fault) == number.value;
}

std::string_view name_of(HeadingScope heads) {
  switch (heads) {
    case HeadingScope::kNothing:
      return {};
    case HeadingScope::kRow:
      return " ^row";
    case HeadingScope::kColumn:
      return " ^column";
  }
  return {};
}

std::string cell_text(const Cell& cell) {
  std::string out = !cell.number && looks_like_number(cell.text) ? "'" : "";
  out += one_line(cell.text);
  if (cell.row_span != 1 || cell.col_span != 1) {
    out += " {" + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span) + "}";
  }
  out += name_of(cell.heads);
  if (!cell.number) return out;
  const Number& number = *cell.number;
  if (!shows_exactly(cell.text, number)) {
    out += " #" + exact_text(number.value, number.format.unit);
  }
  for (const CellRange& range : number.addends) {
    out += &range == number.addends.data() ? " =sum(" : ",";
    out += range_text(range);
  }
  return number.addends.empty() ? out : out + ")";
}

// One line; a style is named where it differs from that of the cell above it.
void append_row(const Grid& grid, int row, std::vector<int>& styles_above, std::string& out) {
  for (int column = 0; column < grid.columns(); ++column) {
    if (column > 0) out += '\t';
    const Cell& cell = grid.at(row, column);
    if (cell.row == row && cell.column == column) {
      out += cell_text(cell);
      if (cell.style != styles_above[static_cast<std::size_t>(column)]) {
        out += " [" + std::to_string(cell.style) + "]";
      }
    }
    styles_above[static_cast<std::size_t>(column)] = cell.style;
  }
  out += '\n';
}

void append_page(const PageFormat& page, std::string& out) {
  out += "page " + in_points(page.width) + " x " + in_points(page.height) + " margins";
  for (Length margin : {page.top, page.right, page.bottom, page.left}) {
    out += " " + in_points(margin);
  }
  out += '\n';
}

void append_caption(std::string_view label, const CaptionLine& caption, std::string& out) {
  out += label;
  out += "\t" + one_line(caption.left) + "\t" + one_line(caption.center) + "\t" +
         one_line(caption.right) + "\n";
}

void append_block(const Table& table, std::string& out) {
  append_field("\ntable", table.id, out);
  append_field("number", table.number, out);
  append_field("name", table.name, out);
  append_page(table.page, out);
  if (table.follows_on_page) out += "follows-on-page\n";
  out += "styles title [" + std::to_string(table.title_style) + "] caption [" +
         std::to_string(table.caption_style) + "] note [" + std::to_string(table.note_style) +
         "]\n";
  for (const CaptionLine& caption : table.captions_above) {
    append_caption("caption-above", caption, out);
  }
  append_field("title", table.title, out);
  if (!table.contents_heading.empty()) {
    append_field("contents-heading", table.contents_heading, out);
  }
  if (!table.contents_entry.empty()) append_field("contents-entry", table.contents_entry, out);
  for (const CaptionLine& caption : table.captions) append_caption("caption", caption, out);
  if (table.row_height > Length()) out += "row-height " + in_points(table.row_height) + "\n";
  out += "columns";
  for (const Column& column : table.columns) {
    out += "\t" + std::to_string(column.width) + (column.heads_rows ? " heads" : "");
  }
  out += '\n';
  std::vector<int> styles_above(static_cast<std::size_t>(table.grid.columns()), -1);
  for (int row = 0; row < table.grid.rows(); ++row) {
    if (row == 0 && table.header_rows > 0) out += "header\n";
    if (row == table.header_rows) out += "body\n";
    append_row(table.grid, row, styles_above, out);
  }
  for (const std::string& note : table.notes) append_field("note", note, out);
}

void append_numbering(PageNumbering numbering, std::string& out) {
  if (numbering == PageNumbering::kNone) out += "unnumbered\n";
}

// A sign for each enclosing list: one begins, an item begins, or neither.
void append_list(const ListPlace& list, std::string& out) {
  if (list.depth == 0) return;
  out += std::string(static_cast<std::size_t>(list.depth - 1), '|');
  out += list.begins_list ? '+' : list.begins_item ? '-' : '|';
  out += list.is_numbered ? "# " : "* ";
}

void append_paragraph(const Paragraph& paragraph, std::string& out) {
  out += "[" + std::to_string(paragraph.style) + "] ";
  append_list(paragraph.list, out);
  if (paragraph.level > 0) out += std::string(static_cast<std::size_t>(paragraph.level), '#') + " ";
  for (const Span& span : paragraph.spans) {
    const bool is_styled = span.style != paragraph.style;
    if (is_styled) out += "[" + std::to_string(span.style) + ":";
    out += one_line(span.text);
    if (is_styled) out += "]";
    if (!span.origin.empty()) out += "{" + span.origin + "}";
  }
  out += paragraph.is_in_contents ? " (contents)\n" : "\n";
}

void append_block(const TextPart& part, std::string& out) {
  append_field("\ntext", part.id, out);
  append_page(part.page, out);
  append_numbering(part.numbering, out);
  for (const auto& piece : part.content) {
    if (const auto* paragraph = std::get_if<Paragraph>(&piece)) {
      append_paragraph(*paragraph, out);
    } else {
      out += "stretch\n";
    }
  }
}

void append_block(const Contents& contents, std::string& out) {
  append_field("\ncontents", contents.title, out);
  append_page(contents.page, out);
  append_numbering(contents.numbering, out);
  out += "styles title [" + std::to_string(contents.title_style) + "] lines";
  for (int style : contents.level_styles) out += " [" + std::to_string(style) + "]";
  out += " tables at level " + std::to_string(contents.table_level) + "\n";
}

void append_page_number(const PageNumber& number, std::string& out) {
  if (!number.is_shown) {
    out += "page-number none\n";
    return;
  }
  out += "page-number " + number.before + "#" + number.after + " [" + std::to_string(number.style) +
         "]" + (number.place == PageNumberPlace::kOuter ? " outer" : "") + "\n";
}

}  // namespace

std::string Paragraph::text() const {
  std::string out;
  for (const Span& span : spans) out += span.text;
  return out;
}

std::string to_text(const Document& document) {
  std::string out;
  append_field("document", document.whole.title, out);
  append_field("file-name", document.whole.file_name, out);
  append_field("tables", document.tables.title, out);
  append_field("tables-file-name", document.tables.file_name, out);
  append_field("publisher", document.publisher, out);
  append_field("date", document.date, out);
  append_field("continued-mark", document.continued_mark, out);
  append_page_number(document.page_number, out);
  if (!document.page_mark.empty()) append_field("page-mark", document.page_mark, out);
  for (std::size_t i = 0; i < document.styles.size(); ++i) {
    append_style(i, document.styles[i], out);
  }
  for (const Block& block : document.blocks) {
    std::visit([&out](const auto& each) { append_block(each, out); }, block);
  }
  return out;
}

}  // namespace gongkai
