#include "import/cell_reader.h"

#include <utility>

namespace gongkai {

CellReader::CellReader(const std::vector<FillInList>& lists, const std::string& file,
                       Findings& findings)
    : file_(file), findings_(findings) {
  for (const FillInList& list : lists) {
    for (const auto& [code, name] : list.codes) codes_[list.name].add(code, name);
  }
}

void CellReader::report(const std::string& id, Severity severity, const std::string& cell,
                        std::string message, std::string expected, std::string help) {
  findings_.add({.id = id,
                 .severity = severity,
                 .where = {.file = file_, .pointer = cell},
                 .message = std::move(message),
                 .expected = std::move(expected),
                 .help = std::move(help)});
}

std::optional<NewJson> CellReader::value(const SheetCells& cells, int row, int column,
                                         const FillInColumn& as) {
  const SheetCell* cell = column < 0 ? nullptr : cells.at(row, column);
  const std::string place = cells.name(row, column);
  if (cells.is_without_result(row, column)) {
    report("cell-without-result", Severity::kError, place, as.title + "是公式，文件中没有它的结果",
           "值", "在 Excel 或 WPS 中打开并保存，或改写为值");
  }
  return cell == nullptr ? std::nullopt : value(*cell, place, as);
}

std::optional<NewJson> CellReader::value(const SheetCell& cell, const std::string& place,
                                         const FillInColumn& as) {
  if (cell.is_error) {
    report("cell-error", Severity::kError, place, as.title + "是错误值 " + cell.text, "值",
           "改正公式，或改写为值");
    return std::nullopt;
  }
  const auto codes = codes_.find(as.list);
  CellValue out = cell_value(cell, as, codes == codes_.end() ? nullptr : &codes->second);
  if (!out.problem.empty()) {
    report("cell-unreadable", Severity::kError, place, as.title + "“" + cell.text + "”不能读取",
           out.problem, "");
    return std::nullopt;
  }
  if (!out.warning.empty()) {
    report("code-name-typed", Severity::kWarning, place, out.warning, "编码与名称一致",
           "核对编码；名称按编码取自代码表");
  }
  return std::move(out.value);
}

}  // namespace gongkai
