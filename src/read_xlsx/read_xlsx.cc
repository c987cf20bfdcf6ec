#include "read_xlsx/read_xlsx.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <tuple>

namespace gongkai {
namespace {

// A part or a workbook larger than this is no table of a budget.
constexpr zip_uint64_t kLargestPart = 256U << 20U;

// 万元 with this many decimals are 分.
constexpr int kMostDecimals = 6;

// Excel's own limits.
constexpr int kMostRows = 1'048'576;
constexpr int kMostColumns = 16'384;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseZip>;

Archive open_archive(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  Archive archive(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive == nullptr) zip_source_free(source);  // only an open archive owns it
  zip_error_fini(&error);
  return archive;
}

std::optional<std::string> read_part(zip_t* archive, const std::string& name) {
  zip_stat_t stat;
  const zip_int64_t index = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::nullopt;
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_stat_index(archive, at, 0, &stat) != 0 || stat.size > kLargestPart) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, at, 0));
  std::string text(stat.size, '\0');
  if (file == nullptr ||
      zip_fread(file.get(), text.data(), text.size()) != static_cast<zip_int64_t>(text.size())) {
    return std::nullopt;
  }
  return text;
}

bool read_xml(zip_t* archive, const std::string& name, pugi::xml_document& out) {
  const auto text = read_part(archive, name);
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single;
  return text && out.load_buffer(text->data(), text->size(), kOptions);
}

// The name without the prefix of a namespace.
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& one) { return local(one) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  const auto found = node.find_attribute([&](const pugi::xml_attribute& one) {
    const std::string_view whole = one.name();
    return whole == name || (whole.size() > name.size() && whole.ends_with(name) &&
                             whole[whole.size() - name.size() - 1] == ':');
  });
  return found.value();
}

// The text of a string, in one piece or several; readings (rPh) are left out.
std::string text_of(const pugi::xml_node& string) {
  std::string out;
  for (const pugi::xml_node& part : string) {
    if (local(part) == "t") out += part.text().get();
    if (local(part) == "r") out += child(part, "t").text().get();
  }
  return out;
}

// Empty, or nothing but blanks of any width.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) <= ' ') {
      text.remove_prefix(1);
    } else if (text.starts_with("\u3000") || text.starts_with("\u00A0")) {
      text.remove_prefix(text.starts_with("\u3000") ? 3 : 2);
    } else {
      return false;
    }
  }
  return true;
}

template <class... Format>
std::string digits_of(double value, Format... format) {
  std::array<char, 400> out;
  const auto end = std::to_chars(out.data(), out.data() + out.size(), value, format...).ptr;
  return {out.data(), end};
}

// The decimal that a person typed: what sums of binary fractions are off by is rounded away.
std::string number_text(std::string_view stored) {
  double value = 0;
  const auto [end, fault] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (fault != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value)) {
    return std::string(stored);
  }
  std::string out = digits_of(value, std::chars_format::fixed);
  const std::size_t point = out.find('.');
  if (point != std::string::npos && out.size() - point - 1 > kMostDecimals) {
    out = digits_of(value, std::chars_format::fixed, kMostDecimals);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.')) out.pop_back();
  }
  return out == "-0" ? "0" : out;
}

// "B7": false if it is no reference.
bool read_reference(std::string_view text, int& row, int& column) {
  row = 0;
  column = 0;
  for (char character : text) {
    if (character == '$') continue;
    if (character >= 'A' && character <= 'Z' && row == 0) {
      column = column * 26 + (character - 'A' + 1);
    } else if (character >= '0' && character <= '9') {
      row = row * 10 + (character - '0');
    } else {
      return false;
    }
    if (row > kMostRows || column > kMostColumns) return false;
  }
  --row;
  --column;
  return row >= 0 && column >= 0;
}

std::vector<std::string> read_strings(zip_t* archive, const std::string& part) {
  std::vector<std::string> out;
  pugi::xml_document strings;
  if (!read_xml(archive, part, strings)) return out;
  for (const pugi::xml_node& one : strings.document_element()) {
    if (local(one) == "si") out.push_back(text_of(one));
  }
  return out;
}

void read_cell(const pugi::xml_node& node, const std::vector<std::string>& strings, SheetCell cell,
               WorkbookSheet& sheet) {
  const std::string_view type = attribute(node, "t");
  const pugi::xml_node value = child(node, "v");
  const std::string_view stored = value.text().get();
  if (type == "inlineStr") {
    cell.text = text_of(child(node, "is"));
  } else if (type == "s") {
    std::size_t index = strings.size();
    std::from_chars(stored.data(), stored.data() + stored.size(), index);
    if (index < strings.size()) cell.text = strings[index];
  } else if ((type.empty() || type == "n") && !stored.empty()) {
    cell.text = number_text(stored);
    cell.is_number = true;
  } else {
    cell.text = stored;
  }
  if (child(node, "f") && !value) ++sheet.unknown_results;
  if (!is_blank(cell.text)) sheet.cells.push_back(std::move(cell));
}

// Where a row stands that says this of its number: else below the one before it. Empty: where no
// workbook has rows.
std::optional<int> row_place(std::string_view number, int below) {
  int stated = below + 1;
  const auto fault = std::from_chars(number.data(), number.data() + number.size(), stated).ec;
  if (fault == std::errc::result_out_of_range || stated > kMostRows) return std::nullopt;
  return stated < 1 ? below : stated - 1;
}

// Cells and rows without a reference stand behind the one before.
void read_rows(const pugi::xml_node& data, const std::vector<std::string>& strings,
               WorkbookSheet& sheet) {
  int next_row = 0;
  for (const pugi::xml_node& line : data) {
    if (local(line) != "row") continue;
    const std::string_view number = attribute(line, "r");
    const std::optional<int> place = row_place(number, next_row);
    if (!place) return;
    int row = *place;
    int column = -1;
    for (const pugi::xml_node& node : line) {
      if (local(node) != "c") continue;
      int stated_row = row;
      int stated_column = column + 1;
      const std::string_view reference = attribute(node, "r");
      if (!reference.empty() && !read_reference(reference, stated_row, stated_column)) continue;
      if (stated_column >= kMostColumns) continue;
      if (number.empty()) row = stated_row;
      column = stated_column;
      read_cell(node, strings, {.row = stated_row, .column = column}, sheet);
    }
    next_row = row + 1;
  }
}

void read_sheet(const pugi::xml_node& root, const std::vector<std::string>& strings,
                WorkbookSheet& sheet) {
  read_rows(child(root, "sheetData"), strings, sheet);
  for (const pugi::xml_node& merged : child(root, "mergeCells")) {
    const std::string_view reference = attribute(merged, "ref");
    const std::size_t colon = reference.find(':');
    SheetRange range;
    if (colon == std::string_view::npos ||
        !read_reference(reference.substr(0, colon), range.first_row, range.first_column) ||
        !read_reference(reference.substr(colon + 1), range.last_row, range.last_column)) {
      continue;
    }
    sheet.merged.push_back(range);
  }
  std::ranges::stable_sort(sheet.cells, {},
                           [](const SheetCell& cell) { return std::tuple(cell.row, cell.column); });
}

// The parts that xl/workbook.xml names, by the ids of their relationships.
std::map<std::string, std::string, std::less<>> parts_of(zip_t* archive) {
  std::map<std::string, std::string, std::less<>> out;
  pugi::xml_document relationships;
  if (!read_xml(archive, "xl/_rels/workbook.xml.rels", relationships)) return out;
  for (const pugi::xml_node& one : relationships.document_element()) {
    const std::string target(attribute(one, "Target"));
    const bool is_absolute = target.starts_with('/');
    const std::string part = is_absolute ? target.substr(1) : "xl/" + target;
    out.emplace(attribute(one, "Id"), part);
    if (attribute(one, "Type").ends_with("/sharedStrings")) out.emplace("strings", part);
  }
  return out;
}

Workbook read_workbook(zip_t* archive) {
  Workbook out;
  pugi::xml_document workbook;
  if (!read_xml(archive, "xl/workbook.xml", workbook)) return out;
  const auto parts = parts_of(archive);
  const auto strings_part = parts.find("strings");
  const auto strings = strings_part == parts.end() ? std::vector<std::string>()
                                                   : read_strings(archive, strings_part->second);
  for (const pugi::xml_node& entry : child(workbook.document_element(), "sheets")) {
    const auto part = parts.find(attribute(entry, "id"));
    pugi::xml_document sheet;
    if (part == parts.end() || !read_xml(archive, part->second, sheet)) continue;
    WorkbookSheet& read = out.sheets.emplace_back();
    read.name = attribute(entry, "name");
    read_sheet(sheet.document_element(), strings, read);
  }
  return out;
}

}  // namespace

std::optional<Workbook> read_xlsx(const std::string& bytes, const std::string& file_name,
                                  Findings& findings) {
  const Archive archive = open_archive(bytes);
  if (archive != nullptr) {
    Workbook out = read_workbook(archive.get());
    if (!out.sheets.empty()) return out;
  }
  Place where;
  where.file = file_name;
  findings.add({.id = "not-a-workbook",
                .where = std::move(where),
                .message = "不是 Excel 工作簿，或文件已损坏",
                .expected = "Excel 2007 以后的 .xlsx 文件",
                .help = "在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”"});
  return std::nullopt;
}

}  // namespace gongkai
