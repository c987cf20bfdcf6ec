#include "read_xlsx/formula_sums.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "read_xlsx/read_sheet.h"
#include "source/ascii.h"

namespace gongkai {
namespace {

__extension__ using Int128 = __int128;

// A decimal in units of its last possible digit.
constexpr int kDecimals = 10;
constexpr std::size_t kMostWholeDigits = 18;
constexpr Int128 kLargest = Int128{1'000'000'000'000'000'000} * 10'000'000'000;

// The limit of cells visited and characters read, for all formulas together. A sum of this many of
// the largest numbers stays below 2^127.
constexpr std::int64_t kMostSteps = 20'000'000;

// The limit of formulas waiting for others at a time.
constexpr std::size_t kMostOpen = 2'000'000;

constexpr int kDeepestParentheses = 32;

// A plain decimal, with or without a sign.
std::optional<Int128> decimal(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::string_view whole = text.substr(0, text.find('.'));
  const bool has_point = whole.size() < text.size();
  const std::string_view rest = has_point ? text.substr(whole.size() + 1) : std::string_view();
  if (whole.size() > kMostWholeDigits || rest.size() > kDecimals) return std::nullopt;
  if (whole.size() + rest.size() == 0) return std::nullopt;
  Int128 out = 0;
  for (const std::string_view digits : {whole, rest}) {
    for (const char c : digits) {
      if (!is_digit(c)) return std::nullopt;
      out = out * 10 + (c - '0');
    }
  }
  for (std::size_t i = rest.size(); i < kDecimals; ++i) out *= 10;
  return is_negative ? -out : out;
}

std::string decimal_text(Int128 value) {
  const bool is_negative = value < 0;
  if (is_negative) value = -value;
  std::string digits;
  for (; value > 0 || digits.size() <= kDecimals; value /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
  }
  digits.insert(digits.size() - kDecimals, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return (is_negative && digits != "0" ? "-" : "") + digits;
}

// A number, or cells, to be added or subtracted.
struct Term {
  bool is_negative = false;
  std::optional<Int128> number;
  std::size_t sheet = 0;
  SheetRange cells;
  bool may_hold_texts = false;  // SUM ignores them
};

// Reads a formula as terms of one sum.
class SumParser {
 public:
  SumParser(const Workbook& workbook, std::size_t sheet, std::string_view text)
      : workbook_(workbook), own_sheet_(sheet), rest_(text) {}

  std::optional<std::vector<Term>> parse() {
    take("=");
    if (!read_sum({}, 0)) return std::nullopt;
    skip_blanks();
    return rest_.empty() && !terms_.empty() ? std::optional(std::move(terms_)) : std::nullopt;
  }

 private:
  // The context of all terms within parentheses.
  struct Around {
    bool is_negative = false;
    bool is_in_sum = false;
  };

  void skip_blanks() {
    const std::size_t at = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(std::min(at, rest_.size()));
  }

  bool take(std::string_view word) {
    skip_blanks();
    const bool is_here =
        rest_.size() >= word.size() &&
        std::ranges::equal(rest_.substr(0, word.size()), word, [](char a, char b) {
          return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
        });
    if (is_here) rest_.remove_prefix(word.size());
    return is_here;
  }

  bool read_sum(Around around, int depth) {
    bool is_negative = around.is_negative;
    if (take("-")) {
      is_negative = !is_negative;
    } else {
      take("+");
    }
    while (true) {
      if (!read_term({is_negative, around.is_in_sum}, depth)) return false;
      if (take("+")) {
        is_negative = around.is_negative;
      } else if (take("-")) {
        is_negative = !around.is_negative;
      } else {
        return true;
      }
    }
  }

  bool read_term(Around around, int depth) {
    if (depth > kDeepestParentheses) return false;
    if (take("SUM(")) return read_arguments(around.is_negative, depth + 1);
    if (take("(")) {
      // Within parentheses and after signs, texts are no longer ignored.
      return read_sum({around.is_negative, false}, depth + 1) && take(")");
    }
    skip_blanks();
    if (!rest_.empty() && (is_digit(rest_.front()) || rest_.front() == '.')) {
      return read_number(around.is_negative);
    }
    return read_cells(around);
  }

  bool read_arguments(bool is_negative, int depth) {
    do {
      if (!read_sum({is_negative, true}, depth)) return false;
    } while (take(","));
    return take(")");
  }

  bool read_number(bool is_negative) {
    const std::size_t size = std::min(rest_.find_first_not_of("0123456789."), rest_.size());
    const auto number = decimal(rest_.substr(0, size));
    rest_.remove_prefix(size);
    if (number) terms_.push_back({.is_negative = is_negative, .number = number});
    return number.has_value();
  }

  bool read_cells(Around around) {
    Term term{.is_negative = around.is_negative, .may_hold_texts = around.is_in_sum};
    SheetRange& cells = term.cells;
    if (!read_sheet_name(term.sheet) || !read_place(cells.first_row, cells.first_column)) {
      return false;
    }
    cells.last_row = cells.first_row;
    cells.last_column = cells.first_column;
    if (take(":")) {
      if (!around.is_in_sum || !read_place(cells.last_row, cells.last_column)) return false;
      if (cells.last_row < cells.first_row) std::swap(cells.first_row, cells.last_row);
      if (cells.last_column < cells.first_column) std::swap(cells.first_column, cells.last_column);
    }
    terms_.push_back(term);
    return true;
  }

  bool read_place(int& row, int& column) {
    skip_blanks();
    const std::size_t size = std::min(rest_.find_first_of(" +-,:)"), rest_.size());
    std::string reference(rest_.substr(0, size));
    for (char& c : reference) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    rest_.remove_prefix(size);
    return read_reference(reference, row, column);
  }

  // "'预算01表'!" or "Sheet1!"; the formula's own sheet where there is none.
  bool read_sheet_name(std::size_t& sheet) {
    skip_blanks();
    sheet = own_sheet_;
    std::string name;
    std::size_t at = 0;
    if (rest_.starts_with('\'')) {
      for (at = 1; at < rest_.size(); ++at) {
        if (rest_[at] != '\'') {
          name += rest_[at];
        } else if (rest_.substr(at + 1).starts_with('\'')) {
          name += rest_[at++];
        } else {
          break;
        }
      }
      ++at;
    } else {
      at = std::min(rest_.find_first_of("!+-,:()"), rest_.size());
      name = rest_.substr(0, at);
    }
    if (at >= rest_.size() || rest_[at] != '!') return !rest_.starts_with('\'');
    rest_.remove_prefix(at + 1);
    const auto found = std::ranges::find(workbook_.sheets, name, &WorkbookSheet::name);
    sheet = static_cast<std::size_t>(found - workbook_.sheets.begin());
    return found != workbook_.sheets.end();
  }

  const Workbook& workbook_;
  std::size_t own_sheet_;
  std::string_view rest_;
  std::vector<Term> terms_;
};

template <class Placed>
std::pair<int, int> place_of(const Placed& one) {
  return {one.row, one.column};
}

class SumEvaluator {
 public:
  explicit SumEvaluator(Workbook& workbook) : workbook_(workbook) {
    for (const WorkbookSheet& sheet : workbook.sheets) {
      results_.emplace_back(sheet.unknown.size());
    }
  }

  void evaluate() {
    for (std::size_t sheet = 0; sheet < results_.size(); ++sheet) {
      for (std::size_t i = 0; i < results_[sheet].size(); ++i) evaluate({sheet, i});
    }
    for (std::size_t sheet = 0; sheet < results_.size(); ++sheet) store(sheet);
  }

 private:
  enum class State : std::uint8_t { kNew, kBegun, kKnown, kUnknown };
  struct Result {
    State state = State::kNew;
    Int128 value = 0;
  };
  struct FormulaId {
    std::size_t sheet = 0;
    std::size_t index = 0;
  };

  Result& result(FormulaId id) { return results_[id.sheet][id.index]; }

  // Uses an explicit list instead of recursion: formulas may form chains of thousands.
  void evaluate(FormulaId wanted) {
    std::vector<FormulaId> open = {wanted};
    while (!open.empty()) {
      const FormulaId id = open.back();
      Result& here = result(id);
      if (here.state == State::kNew) {
        here.state = State::kBegun;
        if (!open_needed(id, open)) here.state = State::kUnknown;
      } else {
        if (here.state == State::kBegun) add_up(id, here);
        open.pop_back();
      }
    }
  }

  std::optional<std::vector<Term>> terms_of(FormulaId id) {
    const std::string& text = workbook_.sheets[id.sheet].unknown[id.index].text;
    steps_ += static_cast<std::int64_t>(text.size());
    return SumParser(workbook_, id.sheet, text).parse();
  }

  // Opens the formulas that this one depends on. False: it has no result.
  bool open_needed(FormulaId id, std::vector<FormulaId>& open) {
    const auto terms = terms_of(id);
    if (!terms) return false;
    for (const Term& term : *terms) {
      if (term.number) continue;
      const bool is_good =
          for_each_in(workbook_.sheets[term.sheet].unknown, term.cells, [&](std::size_t index) {
            const FormulaId needed{term.sheet, index};
            const State state = result(needed).state;
            if (state == State::kNew) open.push_back(needed);
            const bool is_circle = state == State::kBegun;
            return !is_circle && state != State::kUnknown && open.size() < kMostOpen;
          });
      if (!is_good) return false;
    }
    return true;
  }

  void add_up(FormulaId id, Result& here) {
    here.state = State::kUnknown;
    const auto terms = terms_of(id);
    Int128 sum = 0;
    for (const Term& term : *terms) {
      const auto value = value_of(term);
      if (!value) return;
      sum += term.is_negative ? -*value : *value;
    }
    if (sum > kLargest || sum < -kLargest) return;
    here = {State::kKnown, sum};
  }

  std::optional<Int128> value_of(const Term& term) {
    if (term.number) return term.number;
    const WorkbookSheet& sheet = workbook_.sheets[term.sheet];
    Int128 sum = 0;
    const bool has_cells = for_each_in(sheet.cells, term.cells, [&](std::size_t index) {
      const SheetCell& cell = sheet.cells[index];
      if (!cell.is_number) return term.may_hold_texts && !cell.is_error;
      const auto value = decimal(cell.text);
      sum += value.value_or(0);
      return value.has_value();
    });
    const bool has_formulas =
        has_cells && for_each_in(sheet.unknown, term.cells, [&](std::size_t index) {
          const Result& needed = result({term.sheet, index});
          sum += needed.value;
          return needed.state == State::kKnown;
        });
    return has_formulas ? std::optional(sum) : std::nullopt;
  }

  // Calls visit(index) for all entries in the range until it returns false. Returns false then, or
  // after too many steps.
  template <class Placed, class Visit>
  bool for_each_in(const std::vector<Placed>& all, const SheetRange& range, const Visit& visit) {
    const auto from = [&](auto begin, int row) {
      return std::ranges::lower_bound(begin, all.end(), std::pair(row, range.first_column), {},
                                      place_of<Placed>);
    };
    for (auto at = from(all.begin(), range.first_row);
         at != all.end() && at->row <= range.last_row;) {
      if (++steps_ > kMostSteps) return false;
      if (at->column < range.first_column) {
        at = from(at, at->row);
      } else if (at->column > range.last_column) {
        at = from(at, at->row + 1);
      } else if (!visit(static_cast<std::size_t>(at - all.begin()))) {
        return false;
      } else {
        ++at;
      }
    }
    return steps_ <= kMostSteps;
  }

  // Stores the results as cells.
  void store(std::size_t number) {
    WorkbookSheet& sheet = workbook_.sheets[number];
    const std::size_t before = sheet.cells.size();
    std::vector<SheetFormula> unknown;
    for (std::size_t i = 0; i < sheet.unknown.size(); ++i) {
      SheetFormula& formula = sheet.unknown[i];
      const Result& known = results_[number][i];
      if (known.state == State::kKnown) {
        sheet.cells.push_back({.row = formula.row,
                               .column = formula.column,
                               .text = decimal_text(known.value),
                               .is_number = true});
      } else {
        unknown.push_back(std::move(formula));
      }
    }
    sheet.unknown = std::move(unknown);
    const auto middle = sheet.cells.begin() + static_cast<std::ptrdiff_t>(before);
    std::inplace_merge(
        sheet.cells.begin(), middle, sheet.cells.end(),
        [](const SheetCell& a, const SheetCell& b) { return place_of(a) < place_of(b); });
  }

  Workbook& workbook_;
  std::vector<std::vector<Result>> results_;  // of each sheet's formulas
  std::int64_t steps_ = 0;
};

}  // namespace

void evaluate_sums(Workbook& workbook) { SumEvaluator(workbook).evaluate(); }

}  // namespace gongkai
