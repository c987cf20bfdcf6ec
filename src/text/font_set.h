#pragma once

// The fonts of a run: faces opened once, character widths in tables, and the roles (标题, 正文 …)
// of fonts.json with their chains of fallback faces. Immutable after loading: threads share it.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/length.h"
#include "source/finding.h"
#include "text/script_form.h"

struct hb_face_t;

namespace gongkai {

/// Drawn (〓, the "geta mark") for a character that no font has. Every role has a face with it.
inline constexpr char32_t kMissingMark = 0x3013;

/// The bounding box of all glyphs of a face, 1/1000 em.
struct FontBox {
  int left = 0;
  int bottom = 0;
  int right = 0;
  int top = 0;
};

/// One font file. Widths and metrics are in 1/1000 of the font size.
class FontFace {
 public:
  FontFace(FontFace&&) noexcept;
  FontFace& operator=(FontFace&&) noexcept;
  ~FontFace();

  /// Opens a font file with TrueType outlines (mapped, not read; of a collection the first face);
  /// a finding if that fails.
  static std::optional<FontFace> open(const std::string& path, Findings& findings);

  /// The glyph of a character; 0 if the font has none.
  std::uint16_t glyph(char32_t character) const;

  /// The glyph of a character followed by a variation selector; 0 if the font has none of its
  /// own.
  std::uint16_t variant(char32_t character, char32_t selector) const;

  /// The glyph for each half of a 破折号 (——): as wide as —, but two of them join without a gap.
  std::uint16_t joining_dash() const;

  /// Advance width of a glyph, 1/1000 em.
  int advance(std::uint16_t glyph) const;

  int ascent() const;   ///< of the em box, above the baseline, positive
  int descent() const;  ///< of the em box, below the baseline, positive
  int cap_height() const;
  FontBox bounding_box() const;
  const std::string& postscript_name() const;
  hb_face_t* handle() const;  ///< for subsetting; immutable

 private:
  struct Tables;
  explicit FontFace(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

/// A role of fonts.json: what a style names. Its faces are its own files, then the fallback ones
/// of all roles, then those of the system.
struct FontRole {
  std::vector<int> faces;  ///< indices into FontSet::faces(), first choice first
  std::string excel_name;  ///< the font named in workbooks: 宋体
  bool is_excel_bold = false;
  bool has_latin_gap = true;  ///< between Chinese characters and letters or digits
};

/// A character as it will be drawn.
struct Glyph {
  int face = 0;          ///< index into FontSet::faces()
  std::uint16_t id = 0;  ///< 0: no face of the role has it
  int advance = 1000;    ///< 1/1000 em
  ScriptForm form = ScriptForm::kPlain;
};

class FontSet {
 public:
  /// Reads `folder`/fonts.json and opens its fonts. Relative paths are taken from `folder`.
  static std::optional<FontSet> load(const std::string& folder, Findings& findings);

  const std::vector<FontFace>& faces() const { return faces_; }

  /// Null if there is no such role.
  const FontRole* role(std::string_view name) const;

  /// The names of all roles, sorted.
  std::vector<std::string> role_names() const;

  /// Looks up a character in the faces of a role. If none has it, returns the glyph of the base
  /// character of a superscript or subscript (2 for ₂), to be drawn small. Failing that, id 0 with
  /// the width of the first 〓 (U+3013) among them, so that the text stays true while a mark is
  /// drawn.
  Glyph find(const FontRole& role, char32_t character) const;

 private:
  Glyph find_glyph(const FontRole& role, char32_t character) const;

  std::vector<FontFace> faces_;
  std::map<std::string, FontRole, std::less<>> roles_;
};

/// The width of each character of `text` at `size`.
std::vector<Length> measure(const FontSet& fonts, const FontRole& role, std::u32string_view text,
                            Length size);

}  // namespace gongkai
