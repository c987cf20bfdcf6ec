#include "read_xlsx/read_spreadsheet_xml.h"

#include <string>
#include <utility>

#include "read_xlsx/number_text.h"
#include "read_xlsx/part_reader.h"
#include "read_xlsx/xml.h"
#include "source/ascii.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::string_view kXmlSheet = "/Workbook/Worksheet";
constexpr std::string_view kXmlRow = "/Workbook/Worksheet/Table/Row";
constexpr std::string_view kXmlCell = "/Workbook/Worksheet/Table/Row/Cell";
constexpr std::string_view kXmlData = "/Workbook/Worksheet/Table/Row/Cell/Data";
constexpr int kMostXmlRows = 1'048'576;
constexpr int kMostXmlColumns = 16'384;
constexpr std::size_t kXmlBeginning = 2'048;

// A number of an attribute below a limit; empty: there is none, or another text.
std::optional<int> number_of(std::string_view text, int most) {
  if (!is_digits(text) || text.size() > 7) return std::nullopt;
  const int out = std::stoi(std::string(text));
  return out <= most ? std::optional(out) : std::nullopt;
}

class SpreadsheetReader {
 public:
  SpreadsheetReader(const SourceText& source, Findings& findings, const WorkbookLimits& limits)
      : source_(source), limits_(limits), report_(source.name(), findings) {}

  std::optional<Workbook> read() {
    XmlEvents events;
    events.begin = [this](std::string_view path, const XmlAttributes& attributes) {
      return begin(path, attributes);
    };
    events.text = [this](std::string_view path, std::string_view piece) {
      return take(path, piece);
    };
    events.end = [this](std::string_view path) { return end(path); };
    XmlParser parser(events);
    // The text is UTF-8 by now, whatever its declaration says.
    std::string_view text = source_.text();
    if (text.starts_with("<?xml")) text.remove_prefix(std::min(text.find("?>") + 2, text.size()));
    if (!parser.feed(text) || !parser.finish()) {
      if (parser.fault() != XmlFault::kStopped) {
        report_.damaged("XML 表格在第 " + std::to_string(parser.line()) +
                        " 行附近不合格式，或声明了实体");
      }
      return std::nullopt;
    }
    if (!out_.sheets.empty()) return std::move(out_);
    report_.not_a_workbook();
    return std::nullopt;
  }

 private:
  bool too_large(const std::string& what) {
    report_.too_large(what + "过多", "不超过程序的限制", "分单位导出，或删去不需要的行");
    return false;
  }

  bool begin(std::string_view path, const XmlAttributes& attributes) {
    if (path == kXmlSheet) return begin_sheet(attributes);
    if (path == kXmlRow) return begin_row(attributes);
    if (path == kXmlCell) return begin_cell(attributes);
    if (path == kXmlData) {
      type_ = attributes.get("Type");
      text_.clear();
    }
    return true;
  }

  bool begin_sheet(const XmlAttributes& attributes) {
    if (out_.sheets.size() == limits_.sheets) return too_large("工作表");
    out_.sheets.emplace_back().name = shortened(attributes.get("Name"));
    row_ = -1;
    return true;
  }

  bool begin_row(const XmlAttributes& attributes) {
    row_ = number_of(attributes.get("Index"), kMostXmlRows).value_or(row_ + 2) - 1;
    if (row_ < 0 || row_ >= kMostXmlRows) return too_large("行");
    is_hidden_ = attributes.get("Hidden") == "1";
    column_ = -1;
    return true;
  }

  bool begin_cell(const XmlAttributes& attributes) {
    column_ = number_of(attributes.get("Index"), kMostXmlColumns).value_or(column_ + 2) - 1;
    across_ = number_of(attributes.get("MergeAcross"), kMostXmlColumns).value_or(0);
    const int down = number_of(attributes.get("MergeDown"), kMostXmlRows).value_or(0);
    if (column_ < 0 || column_ + across_ >= kMostXmlColumns) return too_large("列");
    if (across_ == 0 && down == 0) return true;
    WorkbookSheet& sheet = out_.sheets.back();
    if (sheet.merged.size() == limits_.merged_ranges) return too_large("合并的单元格");
    sheet.merged.push_back({row_, column_, row_ + down, column_ + across_});
    return true;
  }

  bool take(std::string_view path, std::string_view piece) {
    if (!path.starts_with(kXmlData)) return true;
    if (text_.size() + piece.size() > limits_.cell_characters) return too_large("一格的文字");
    text_ += piece;
    return true;
  }

  bool end(std::string_view path) {
    if (path == kXmlCell) column_ += across_;
    if (path != kXmlData || text_.empty()) return true;
    if (++cells_ > limits_.cells) return too_large("单元格");
    const bool is_number = type_ == "Number";
    if (type_ == "DateTime") text_.resize(std::min(text_.find('T'), text_.size()));
    out_.sheets.back().cells.push_back({.row = row_,
                                        .column = column_,
                                        .text = is_number ? number_text(text_) : text_,
                                        .is_number = is_number,
                                        .is_error = type_ == "Error",
                                        .is_hidden = is_hidden_});
    return true;
  }

  const SourceText& source_;
  const WorkbookLimits& limits_;
  WorkbookReport report_;
  Workbook out_;
  int row_ = -1;
  int column_ = -1;
  int across_ = 0;  // further columns of the current cell
  bool is_hidden_ = false;
  std::string type_;
  std::string text_;
  std::size_t cells_ = 0;
};

}  // namespace

bool is_spreadsheet_xml(std::string_view text) {
  const std::string_view beginning = text.substr(0, kXmlBeginning);
  return beginning.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos &&
         beginning.find("<Workbook") != std::string_view::npos;
}

std::optional<Workbook> read_spreadsheet_xml(const SourceText& text, Findings& findings,
                                             const WorkbookLimits& limits) {
  return SpreadsheetReader(text, findings, limits).read();
}

}  // namespace gongkai
