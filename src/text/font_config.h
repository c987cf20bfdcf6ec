#pragma once

// The content of fonts.json: roles, with their files and Excel fonts. Opens no font.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"
#include "source/json.h"

namespace gongkai {

/// The font that a workbook names.
struct ExcelFont {
  std::string name;
  bool is_bold = false;
};

/// A role of fonts.json.
struct RoleConfig {
  std::vector<std::string> pdf;  ///< font files, first choice first; at least one
  ExcelFont excel;
  bool has_latin_gap = true;
  JsonValue where;
};

struct FontConfig {
  std::vector<std::pair<std::string, RoleConfig>> roles;  ///< by name, in the file's order
  std::vector<std::string> fallback;                      ///< font files after those of every role
  std::vector<std::string> system;       ///< the same, but skipped if not installed
  std::shared_ptr<const JsonTree> tree;  ///< what RoleConfig::where points into
};

/// Reads a fonts.json; findings name the field that is unknown, missing or of the wrong kind.
std::optional<FontConfig> read_font_config(SourceText source, Findings& findings);

}  // namespace gongkai
