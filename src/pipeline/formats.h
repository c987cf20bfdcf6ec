#pragma once

// The kinds of files that a package may hold: how each is made and read again. For gongkai.cc and
// prepare.cc only.

#include <optional>
#include <span>
#include <string>

#include "data/data_files.h"
#include "document/document.h"
#include "gongkai.h"
#include "pipeline/expand.h"
#include "pipeline/prepare.h"
#include "text/font_set.h"

namespace gongkai {

/// What files are made from.
struct FileSource {
  const Document& document;
  const CrossChecks& checks;  ///< between its tables
  const FontSet& fonts;
  const RenderOptions& options;
  std::span<const DataFile> data;  ///< if asked for
};

struct Format {
  FileFormat format;
  std::optional<std::string> (*make)(const FileSource&, Findings&);
  /// Reads the bytes again and compares them with the document. False ⇔ an error was added.
  bool (*compare)(const std::string& bytes, const Document&, Findings&);
  const Naming Document::*naming;
};

/// In the order in which files are made.
std::span<const Format> all_formats();

/// What is expanded: the chapters too where a wanted format shows them.
Part part_for(const RenderOptions& options);

}  // namespace gongkai
