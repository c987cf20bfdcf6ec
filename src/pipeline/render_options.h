#pragma once

// What can be asked of render(), and the words for it: those of the command line, its help, what it
// says of wrong ones, and the manifest of a batch.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/input_files.h"
#include "pipeline/part.h"
#include "render/pdf/pdf_profile.h"

namespace gongkai {

/// A value that an option may have, and its word.
template <class Value>
struct Choice {
  std::string_view name;  ///< "tables"
  Value value;
  std::string_view meaning;  ///< in Chinese, for help; may be empty
};

/// The kinds of files that can be made.
enum class FileFormat { kXlsx, kPdf };

/// All values of an option, the default first.
std::span<const Choice<Part>> parts();
std::span<const Choice<PdfProfile>> pdf_profiles();

/// All kinds of files, in the order in which they are made. Their names are also the files'
/// endings.
std::span<const Choice<FileFormat>> file_formats();

/// The word for a value.
std::string_view name(Part part);
std::string_view name(PdfProfile profile);
std::string_view name(FileFormat format);

struct RenderOptions {
  /// Finds last year's budget; none: only what the budget itself states of last year is known.
  FindLastYear last_year;
  /// Finds the budgets of units that stand in files of their own; none: they are not read.
  FindUnitFile unit_file;
  /// Code of the unit whose own package is made of the department's budget; empty: the
  /// department's.
  std::string unit;
  /// Pack to use; empty: the one that the budget names.
  std::string pack;
  /// Files to make; empty: all.
  std::vector<FileFormat> formats;
  /// Tables to make, by the beginnings of their ids in the pack ("01,05-07"), without the chapters;
  /// empty: all.
  std::string tables;
  /// The workbook holds tables only.
  Part part = Part::kDocument;
  /// Prints the names and telephones of contacts; for use inside the office, not for publishing.
  bool is_internal = false;
  /// Makes files in spite of errors that concern publishing only; every page says 草稿.
  bool is_draft = false;
  /// Adds a file that says for each number in the chapters where it is from.
  bool has_trace = false;
  /// Adds the facts and the tables as data: a JSON file, CSV files and a dictionary of their
  /// fields; kArchive3 holds them in the PDF, too. Data are for publishing: not together with
  /// is_internal.
  bool attaches_data = false;
  /// Adds a sheet 勾稽 to the workbook, where the pack states relations between tables: live
  /// formulas that say which of them hold.
  bool has_cross_checks = true;
  /// How the PDF is written.
  PdfProfile pdf_profile = PdfProfile::kTagged;
  /// Reads the finished files again and compares what they hold with what was to be written: every
  /// cell of the workbook, every amount and paragraph of the PDF.
  bool is_reread = false;
};

/// Whether files of this kind are to be made.
bool wants(const RenderOptions& options, FileFormat format);

}  // namespace gongkai
