#pragma once

// Assembles chapters from their files: a file may replace single blocks of the one that it extends.
// Blocks are named by comments on lines of their own, which are not printed:
//
//   <!-- block: income -->     the text from here on, to the next block, is called so
//   <!-- end -->               ends a block where none follows
//   <!-- extends: 02-text -->  first line: the blocks of this file take the place of that one's

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "source/folder_files.h"
#include "source/pieced_text.h"

namespace gongkai {

/// Reads the chapters of a pack.
class ChapterFiles {
 public:
  /// `chain`: the pack and those that it extends, nearest first. All three outlive it.
  ChapterFiles(const std::vector<std::string>& chain, const ReadFile& read, Findings& findings)
      : chain_(chain), read_(read), findings_(findings) {}

  /// The text of this id, without the comments. Reports a missing file at `asked_by`; in the files,
  /// a cycle in "extends", blocks that are unknown to the base or duplicated, and text outside
  /// blocks. Empty ⇔ it could not be read.
  std::optional<PiecedText> text(const std::string& id, const Place& asked_by);

 private:
  /// A part of a chapter; one without a name belongs to no block.
  struct Block {
    std::string name;
    PiecedText text;
    Place where;  // its comment
  };
  using Blocks = std::vector<Block>;

  struct Comment;
  static std::optional<Comment> comment_in(std::string_view line);
  static bool is_meant(const Comment& comment, std::string_view before, const Block& open);

  std::optional<Blocks> blocks(const std::string& id, std::size_t first, const Place& asked_by);
  std::optional<Blocks> changed(const std::string& id, std::size_t at, const std::string& base,
                                const Place& asked_by, Blocks changes);
  Blocks split(const std::shared_ptr<const SourceText>& file, std::string& extends, Place& where);
  void check_names(const Blocks& blocks);
  void replace(Block& change, const std::map<std::string, std::size_t>& at, Blocks& blocks);
  void report_missing(const std::string& id, std::size_t first, const Place& asked_by);

  const std::vector<std::string>& chain_;
  const ReadFile& read_;
  Findings& findings_;
  std::vector<std::string> open_;  // chapters whose bases are being resolved
};

}  // namespace gongkai
