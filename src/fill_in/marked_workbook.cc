#include "fill_in/marked_workbook.h"

#include <algorithm>
#include <set>

#include "fill_in/cell_sizes.h"
#include "fill_in/fill_in_looks.h"
#include "fill_in/fill_in_workbook.h"
#include "fill_in/sheet_writer.h"

namespace gongkai {
namespace {

constexpr int kProblemWidth = 60;
constexpr const char* kDate = "2000-01-01";  // nothing here reads a clock

class MarkedWriter {
 public:
  explicit MarkedWriter(lxw_workbook* workbook) : out_(workbook), looks_(make_looks(workbook)) {}

  lxw_error write(const std::vector<SheetToMark>& sheets,
                  const std::vector<std::string>& problems) {
    std::set<std::string> titles;
    for (const SheetToMark& sheet : sheets) titles.insert(sheet.title);
    std::string list = kFillInProblem;
    while (titles.contains(list)) list += "清单";
    write_list(out_.add_sheet(list), problems);
    for (const SheetToMark& sheet : sheets) write(sheet);
    return out_.error();
  }

 private:
  void write_list(lxw_worksheet* sheet, const std::vector<std::string>& problems) {
    constexpr int kWidth = 110;
    if (sheet == nullptr) return;
    out_.width(sheet, 0, kWidth, nullptr);
    out_.text(sheet, 0, 0, "问题：" + std::to_string(problems.size()) + " 个", looks_.title);
    RowLines lines;
    for (std::size_t i = 0; i < problems.size(); ++i) {
      const int row = static_cast<int>(i) + 1;
      out_.text(sheet, row, 0, problems[i], looks_.problem);
      lines.need(row, problems[i], kWidth);
    }
    for (const auto& [row, count] : lines.all()) out_.lines(sheet, row, count);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_paper(sheet, 9);
  }

  void write(const SheetToMark& sheet) {
    lxw_worksheet* to = out_.add_sheet(sheet.title);
    if (to == nullptr) return;
    int width = 0;
    std::set<std::pair<int, int>> filled;
    for (const CellToMark& cell : sheet.cells) {
      filled.emplace(cell.row, cell.column);
      width = std::max(width, cell.column + 1);
      const bool is_faulty = sheet.problems.contains({cell.row, cell.column});
      lxw_format* look = is_faulty ? looks_.marked_text : looks_.label;
      if (cell.is_number) {
        out_.number(to, cell.row, cell.column, cell.text, look);
      } else {
        out_.text(to, cell.row, cell.column, cell.text, look);
      }
    }
    for (const auto& [place, problem] : sheet.problems) {
      width = std::max(width, place.second + 1);
      if (!filled.contains(place)) {
        out_.text(to, place.first, place.second, {}, looks_.marked_text);
      }
    }
    for (int column = 0; column < width; ++column) out_.width(to, column, 14, nullptr);
    write_problems(to, sheet, width);
    worksheet_set_landscape(to);
    worksheet_set_paper(to, 9);
    worksheet_fit_to_pages(to, 1, 0);
  }

  void write_problems(lxw_worksheet* to, const SheetToMark& sheet, int column) {
    std::map<int, std::string> rows;
    for (const auto& [place, problem] : sheet.problems) {
      std::string& text = rows[place.first];
      text += (text.empty() ? "" : "\n") + problem;
    }
    if (rows.empty()) return;
    out_.width(to, column, kProblemWidth, nullptr);
    RowLines lines;
    for (const auto& [row, text] : rows) {
      out_.text(to, row, column, text, looks_.problem);
      lines.need(row, text, kProblemWidth);
    }
    if (!rows.contains(0)) out_.text(to, 0, column, kFillInProblem, looks_.heading);
    for (const auto& [row, count] : lines.all()) out_.lines(to, row, count);
  }

  SheetWriter out_;
  FillInLooks looks_;
};

}  // namespace

std::optional<std::string> marked_workbook(const std::vector<SheetToMark>& sheets,
                                           const std::vector<std::string>& problems,
                                           Findings& findings) {
  return written_workbook(
      "标注", kDate,
      [&](lxw_workbook* workbook) { return MarkedWriter(workbook).write(sheets, problems); },
      findings);
}

}  // namespace gongkai
