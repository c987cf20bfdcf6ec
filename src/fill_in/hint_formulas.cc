#include "fill_in/hint_formulas.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>

#include "source/name_list.h"

namespace gongkai {
namespace {

// The library takes 127 bytes of a name's formula.
constexpr std::size_t kLongestTitle = 8;

// How many digits all codes of a list have; 0: not all the same.
std::size_t digits_of(const FillInList& list) {
  const std::size_t digits = list.codes.empty() ? 0 : list.codes.front().first.size();
  const bool is_same = std::ranges::all_of(
      list.codes, [&](const auto& each) { return each.first.size() == digits; });
  return is_same ? digits : 0;
}

std::string letters_of(int column, unsigned char is_fixed) {
  std::array<char, LXW_MAX_COL_NAME_LENGTH> out{};
  lxw_col_to_name(out.data(), static_cast<lxw_col_t>(column), is_fixed);
  return out.data();
}

}  // namespace

std::string fixed_letters(int column) { return letters_of(column, 1); }

std::string column_letters(int column) { return letters_of(column, 0); }

// Whether a cell does not begin with a code of the list.
std::string HintFormulas::is_unknown_code(const std::string& cell, const std::string& list) const {
  const bool is_of_form = list == kFillInUnits || list == kFillInProjects;
  if (is_of_form) return "COUNTIF(" + list + "," + cell + ")=0";
  const auto found = std::ranges::find(layout_.lists, list, &FillInList::name);
  const std::size_t digits = digits_of(*found);
  const std::string end = digits > 0 ? std::to_string(digits) : "FIND(\" \"," + cell + "&\" \")-1";
  return "ISNA(MATCH(LEFT(" + cell + "," + end + ")&\" *\"," + list + ",0))";
}

// What is wrong with a cell of the row that asks, as text: a name, as formulas are many. Names
// are relative to the row, and their formulas short.
std::string HintFormulas::column_hint(const FillInColumn& column, const std::string& sheet,
                                      int at) {
  const std::string number = std::to_string(++names_);
  const std::string cell = "格" + number;
  define_(cell, "=" + sheet + "!" + fixed_letters(at) + "1");
  const std::string title = first_characters(column.title, kLongestTitle);
  const std::string missing = column.is_required ? "缺" + title + " " : std::string();
  const std::string wrong = title + "？ ";
  std::string test = "NOT(ISNUMBER(" + cell + "))";
  if (!column.list.empty()) {
    define_("码" + number, "=" + is_unknown_code(cell, column.list));
    define_("名" + number, "=ISNA(MATCH(\"* \"&" + cell + "," + column.list + ",0))");
    test = "AND(码" + number + ",名" + number + ")";
  }
  define_("误" + number,
          "=IF(" + cell + "=\"\",\"" + missing + "\",IF(" + test + ",\"" + wrong + "\",\"\"))");
  return "误" + number;
}

std::string HintFormulas::row_hint(const FillInBlock& block, const std::vector<std::string>& names,
                                   int column, int row) {
  const std::string number = std::to_string(row + 1);
  const std::string first = column_letters(column) + number;
  const std::string last =
      column_letters(column + static_cast<int>(block.columns.size()) - 1) + number;
  return "=IF(OR(COUNTA(" + first + ":" + last + ")=0," + first + "=\"" + kFillInNone +
         "\"),\"\"," + joined(names, "&") + ")";
}

}  // namespace gongkai
