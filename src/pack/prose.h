#pragma once

// Texts of a pack with Mustache fields: the chapters (Markdown) and the words of changes. A library
// renders them; here their tags are located, so that an unknown field is a finding when the pack is
// loaded and never a gap in a sentence.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/json.h"
#include "source/pieced_text.h"
#include "source/source_text.h"

namespace gongkai {

/// A tag of Mustache: {{name}}, {{#name}}, {{^name}}, {{/name}}.
struct ProseTag {
  enum class Kind { kVariable, kSection, kInverted, kEnd };
  Kind kind = Kind::kVariable;
  std::string name;
  std::size_t begin = 0;  ///< of the whole tag, in bytes
  std::size_t end = 0;
};

/// A text with its tags, all sections closed.
class Prose {
 public:
  Prose() = default;

  /// The text of a file, or of parts of several. Reports unclosed tags and sections, unsupported
  /// tags and control characters; Markdown that cannot be printed is checked in read_markdown().
  static Prose from_file(SourceText source, Findings& findings);
  static Prose from_pieces(PiecedText pieces, Findings& findings);

  /// The text in a JSON file.
  static Prose from_json(const JsonValue& value, Findings& findings);

  const std::string& text() const { return text_; }

  /// The text prepared for the library: lines with only section tags are removed (Mustache
  /// “standalone” tags), and line feeds are kLineFeed. The library itself would leave empty lines
  /// there, which would end a Markdown paragraph.
  const std::string& mustache() const { return mustache_; }
  const std::vector<ProseTag>& tags() const { return tags_; }

  /// The place of a byte range of the text: in its own file, or the JSON text as a whole.
  Place place(std::size_t begin, std::size_t end) const;

  /// Where a line (from 1) stands.
  Place line_place(int line) const;

 private:
  void scan(Findings& findings);
  bool add_tag(std::size_t begin, std::size_t end, Findings& findings);
  void make_mustache();
  void check_sections(Findings& findings) const;

  std::string text_;
  std::string mustache_;
  std::vector<ProseTag> tags_;
  PiecedText pieces_;  // of a text of files
  JsonValue where_;    // of one in JSON
};

/// A rendered text with its line feeds.
std::string with_line_feeds(std::string rendered);

/// The names that a text may use. Inside a list's section, the names of its entries are added.
struct ProseNames {
  std::vector<std::string> names;
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
  /// Names that lack a value in some budgets, with the section that they must be inside of; empty:
  /// names of sections, which never have a value.
  std::vector<std::pair<std::string, std::string>> guards;
};

/// Reports every tag with an unknown name, with the nearest one, and every tag that could leave a
/// gap in a sentence.
void check_names(const Prose& prose, const ProseNames& names, Findings& findings);

}  // namespace gongkai
