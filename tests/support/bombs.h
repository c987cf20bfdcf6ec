#pragma once

// Workbooks of a few KB that unpack to much.

#include <cstddef>
#include <string>
#include <string_view>

#include "support/xlsx_edit.h"

namespace gongkai {

/// The text so many times.
inline std::string times(std::size_t count, std::string_view text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// The parts of a workbook; by default it has one sheet, which is empty.
struct Parts {
  std::string sheet = "<worksheet><sheetData/></worksheet>";
  std::string strings = "<sst/>";
  std::string list = "<sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/>";
  std::string target = "worksheets/sheet1.xml";  ///< of the sheet
};

/// The bytes of the workbook.
inline std::string workbook_of(const Parts& parts) {
  return zip_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"x\"><sheets>" + parts.list + "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"t/worksheet\" Target=\"" + parts.target +
            "\"/><Relationship Id=\"rId3\" Type=\"t/sharedStrings\" "
            "Target=\"sharedStrings.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", parts.strings},
       {"xl/worksheets/sheet1.xml", parts.sheet}});
}

/// The XML of a sheet of these rows, with what follows them.
inline std::string sheet_of(const std::string& rows, const std::string& rest = "") {
  return "<worksheet><sheetData>" + rows + "</sheetData>" + rest + "</worksheet>";
}

}  // namespace gongkai
