#include "support/xlsx_reader.h"

#include <zip.h>

#include <cstdlib>
#include <memory>
#include <pugixml.hpp>

namespace gongkai {
namespace {

using Parts = std::map<std::string, std::string>;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

std::optional<Parts> unzip(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, CloseZip> archive(
      source == nullptr ? nullptr
                        : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (archive == nullptr) {
    zip_source_free(source);  // only an open archive owns it
    return std::nullopt;
  }
  Parts parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t stat;
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(archive.get(), index, 0, &stat) != 0) return std::nullopt;
    std::string& text = parts[stat.name];
    text.resize(stat.size);
    zip_file_t* file = zip_fopen_index(archive.get(), index, 0);
    if (file == nullptr) return std::nullopt;
    const bool is_read =
        zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size());
    zip_fclose(file);
    if (!is_read) return std::nullopt;
  }
  return parts;
}

struct Styles {
  std::vector<XlsxCell> formats;                 ///< by xf index, without value
  std::vector<std::string> conditional_formats;  ///< by dxf index
  std::string default_font;
  double default_font_size = 0;
};

std::string built_in_number_format(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    default:
      return "";
  }
}

std::string borders_of(const pugi::xml_node& border) {
  int thin = 0;
  for (const char* side : {"left", "right", "top", "bottom"}) {
    if (std::string(border.child(side).attribute("style").value()) == "thin") ++thin;
  }
  return thin == 4 ? "thin" : thin == 0 ? "" : "mixed";
}

pugi::xml_node child_at(const pugi::xml_node& list, int index) {
  pugi::xml_node child = list.first_child();
  for (; index > 0; --index) child = child.next_sibling();
  return child;
}

void apply_font(const pugi::xml_node& font, XlsxCell& format) {
  format.font = font.child("name").attribute("val").value();
  format.font_size = font.child("sz").attribute("val").as_double();
  format.is_bold = !font.child("b").empty();
}

Styles read_styles(const pugi::xml_node& sheet) {
  Styles styles;
  std::map<int, std::string> codes;
  for (const auto& code : sheet.child("numFmts")) {
    codes[code.attribute("numFmtId").as_int()] = code.attribute("formatCode").value();
  }
  XlsxCell normal;
  apply_font(child_at(sheet.child("fonts"), 0), normal);
  styles.default_font = normal.font;
  styles.default_font_size = normal.font_size;
  for (const auto& xf : sheet.child("cellXfs")) {
    XlsxCell format;
    const int number = xf.attribute("numFmtId").as_int();
    format.number_format = codes.contains(number) ? codes[number] : built_in_number_format(number);
    apply_font(child_at(sheet.child("fonts"), xf.attribute("fontId").as_int()), format);
    format.borders =
        borders_of(child_at(sheet.child("borders"), xf.attribute("borderId").as_int()));
    const pugi::xml_node alignment = xf.child("alignment");
    format.wraps = alignment.attribute("wrapText").as_bool();
    format.indent = alignment.attribute("indent").as_int();
    format.horizontal = alignment.attribute("horizontal").value();
    format.vertical = alignment.attribute("vertical").value();
    styles.formats.push_back(format);
  }
  for (const auto& dxf : sheet.child("dxfs")) {
    styles.conditional_formats.emplace_back(dxf.child("numFmt").attribute("formatCode").value());
  }
  return styles;
}

std::vector<std::string> read_strings(const pugi::xml_node& table) {
  std::vector<std::string> strings;
  for (const auto& entry : table) strings.push_back(entry.child("t").text().get());
  return strings;
}

XlsxCell read_cell(const pugi::xml_node& node, const std::vector<std::string>& strings,
                   const Styles& styles) {
  XlsxCell cell = styles.formats.at(node.attribute("s").as_uint());
  cell.formula = node.child("f").text().get();
  if (node.child("v").empty()) return cell;
  cell.type = node.attribute("t").as_string("n");
  cell.value = node.child("v").text().get();
  if (cell.type == "s") cell.value = strings.at(node.child("v").text().as_uint());
  return cell;
}

void read_rows(const pugi::xml_node& data, const std::vector<std::string>& strings,
               const Styles& styles, XlsxSheet& sheet) {
  for (const auto& row : data) {
    if (row.attribute("customHeight").as_bool()) {
      sheet.heights[row.attribute("r").as_int()] = row.attribute("ht").as_double();
    }
    for (const auto& cell : row) {
      sheet.cells[cell.attribute("r").value()] = read_cell(cell, strings, styles);
    }
  }
}

void read_print_settings(const pugi::xml_node& root, XlsxSheet& sheet) {
  for (const char* part : {"pageSetup", "pageMargins"}) {
    for (const auto& attribute : root.child(part).attributes()) {
      sheet.page_setup[attribute.name()] = attribute.value();
    }
  }
  sheet.header = root.child("headerFooter").child("oddHeader").text().get();
  sheet.footer = root.child("headerFooter").child("oddFooter").text().get();
  sheet.is_centered = root.child("printOptions").attribute("horizontalCentered").as_bool();
  sheet.fits_to_page = root.child("sheetPr").child("pageSetUpPr").attribute("fitToPage").as_bool();
  const pugi::xml_node view = root.child("sheetViews").child("sheetView");
  sheet.frozen_until = view.child("pane").attribute("topLeftCell").value();
}

// Where links lead: inside the workbook, or by the relations of the sheet's part.
void read_links(const pugi::xml_node& links, const pugi::xml_node& relations, XlsxSheet& sheet) {
  for (const auto& link : links) {
    const pugi::xml_node relation =
        relations.find_child_by_attribute("Id", link.attribute("r:id").value());
    sheet.links[link.attribute("ref").value()] = relation.empty()
                                                     ? link.attribute("location").value()
                                                     : relation.attribute("Target").value();
  }
}

void read_sheet(const pugi::xml_node& root, const std::vector<std::string>& strings,
                const Styles& styles, XlsxSheet& sheet) {
  for (const auto& column : root.child("cols")) {
    const int last = column.attribute("max").as_int();
    for (int i = column.attribute("min").as_int(); i <= last; ++i) {
      sheet.widths[i] = column.attribute("width").as_double();
    }
  }
  read_rows(root.child("sheetData"), strings, styles, sheet);
  for (const auto& merge : root.child("mergeCells")) {
    sheet.merges.emplace_back(merge.attribute("ref").value());
  }
  for (const auto& condition : root.children("conditionalFormatting")) {
    const pugi::xml_node rule = condition.child("cfRule");
    if (rule.attribute("dxfId").empty()) continue;
    const std::string key = std::string(condition.attribute("sqref").value()) + " " +
                            rule.child("formula").text().get();
    const std::string& code = styles.conditional_formats.at(rule.attribute("dxfId").as_uint());
    if (!code.empty()) sheet.conditional_formats[key] = code;
  }
  read_print_settings(root, sheet);
}

/// The XML parts of a workbook, parsed on demand.
class Package {
 public:
  explicit Package(Parts parts) : parts_(std::move(parts)) {}

  pugi::xml_node root(const std::string& name) {
    auto& document = documents_.emplace_back(std::make_unique<pugi::xml_document>());
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
    const pugi::xml_parse_result result = document->load_string(parts_[name].c_str(), flags);
    is_well_formed_ = is_well_formed_ && result;
    return document->document_element();
  }
  bool has(const std::string& name) const { return parts_.contains(name); }
  bool is_well_formed() const { return is_well_formed_; }

 private:
  Parts parts_;
  std::vector<std::unique_ptr<pugi::xml_document>> documents_;
  bool is_well_formed_ = true;
};

void read_names(const pugi::xml_node& workbook, XlsxBook& book) {
  for (const auto& name : workbook.child("definedNames")) {
    const std::string key =
        std::string(name.attribute("name").value()) + " " + name.attribute("localSheetId").value();
    book.defined_names[key] = name.text().get();
  }
}

}  // namespace

std::optional<XlsxBook> read_xlsx(const std::string& bytes) {
  std::optional<Parts> parts = unzip(bytes);
  if (!parts) return std::nullopt;
  Package package(std::move(*parts));
  XlsxBook book;
  const Styles styles = read_styles(package.root("xl/styles.xml"));
  book.default_font = styles.default_font;
  book.default_font_size = styles.default_font_size;
  const std::vector<std::string> strings = read_strings(package.root("xl/sharedStrings.xml"));
  const pugi::xml_node workbook = package.root("xl/workbook.xml");
  read_names(workbook, book);
  for (const auto& node : workbook.child("sheets")) {
    XlsxSheet& sheet = book.sheets.emplace_back();
    sheet.name = node.attribute("name").value();
    const std::string number = std::to_string(book.sheets.size());
    const pugi::xml_node root = package.root("xl/worksheets/sheet" + number + ".xml");
    read_sheet(root, strings, styles, sheet);
    const std::string relations = "xl/worksheets/_rels/sheet" + number + ".xml.rels";
    read_links(root.child("hyperlinks"),
               package.has(relations) ? package.root(relations) : pugi::xml_node(), sheet);
  }
  for (const auto& property : package.root("docProps/core.xml")) {
    book.properties[property.name()] = property.text().get();
  }
  if (!package.is_well_formed()) return std::nullopt;
  return book;
}

}  // namespace gongkai
