#include "read_xlsx/read_csv.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "read_xlsx/part_reader.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kProbedBytes = 8'192;
constexpr const char* kFewerRows = "分单位导出，或删去不需要的行";

// The separator that stands most often outside of quotes at the beginning of a text.
char separator_of(std::string_view text) {
  std::size_t commas = 0, tabs = 0, semicolons = 0;
  bool is_quoted = false;
  for (const char c : text.substr(0, kProbedBytes)) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    commas += c == ',' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
  }
  if (commas >= tabs && commas >= semicolons) return ',';
  return tabs >= semicolons ? '\t' : ';';
}

// ="001" → 001
std::string without_formula(std::string text) {
  const bool is_text = text.size() > 3 && text.starts_with("=\"") && text.ends_with('"') &&
                       text.find('"', 2) == text.size() - 1;
  return is_text ? text.substr(2, text.size() - 3) : text;
}

class CsvReader {
 public:
  CsvReader(const SourceText& source, Findings& findings, const WorkbookLimits& limits)
      : source_(source),
        text_(source.text()),
        findings_(findings),
        limits_(limits),
        report_(source.name(), findings),
        separator_(separator_of(text_)) {
    out_.sheets.emplace_back();
  }

  std::optional<Workbook> read() {
    if (!is_readable()) return std::nullopt;
    while (at_ < text_.size()) {
      if (!read_value()) return std::nullopt;
      end_value();
    }
    return std::move(out_);
  }

 private:
  bool is_readable() {
    const std::size_t nul = text_.find('\0');
    if (nul == std::string_view::npos) return true;
    findings_.add({.id = "csv-nul",
                   .where = source_.place(nul, nul + 1),
                   .message = "文件中有空字符（NUL），不是表格的文字",
                   .expected = "CSV 文件",
                   .help = "重新导出，或在 Excel、WPS 中打开后另存为 .xlsx"});
    return false;
  }

  // Reads a value up to its separator or line end. False: an error was added.
  bool read_value() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;  // before a quote
    const std::size_t begin = at_;
    std::string value;
    if (at_ < text_.size() && text_[at_] == '"' && !read_quoted(value)) return false;
    const std::size_t end = std::min(text_.find_first_of(separator_ == ','    ? ",\r\n"
                                                         : separator_ == '\t' ? "\t\r\n"
                                                                              : ";\r\n",
                                                         at_),
                                     text_.size());
    value += text_.substr(at_, end - at_);
    at_ = end;
    return begin == end || add(without_formula(std::move(value)));
  }

  bool read_quoted(std::string& value) {
    const std::size_t begin = at_++;
    for (;; ++at_) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        report_open(begin);
        return false;
      }
      value += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ == text_.size() || text_[at_] != '"') return true;
      value += '"';
    }
  }

  void report_open(std::size_t begin) {
    findings_.add({.id = "csv-open-quote",
                   .where = source_.place(begin, begin + 1),
                   .message = "引号没有结束，其后的各行都在引号之内",
                   .expected = "成对的引号",
                   .help = "补上结束的引号，或重新导出"});
  }

  bool add(std::string value) {
    if (value.empty()) return true;
    WorkbookSheet& sheet = out_.sheets.front();
    if (sheet.cells.size() == limits_.cells) {
      const std::string most = std::to_string(limits_.cells) + " 个";
      report_.too_large("表中有内容的单元格超过 " + most, "不超过 " + most, kFewerRows);
      return false;
    }
    if (value.size() > limits_.cell_characters) {
      findings_.add(
          {.id = "csv-long-value",
           .where = source_.place(at_, at_),
           .message = "一个单元格的文字超过 " + std::to_string(limits_.cell_characters) + " 字节",
           .expected = "一格一个值",
           .help = "检查引号是否成对，或重新导出"});
      return false;
    }
    sheet.cells.push_back({.row = row_, .column = column_, .text = std::move(value)});
    return true;
  }

  // Passes over what ends a value.
  void end_value() {
    if (at_ == text_.size()) return;
    if (text_[at_] == separator_) {
      ++column_;
    } else {
      if (text_.substr(at_, 2) == "\r\n") ++at_;
      ++row_;
      column_ = 0;
    }
    ++at_;
  }

  const SourceText& source_;
  const std::string_view text_;
  Findings& findings_;
  const WorkbookLimits& limits_;
  WorkbookReport report_;
  const char separator_;
  std::size_t at_ = 0;
  int row_ = 0;
  int column_ = 0;
  Workbook out_;
};

}  // namespace

std::optional<Workbook> read_csv(const SourceText& text, Findings& findings,
                                 const WorkbookLimits& limits) {
  return CsvReader(text, findings, limits).read();
}

}  // namespace gongkai
