#include "pipeline/workbook_checks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "check/text_checks.h"
#include "document/pattern.h"
#include "source/ascii.h"
#include "source/unicode.h"
#include "verify/limited_findings.h"
#include "verify/sheet_form.h"

namespace gongkai {
namespace {

/// A text that should be the same in all tables, and where it stands.
struct Said {
  std::string text;
  std::string place;
};

// What most of them say; of several the greatest.
std::string most_common(const std::vector<Said>& all) {
  std::map<std::string, int> counts;
  for (const Said& one : all) ++counts[one.text];
  const auto most = std::ranges::max_element(counts, [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  return most == counts.end() ? std::string() : most->first;
}

// "2025" of "某校2025年支出经济分类汇总表"; empty: no year stands there.
std::string year_in(std::string_view title) {
  constexpr std::string_view kYear = "年";
  constexpr std::size_t kDigits = 4;
  for (std::size_t at = title.find(kYear); at != std::string_view::npos;
       at = title.find(kYear, at + 1)) {
    if (at < kDigits) continue;
    const std::string_view digits = title.substr(at - kDigits, kDigits);
    if (digits.find_first_not_of("0123456789") == std::string_view::npos)
      return std::string(digits);
  }
  return {};
}

// The parts of a code that stand in one row.
class RowCode {
 public:
  void add(const CodePart& part, std::string text) {
    parts_.emplace_back(part.begin, std::move(text));
  }

  /// The digits from the first on, as far as there are no gaps.
  std::string code() {
    std::ranges::stable_sort(parts_, {}, &std::pair<int, std::string>::first);
    std::string out;
    for (const auto& [begin, text] : parts_) {
      if (static_cast<int>(out.size()) == begin) out += text;
    }
    return out;
  }

 private:
  std::vector<std::pair<int, std::string>> parts_;
};

struct ListOfCodes {
  std::string_view title;
  const CodeList& codes;
};

ListOfCodes list_of(Classification list, const Catalog& catalog) {
  switch (list) {
    case Classification::kFunction:
      return {"支出功能分类", catalog.functions};
    case Classification::kEconomic:
      return {"部门预算支出经济分类", catalog.economic};
    case Classification::kGovernmentEconomic:
      break;
  }
  return {"政府预算支出经济分类", catalog.government_economic};
}

// The only code of the list, as long as this one, that has the name; empty: none or several.
std::string code_named(const CodeList& codes, std::string_view name, std::size_t digits) {
  std::string out;
  for (const auto& [code, known] : codes.all()) {
    if (code.size() != digits || plain(known) != name) continue;
    if (!out.empty()) return {};
    out = code;
  }
  return out;
}

class WorkbookChecks {
 public:
  WorkbookChecks(const Workbook& workbook, const std::vector<SheetTable>& tables,
                 const Catalogs& catalogs, const std::string& file, Findings& findings)
      : workbook_(workbook),
        tables_(tables),
        catalogs_(catalogs),
        file_(file),
        findings_(findings) {}

  void check() {
    check_hidden();
    check_hidden_cells();
    check_external();
    check_comments();
    check_errors();
    const int year = check_years();
    check_organisations();
    const Catalog& catalog = catalogs_.for_year(year);
    for (const SheetTable& table : tables_) check_codes(table, catalog);
    if (catalog.texts) check_texts(*catalog.texts);
    findings_.finish();
  }

 private:
  void add(Finding finding) {
    finding.where.file = file_;
    const std::string id = finding.id;
    findings_.add(id, [&] { return std::move(finding); });
  }

  void check_hidden() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      if (!sheet.is_hidden) continue;
      add({.id = "hidden-sheet",
           .severity = Severity::kWarning,
           .message = "工作表“" + sheet.name + "”处于隐藏状态",
           .expected = "公开的内容均可见，不公开的内容不在文件中",
           .help = "取消隐藏；不该公开的，删去这张工作表"});
    }
  }

  // The cells of a sheet that `is_one` is true of: the first, and how many there are. Empty: none.
  template <class IsOne>
  static std::string cells_where(const WorkbookSheet& sheet, const IsOne& is_one) {
    const auto first = std::ranges::find_if(sheet.cells, is_one);
    if (first == sheet.cells.end()) return {};
    const auto count = std::ranges::count_if(sheet.cells, is_one);
    return sheet_place(sheet.name, first->row, first->column) + "（“" + shortened(first->text) +
           "”）" + (count > 1 ? "等 " + std::to_string(count) + " 格" : "");
  }

  void check_hidden_cells() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      if (sheet.is_hidden) continue;
      const std::string cells =
          cells_where(sheet, [](const SheetCell& one) { return one.is_hidden; });
      if (cells.empty()) continue;
      add({.id = "hidden-cells",
           .severity = Severity::kWarning,
           .message = cells + "在隐藏的行或列中",
           .expected = "公开的内容均可见，不公开的内容不在文件中",
           .help = "取消隐藏；不该公开的，删去这些行和列"});
    }
  }

  void check_external() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      const std::string cells =
          cells_where(sheet, [](const SheetCell& one) { return one.is_external; });
      if (cells.empty()) continue;
      add({.id = "external-formula",
           .severity = Severity::kWarning,
           .message = cells + "的公式引用其他工作簿：他人无法打开，其内容变化会影响本表",
           .expected = "金额，或引用本工作簿的公式",
           .help = "断开链接，把公式换成数值"});
    }
  }

  void check_comments() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      if (sheet.comments.empty()) continue;
      const std::size_t count = sheet.comments.size();
      add({.id = "comment-left",
           .severity = Severity::kWarning,
           .message = "工作表“" + sheet.name + "”单元格 " + sheet.comments.front().cell + "有批注" +
                      (count > 1 ? "，共 " + std::to_string(count) + " 处" : ""),
           .expected = "公开的表没有批注",
           .help = "公开前删去批注"});
    }
  }

  void check_errors() {
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      for (const SheetCell& cell : sheet.cells) {
        if (!cell.is_error) continue;
        add({.id = "error-value",
             .message = sheet_place(sheet.name, cell.row, cell.column) + "的公式出错：" +
                        shortened(cell.text),
             .expected = "金额或文字",
             .help = "改正公式：#REF! 是引用的单元格已删除，#DIV/0! 是除数为零，#NAME? "
                     "是名称写错；在此之前不核对勾稽关系"});
      }
    }
  }

  const WorkbookSheet& sheet_of(const SheetTable& table) const {
    return *std::ranges::find(workbook_.sheets, table.sheet, &WorkbookSheet::name);
  }

  // Calls visit(text, place) for what stands above the tables that there are once.
  template <class Visit>
  void for_each_above(const Visit& visit) const {
    for (const SheetTable& table : tables_) {
      for (const SheetCell& cell : sheet_of(table).cells) {
        if (cell.row >= table.first_row || cell.row >= kTitleRows) break;
        visit(table, plain(cell.text), sheet_place(table.sheet, cell.row, cell.column));
      }
    }
  }

  void check_same(const std::vector<Said>& all, const Finding& like) {
    const std::string most = most_common(all);
    for (const Said& one : all) {
      if (one.text == most) continue;
      Finding finding = like;
      finding.message = one.place + "写的" + like.message + "是“" + shortened(one.text) +
                        "”，其他表多是“" + shortened(most) + "”";
      finding.expected = most;
      add(std::move(finding));
    }
  }

  // The year of most titles.
  int check_years() {
    std::vector<Said> years;
    for_each_above([&](const SheetTable& table, const std::string& text, const std::string& place) {
      const std::string year = year_in(text);
      if (!year.empty() && matches(text, plain(table.form->title))) years.push_back({year, place});
    });
    check_same(years, {.id = "title-year-differs", .message = "年度", .help = "改正表名中的年度"});
    constexpr int kLatest = 9999;
    return years.empty() ? kLatest : std::stoi(most_common(years));
  }

  void check_organisations() {
    std::vector<Said> names;
    for_each_above([&](const SheetTable& table, const std::string& text, const std::string& place) {
      if (table.form->is_repeated) return;
      for (const std::string& caption : table.form->captions) {
        if (!matches(text, plain(caption))) continue;
        names.push_back({text.substr(text.find(':') + 1), place});
        return;
      }
    });
    std::erase_if(names, [](const Said& one) {
      return one.text == "元" || one.text == "千元" || one.text == "万元" || one.text == "亿元";
    });
    check_same(names, {.id = "organisation-differs",
                       .message = "部门或单位",
                       .help = "改正名称；表属于其他单位的，换成本单位的表"});
  }

  void check_codes(const SheetTable& table, const Catalog& catalog) {
    for (int row = table.table.header_rows; row < table.table.grid.rows(); ++row) {
      std::map<Classification, RowCode> codes;
      for_each_part(table, row, [&](const CodePart& part, int, std::string text) {
        const bool is_part = part.digits > 0 && static_cast<int>(text.size()) == part.digits;
        if (is_part && !is_digits(text)) text = check_letters(table, row, std::move(text));
        if (is_part && is_digits(text)) codes[part.list].add(part, std::move(text));
      });
      for (auto& [list, parts] : codes) {
        check_code(table, row, list_of(list, catalog), list, parts.code());
      }
    }
  }

  // A code with letters that look like digits, reported and as it was meant; any other as it is.
  std::string check_letters(const SheetTable& table, int row, std::string text) {
    std::string meant = text;
    std::ranges::replace_if(
        meant, [](char c) { return c == 'O' || c == 'o'; }, '0');
    std::ranges::replace_if(
        meant, [](char c) { return c == 'l' || c == 'I'; }, '1');
    if (!is_digits(meant)) return text;
    add({.id = "code-with-letters",
         .message = "工作表“" + table.sheet + "”第 " + std::to_string(row + table.first_row + 1) +
                    " 行的编码“" + text + "”中有字母，不是数字",
         .expected = meant,
         .help = "把字母 O、l、I 改为数字 0、1"});
    return meant;
  }

  // Calls visit(part, column, text) for the texts of a row that are of codes or their names.
  template <class Visit>
  static void for_each_part(const SheetTable& table, int row, const Visit& visit) {
    const Grid& grid = table.table.grid;
    for (int column = 0; column < grid.columns(); ++column) {
      const FormColumn* wanted = table.columns[static_cast<std::size_t>(column)];
      if (wanted == nullptr || wanted->codes.empty()) continue;
      const Cell& cell = grid.at(row, column);
      if (cell.row != row || cell.column != column || cell.text.empty()) continue;
      for (const CodePart& part : wanted->codes) visit(part, column, plain(cell.text));
    }
  }

  void check_code(const SheetTable& table, int row, const ListOfCodes& list, Classification which,
                  const std::string& code) {
    const std::string* right = list.codes.name(code);
    for_each_part(table, row, [&](const CodePart& part, int column, const std::string& name) {
      const bool is_name = part.list == which && part.digits == 0;
      if (!is_name || part.begin != static_cast<int>(code.size())) return;
      const std::string place = sheet_place(table.sheet, row + table.first_row, column);
      if (right == nullptr) {
        report_unknown(place, list, code, name);
      } else if (!name.starts_with(plain(*right))) {
        report_name(place, list, code, name, *right);
      }
    });
  }

  void report_unknown(const std::string& place, const ListOfCodes& list, const std::string& code,
                      const std::string& name) {
    const std::string meant = code_named(list.codes, name, code.size());
    add({.id = "code-not-in-catalog",
         .message = place + "这一行的编码 " + code + " 不在" + std::string(list.title) + "科目表中",
         .expected = "该年度科目表中的编码",
         .help = meant.empty() ? "对照该年度的科目表改正编码"
                               : "“" + shortened(name) + "”的编码是 " + meant});
  }

  // A name that another code has is a wrong code as likely as a wrong name.
  void report_name(const std::string& place, const ListOfCodes& list, const std::string& code,
                   const std::string& name, const std::string& right) {
    const std::string meant = code_named(list.codes, name, code.size());
    add({.id = "code-name-differs",
         .severity = meant.empty() ? Severity::kWarning : Severity::kError,
         .message = place + "写的是“" + shortened(name) + "”，而编码 " + code + " 在" +
                    std::string(list.title) + "科目表中是“" + right + "”",
         .expected = meant.empty() ? right : right + "；或编码 " + meant,
         .help = meant.empty() ? "改为“" + right + "”；当地确需如此的，无需修改"
                               : "编码和名称有一处错误，对照预算改正"});
  }

  void check_texts(const TextTables& tables) {
    const std::vector<std::string> none;
    const TextRules rules(tables, none);
    for (const WorkbookSheet& sheet : workbook_.sheets) {
      for (const SheetCell& cell : sheet.cells) {
        if (cell.is_error) continue;
        check_text(cell.text, rules, sheet_place(sheet.name, cell.row, cell.column));
      }
      for (const SheetComment& comment : sheet.comments) {
        check_text(comment.text, rules,
                   "工作表“" + sheet.name + "”单元格 " + comment.cell + " 的批注");
      }
    }
  }

  void check_text(const std::string& text, const TextRules& rules, const std::string& place) {
    Findings found;
    check_unfit_text(text, rules, found);
    for (const Finding& finding : found.all()) {
      Finding placed = finding;
      placed.message = place + "：" + finding.message;
      placed.where = {};
      add(std::move(placed));
    }
  }

  const Workbook& workbook_;
  const std::vector<SheetTable>& tables_;
  const Catalogs& catalogs_;
  const std::string& file_;
  LimitedFindings findings_;
};

}  // namespace

void check_workbook(const Workbook& workbook, const std::vector<SheetTable>& tables,
                    const Catalogs& catalogs, const std::string& file, Findings& findings) {
  WorkbookChecks(workbook, tables, catalogs, file, findings).check();
}

}  // namespace gongkai
