#pragma once

// Reads a workbook's parts with libzip and pugixml: what tests need to know of a file that we
// wrote, from readers that we did not.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gongkai {

/// A cell as the file has it, its style resolved.
struct XlsxCell {
  std::string type;     ///< "n" number, "s" text, "" blank
  std::string value;    ///< the text, or the number's digits in the file
  std::string formula;  ///< without "="
  std::string number_format;
  std::string font;
  double font_size = 0;
  bool is_bold = false;
  bool wraps = false;
  int indent = 0;
  std::string horizontal;
  std::string vertical;
  std::string borders;  ///< "thin" if all four sides are, else "" or "mixed"
};

struct XlsxSheet {
  std::string name;
  std::map<std::string, XlsxCell> cells;     ///< by reference: "B3"
  std::vector<std::string> merges;           ///< "A1:C1"
  std::map<int, double> heights;             ///< custom heights by row, from 1
  std::map<int, double> widths;              ///< by column, from 1
  std::map<std::string, std::string> links;  ///< reference to location or file
  /// Number formats on conditions: by "A2:A9 INT(A2)=A2".
  std::map<std::string, std::string> conditional_formats;
  std::map<std::string, std::string> page_setup;  ///< attributes of pageSetup and pageMargins
  std::string header;
  std::string footer;
  std::string frozen_until;  ///< the first cell that scrolls
  bool is_centered = false;
  bool fits_to_page = false;
};

struct XlsxBook {
  std::vector<XlsxSheet> sheets;
  std::map<std::string, std::string> defined_names;  ///< "_xlnm.Print_Titles 1" to its value
  std::map<std::string, std::string> properties;     ///< dc:title, dc:creator, dcterms:created …
  std::string default_font;
  double default_font_size = 0;
};

/// Nothing if the bytes are not a workbook with well-formed parts.
std::optional<XlsxBook> read_xlsx(const std::string& bytes);

}  // namespace gongkai
