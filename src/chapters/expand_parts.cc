#include "chapters/expand_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "chapters/narrative.h"
#include "chapters/stated_texts.h"
#include "pack/markdown.h"
#include "source/numbering.h"

namespace gongkai {
namespace {

constexpr int kIndentOfInnerList = 2;  // full-width characters

/// Makes the chapters; heading numbers continue across them.
class ChapterWriter {
 public:
  ChapterWriter(const Pack& pack, const Budget& budget, Narrative& narrative, StyleSheet& styles,
                Findings& findings)
      : pack_(pack), budget_(budget), narrative_(narrative), styles_(styles), findings_(findings) {}

  TextPart write(const PackPart& part) {
    part_ = &part;
    TextPart out{.id = part.text, .page = pack_.text_page, .numbering = numbering(part)};
    const std::string text = narrative_.fill(part);
    const auto fault = [&](int, std::string_view what) {
      findings_.add({.id = "markdown-unsupported",
                     .where = part.prose.line_place(1),
                     .message = "填入预算的文字后，文中有不支持的" + std::string(what)});
    };
    for (const MarkdownBlock& block : read_markdown(text, fault)) {
      if (block.kind == MarkdownBlock::Kind::kRule) {
        out.content.emplace_back(Stretch());
      } else {
        out.content.emplace_back(paragraph(block));
      }
    }
    return out;
  }

  /// The next number of a heading at this level; 1 is the highest.
  std::string heading_number(int level) {
    const auto at = static_cast<std::size_t>(level - 1);
    for (std::size_t below = at + 1; below < counts_.size(); ++below) counts_[below] = 0;
    ++counts_[at];
    if (at >= pack_.heading_numbers.size()) return {};
    return numbered(pack_.heading_numbers[at], counts_[at]);
  }

  static PageNumbering numbering(const PackPart& part) {
    return part.has_page_number ? PageNumbering::kShown : PageNumbering::kNone;
  }

 private:
  Paragraph paragraph(const MarkdownBlock& block) {
    const bool is_heading = block.kind == MarkdownBlock::Kind::kHeading;
    const std::string style = style_name(block);
    const int indent = kIndentOfInnerList * std::max(0, block.list.depth - 1);
    Paragraph out{.style = styles_.index(style, StyleSheet::Weight::kPlain, indent)};
    if (is_heading) {
      out.level = part_->is_cover && part_->contents_depth == 0 ? 0 : block.level;
      out.is_in_contents = block.level <= part_->contents_depth;
      if (!part_->is_cover) add(heading_number(block.level), out.style, out);
    }
    out.list = block.list;
    if (block.list.begins_item) add_label(block, out);
    for (const MarkdownRun& run : block.runs) {
      const auto weight = run.is_strong ? StyleSheet::Weight::kStrong : StyleSheet::Weight::kPlain;
      add_marked(run.text, styles_.index(style, weight, indent), out);
    }
    if (block.list.begins_item && block.list.is_numbered) drop_own_number(out);
    return out;
  }

  // The pack numbers the list, so numbers that a person typed before an entry are dropped.
  void drop_own_number(Paragraph& item) {
    constexpr std::string_view kLocalText = "budget /texts/";
    const auto entry = std::ranges::find_if(
        item.spans, [&](const Span& span) { return span.origin.starts_with(kLocalText); });
    const bool follows_label = entry != item.spans.end() && entry - item.spans.begin() == 1 &&
                               item.spans.front().text.size() == item.label_size;
    if (!follows_label) return;
    const std::size_t size = own_number_size(entry->text);
    if (size == 0) return;
    const std::string_view rest = std::string_view(entry->origin).substr(kLocalText.size());
    report_own_number(std::string(rest.substr(0, rest.find('/'))), entry->text.substr(0, size));
    entry->text.erase(0, size);
  }

  // Once for each list.
  void report_own_number(const std::string& text, const std::string& number) {
    if (!numbered_texts_.insert(text).second) return;
    const auto texts = budget_.source->root().find("texts");
    const auto known = std::ranges::find(pack_.texts, text, &PackText::name);
    const std::string& title =
        known == pack_.texts.end() || known->title.empty() ? text : known->title;
    findings_.add(
        {.id = "own-number-removed",
         .severity = Severity::kNote,
         .where = texts ? texts->member_place(text) : Place{},
         .message = "“" + title + "”各条由模板编号，文字自带的编号（如“" + number + "”）未采用",
         .help = "无需修改；需要两层编号的，合并为一条"});
  }

  void add_label(const MarkdownBlock& block, Paragraph& out) const {
    const std::vector<std::string>& numbers = part_->list_numbers;
    const auto deepest = std::min(static_cast<std::size_t>(block.list.depth), numbers.size());
    const std::string label =
        block.list.is_numbered ? numbered(numbers[deepest - 1], block.number) : part_->list_mark;
    add(label, out.style, out);
    out.label_size = label.size();
  }

  std::string style_name(const MarkdownBlock& block) const {
    if (!block.style.empty()) return block.style;
    const bool is_heading = block.kind == MarkdownBlock::Kind::kHeading;
    if (part_->is_cover) return is_heading ? "cover_title" : "cover_text";
    return is_heading ? "heading_" + std::to_string(std::min(block.level, 4)) : "body";
  }

  static void add(std::string text, int style, Paragraph& out, std::string origin = {}) {
    if (text.empty()) return;
    const bool goes_on = !out.spans.empty() && out.spans.back().style == style &&
                         out.spans.back().origin.empty() && origin.empty();
    if (goes_on) {
      out.spans.back().text += text;
    } else {
      out.spans.push_back({std::move(text), style, std::move(origin)});
    }
  }

  // Cuts a text at the marks around values.
  void add_marked(std::string_view text, int style, Paragraph& out) const {
    while (true) {
      const std::size_t begin = text.find(kOriginBegin);
      add(std::string(text.substr(0, begin)), style, out);
      if (begin == std::string_view::npos) return;
      text.remove_prefix(begin + kOriginBegin.size());
      std::size_t number = 0;
      const std::size_t digits = text.find(kValueBegin);
      std::from_chars(text.data(), text.data() + digits, number);
      text.remove_prefix(digits + kValueBegin.size());
      const std::size_t end = text.find(kValueEnd);
      add(std::string(text.substr(0, end)), style, out, narrative_.origin(number));
      text.remove_prefix(end + kValueEnd.size());
    }
  }

  const Pack& pack_;
  const Budget& budget_;
  Narrative& narrative_;
  StyleSheet& styles_;
  Findings& findings_;
  const PackPart* part_ = nullptr;
  std::array<int, 6> counts_{};
  std::set<std::string> numbered_texts_;  // texts whose own numbers were dropped
};

Contents contents_of(const Pack& pack, const PackPart& part, StyleSheet& styles) {
  return {.title = part.contents_title,
          .page = pack.text_page,
          .numbering = ChapterWriter::numbering(part),
          .title_style = styles.index("contents_title"),
          .level_styles = {styles.index("contents_1"), styles.index("contents_2")}};
}

// Whether a table is made from the pack's table `id`: it, or one of those for each project.
bool is_made_from(const Table& table, const std::string& id) {
  if (!table.id.starts_with(id)) return false;
  const std::string_view rest = std::string_view(table.id).substr(id.size());
  return rest.empty() ||
         (rest.front() == '-' && rest.find_first_not_of("0123456789", 1) == std::string::npos);
}

/// Puts tables into the document, numbered in the contents.
class TablePlacer {
 public:
  /// `heading`: over the part's tables in the contents; empty: none.
  TablePlacer(const Pack& pack, const Checked& checked, const PackPart& part, std::string heading)
      : pack_(pack), checked_(checked), part_(part), heading_(std::move(heading)) {}

  // Appends the part's tables to the blocks.
  void place(std::vector<Table>& tables, std::vector<Block>& out) {
    for (const std::string& id : part_.tables) {
      const auto made_from = std::ranges::find(pack_.tables, id, &PackTable::id);
      bool is_first = true;
      for (Table& table : tables) {
        if (!is_made_from(table, id)) continue;
        table.contents_heading = std::exchange(heading_, {});
        if (part_.contents_depth > 0) table.contents_entry = entry(*made_from, table, is_first);
        out.emplace_back(std::exchange(table, Table()));
        is_first = false;
      }
    }
  }

 private:
  std::string entry(const PackTable& made_from, const Table& table, bool is_first) {
    std::string name = table.name.empty() ? table.title : table.name;
    if (!made_from.contents_name.is_empty()) {
      if (!is_first) return {};
      name = made_from.contents_name.render(
          {.checked = &checked_, .words = &pack_.words, .table_number = made_from.number});
    }
    if (part_.contents_number.empty()) return name;
    std::string number = part_.contents_number;
    const std::size_t at = number.find(kNumberOfTable);
    if (at == std::string::npos) return numbered(number, ++number_) + name;
    return number.replace(at, kNumberOfTable.size(), made_from.number) + name;
  }

  const Pack& pack_;
  const Checked& checked_;
  const PackPart& part_;
  std::string heading_;  // not yet placed
  int number_ = 0;
};

bool is_chapter(const PackPart& part) { return part.kind == PackPart::Kind::kText; }

// Whether the budget states one of the texts that the part is printed for.
bool is_printed(const PackPart& part, const Budget& budget) {
  return part.if_texts.empty() || std::ranges::any_of(budget.texts, [&](const auto& stated) {
           return std::ranges::find(part.if_texts, stated.first) != part.if_texts.end();
         });
}

/// What is made of a part before its tables are put in their places.
struct PartTexts {
  std::optional<TextPart> chapter;  ///< empty: no chapter, or one that is not printed
  std::string heading;              ///< of tables in the contents
};

// Without tables there is nothing to head, nor to count.
bool has_heading(const PackPart& part, const std::vector<Table>& tables) {
  return !part.contents_heading.is_empty() &&
         std::ranges::any_of(part.tables, [&](const std::string& id) {
           return std::ranges::any_of(tables,
                                      [&](const Table& table) { return is_made_from(table, id); });
         });
}

// The chapters and headings in order.
std::vector<PartTexts> texts_of(const Pack& pack, const FigureSource& source,
                                const std::vector<Table>& tables, StyleSheet& styles,
                                Findings& findings) {
  const Budget& budget = source.checked.budget();
  if (std::ranges::any_of(pack.parts, is_chapter)) check_texts(pack, budget, findings);
  Narrative narrative(pack, source, findings);
  ChapterWriter writer(pack, budget, narrative, styles, findings);
  std::vector<PartTexts> out;
  for (const PackPart& part : pack.parts) {
    PartTexts& texts = out.emplace_back();
    if (is_chapter(part) && is_printed(part, budget)) texts.chapter = writer.write(part);
    if (!has_heading(part, tables)) continue;
    texts.heading =
        writer.heading_number(1) +
        part.contents_heading.render({.checked = &source.checked, .words = &pack.words});
  }
  return out;
}

}  // namespace

std::vector<Block> expand_parts(const Pack& pack, const ChapterSource& source,
                                std::vector<Table> tables, StyleSheet& styles, Findings& findings) {
  std::vector<const Table*> cited;
  for (const Table& table : tables) cited.push_back(&table);
  TableIndexes indexes(cited);
  std::vector<PartTexts> texts = texts_of(
      pack, {source.checked, source.facts, indexes, source.samples}, tables, styles, findings);
  std::vector<Block> out;
  for (std::size_t i = 0; i < pack.parts.size(); ++i) {
    const PackPart& part = pack.parts[i];
    switch (part.kind) {
      case PackPart::Kind::kText:
        if (texts[i].chapter) out.emplace_back(*std::move(texts[i].chapter));
        break;
      case PackPart::Kind::kContents:
        out.emplace_back(contents_of(pack, part, styles));
        break;
      case PackPart::Kind::kTables:
        TablePlacer(pack, source.checked, part, std::move(texts[i].heading)).place(tables, out);
        break;
    }
  }
  return out;
}

}  // namespace gongkai
