#pragma once

// The machine-readable twin of a package: the facts of the budget and every table of the document
// as one JSON file and as CSV files, with a data dictionary.

#include <string>
#include <vector>

#include "data/facts.h"
#include "document/document.h"
#include "source/finding.h"

namespace gongkai {

/// A file beside the document.
struct DataFile {
  std::string name;         ///< without folder: the document's file name, then ".data…"
  std::string media_type;   ///< "text/csv"
  std::string description;  ///< what it holds, in Chinese
  std::string bytes;
};

/// The JSON file, a CSV file for each list of facts and each table, and the dictionary of these
/// (字段说明), in this order. Texts that spreadsheet programs would take for formulas are escaped
/// in the CSV files, as warnings and the dictionary say; in JSON they are unchanged.
std::vector<DataFile> data_files(const FactData& facts, const Document& document,
                                 Findings& findings);

}  // namespace gongkai
