#pragma once

// Problems of an input, described so that a clerk can fix them: the place, what is there, what was
// expected, what to type. Every stage adds to one list; nothing is thrown.

#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// error: no output is written; warning: output is written, but must be reviewed; note: for
/// information.
enum class Severity { kNote, kWarning, kError };

/// The place of a finding, resolved to text immediately so that it outlives its source.
struct Place {
  std::string file;        ///< as the user named it; empty: no file (a fault of the whole run)
  int line = 0;            ///< from 1; 0: the file as a whole
  int column = 0;          ///< from 1, in characters
  std::string pointer;     ///< JSON pointer (RFC 6901); empty: none, or the root
  std::string excerpt;     ///< the source line or a part of it, shown above the caret
  int length = 1;          ///< how many characters of the excerpt are meant
  int excerpt_column = 1;  ///< the column at which the excerpt begins
};

/// An additional place of a finding ("stated here").
struct Note {
  std::string message;
  Place where;
};

/// One thing that is wrong. All texts but `id` are Chinese.
struct Finding {
  std::string id;  ///< stable, kebab-case, English
  Severity severity = Severity::kError;
  Place where;
  std::string message;   ///< what is, quoting the user's own text
  std::string expected;  ///< what would have been right; may be empty
  std::string help;      ///< what to type; may be empty
  std::vector<Note> notes;
  std::string accepted;  ///< why a warning, now a note, was accepted; empty: it was not
  /// The outputs can be made all the same, but not published: an error is a warning in a draft.
  bool hinders_publication_only = false;
};

/// The findings of one run, in the order in which they were added.
class Findings {
 public:
  void add(Finding finding);

  /// Adds those of another list after its own.
  void add_all(Findings others);

  const std::vector<Finding>& all() const { return findings_; }
  int count(Severity severity) const;
  bool has_errors() const { return count(Severity::kError) > 0; }

  /// Errors that keep the outputs from being made, even as a draft.
  int count_hindrances() const;

 private:
  std::vector<Finding> findings_;
};

/// The finding as it is printed: place, severity, message, [id], excerpt with caret, expected,
/// help and notes. Ends with a newline.
std::string to_text(const Finding& finding);

/// The findings as they are printed, one after another. If more than three differ only in their
/// place within a file, they are printed once, with their number and the first places.
std::string to_text(const Findings& findings);

}  // namespace gongkai
