#include "read_xlsx/read_table_file.h"

#include <algorithm>
#include <string>

#include "read_xlsx/read_csv.h"
#include "read_xlsx/read_spreadsheet_xml.h"
#include "read_xlsx/read_xlsx.h"
#include "source/ascii.h"
#include "source/text_encoding.h"

namespace gongkai {
namespace {

constexpr const char* kSaveAsXlsx =
    "在 Excel 或 WPS 中打开（有密码的先取消密码），另存为“Excel 工作簿（*.xlsx）”";

void report_format(const std::string& file, const std::string& format, Findings& findings) {
  findings.add({.id = "table-file-format",
                .where = {.file = file},
                .message = "这是" + format + "，不能作为表格读取",
                .expected = "Excel 工作簿（.xlsx）、CSV 或 XML 电子表格 2003",
                .help = kSaveAsXlsx});
}

bool is_html(std::string_view text) {
  constexpr std::size_t kBeginning = 1'024;
  std::string beginning(trimmed(text).substr(0, kBeginning));
  std::ranges::transform(beginning, beginning.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return beginning.starts_with('<') && (beginning.find("<html") != std::string::npos ||
                                        beginning.find("<table") != std::string::npos);
}

bool is_small(const SourceText& file, Findings& findings) {
  constexpr std::size_t kMost = WorkbookLimits{}.file_bytes;
  if (file.text().size() <= kMost) return true;
  findings.add({.id = "workbook-too-large",
                .where = {.file = file.name()},
                .message = "文件有 " + std::to_string(file.text().size() >> 20U) + " MB",
                .expected = "不超过 " + std::to_string(kMost >> 20U) + " MB",
                .help = "分单位导出，或删去不需要的行"});
  return false;
}

}  // namespace

std::optional<Workbook> read_table_file(const SourceText& file, Findings& findings) {
  const std::string format = foreign_format(file.text());
  if (format.find(".xlsx") != std::string::npos) {
    return read_xlsx(file.text(), file.name(), findings);
  }
  if (!format.empty()) {
    report_format(file.name(), format, findings);
    return std::nullopt;
  }
  const auto text = is_small(file, findings) ? decoded_text(file, findings) : std::nullopt;
  if (!text) return std::nullopt;
  if (is_spreadsheet_xml(text->text())) return read_spreadsheet_xml(*text, findings);
  if (!is_html(text->text())) return read_csv(*text, findings);
  report_format(file.name(), "网页（HTML），只是名称写作 .xls", findings);
  return std::nullopt;
}

}  // namespace gongkai
