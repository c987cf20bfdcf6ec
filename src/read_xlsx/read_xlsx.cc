#include "read_xlsx/read_xlsx.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <exception>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>
#include <string_view>
#include <tuple>

namespace gongkai {
namespace {

namespace ss = orcus::spreadsheet;
namespace iface = orcus::spreadsheet::iface;

// The sheet size that the format allows.
constexpr ss::range_size_t kSheetSize{1048576, 16384};

// 万元 with this many decimals are 分.
constexpr int kMostDecimals = 6;

template <class... Format>
std::string digits_of(double value, Format... format) {
  std::array<char, 400> out;
  const auto end = std::to_chars(out.data(), out.data() + out.size(), value, format...).ptr;
  return {out.data(), end};
}

std::size_t decimals_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

// The decimal that a person typed: what a sum of doubles is off by is rounded away.
std::string number_text(double value) {
  if (!std::isfinite(value)) return "#NUM!";
  std::string shortest = digits_of(value, std::chars_format::fixed);
  if (decimals_of(shortest) > kMostDecimals) {
    shortest = digits_of(value, std::chars_format::fixed, kMostDecimals);
    shortest.erase(shortest.find_last_not_of('0') + 1);
    if (shortest.ends_with('.')) shortest.pop_back();
  }
  return shortest == "-0" ? "0" : shortest;
}

class Strings : public iface::import_shared_strings {
 public:
  std::size_t append(std::string_view text) override {
    strings_.emplace_back(text);
    return strings_.size() - 1;
  }
  std::size_t add(std::string_view text) override { return append(text); }
  void set_segment_font(std::size_t) override {}
  void set_segment_bold(bool) override {}
  void set_segment_italic(bool) override {}
  void set_segment_font_name(std::string_view) override {}
  void set_segment_font_size(double) override {}
  void set_segment_font_color(ss::color_elem_t, ss::color_elem_t, ss::color_elem_t,
                              ss::color_elem_t) override {}
  void append_segment(std::string_view text) override { segments_ += text; }
  std::size_t commit_segments() override {
    const std::size_t index = append(segments_);
    segments_.clear();
    return index;
  }

  const std::string& at(std::size_t index) const {
    static const std::string kNone;
    return index < strings_.size() ? strings_[index] : kNone;
  }

 private:
  std::vector<std::string> strings_;
  std::string segments_;
};

// Takes the cells of one sheet.
class Sheet : public iface::import_sheet,
              public iface::import_sheet_properties,
              public iface::import_formula {
 public:
  Sheet(std::string_view name, const Strings& strings) : strings_(strings) { out_.name = name; }

  WorkbookSheet take() {
    std::ranges::stable_sort(out_.cells, {}, [](const SheetCell& cell) {
      return std::tuple(cell.row, cell.column);
    });
    return std::move(out_);
  }

  // import_sheet
  iface::import_sheet_properties* get_sheet_properties() override { return this; }
  iface::import_formula* get_formula() override { return this; }
  void set_auto(ss::row_t row, ss::col_t column, std::string_view text) override {
    add(row, column, std::string(text), false);
  }
  void set_string(ss::row_t row, ss::col_t column, ss::string_id_t index) override {
    add(row, column, strings_.at(index), false);
  }
  void set_value(ss::row_t row, ss::col_t column, double value) override {
    add(row, column, number_text(value), true);
  }
  void set_bool(ss::row_t row, ss::col_t column, bool value) override {
    add(row, column, value ? "TRUE" : "FALSE", false);
  }
  void set_date_time(ss::row_t row, ss::col_t column, int year, int month, int day, int, int,
                     double) override {
    add(row, column,
        std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day), false);
  }
  void set_format(ss::row_t, ss::col_t, std::size_t) override {}
  void set_format(ss::row_t, ss::col_t, ss::row_t, ss::col_t, std::size_t) override {}
  void fill_down_cells(ss::row_t, ss::col_t, ss::row_t) override {}
  ss::range_size_t get_sheet_size() const override { return kSheetSize; }

  // import_sheet_properties
  void set_column_width(ss::col_t, double, orcus::length_unit_t) override {}
  void set_column_hidden(ss::col_t, bool) override {}
  void set_row_height(ss::row_t, double, orcus::length_unit_t) override {}
  void set_row_hidden(ss::row_t, bool) override {}
  void set_merge_cell_range(const ss::range_t& range) override {
    out_.merged.push_back(
        {range.first.row, range.first.column, range.last.row, range.last.column});
  }

  // import_formula: only the results are of interest.
  void set_position(ss::row_t row, ss::col_t column) override {
    row_ = row;
    column_ = column;
    result_.reset();
  }
  void set_formula(ss::formula_grammar_t, std::string_view) override {}
  void set_shared_formula_index(std::size_t) override {}
  void set_result_string(std::string_view text) override {
    result_ = SheetCell{row_, column_, std::string(text), false};
  }
  void set_result_value(double value) override {
    result_ = SheetCell{row_, column_, number_text(value), true};
  }
  void set_result_bool(bool value) override {
    result_ = SheetCell{row_, column_, value ? "TRUE" : "FALSE", false};
  }
  void set_result_empty() override { result_.reset(); }
  void commit() override {
    if (result_) {
      out_.cells.push_back(std::move(*result_));
    } else {
      ++out_.unknown_results;
    }
    result_.reset();
  }

 private:
  void add(int row, int column, std::string text, bool is_number) {
    if (!text.empty()) out_.cells.push_back({row, column, std::move(text), is_number});
  }

  const Strings& strings_;
  WorkbookSheet out_;
  int row_ = 0;  // of the formula
  int column_ = 0;
  std::optional<SheetCell> result_;
};

// "B7" and "A1:C2".
class References : public iface::import_reference_resolver {
 public:
  ss::src_address_t resolve_address(std::string_view text) override {
    ss::src_address_t out{0, 0, 0};
    for (char character : text) {
      if (character >= 'A' && character <= 'Z') out.column = out.column * 26 + (character - 'A' + 1);
      if (character >= '0' && character <= '9') out.row = out.row * 10 + (character - '0');
    }
    --out.column;
    --out.row;
    return out;
  }
  ss::src_range_t resolve_range(std::string_view text) override {
    const std::size_t colon = text.find(':');
    const ss::src_address_t first = resolve_address(text.substr(0, colon));
    if (colon == std::string_view::npos) return {first, first};
    return {first, resolve_address(text.substr(colon + 1))};
  }
};

class Factory : public iface::import_factory {
 public:
  iface::import_shared_strings* get_shared_strings() override { return &strings_; }
  iface::import_reference_resolver* get_reference_resolver(ss::formula_ref_context_t) override {
    return &references_;
  }
  iface::import_sheet* append_sheet(ss::sheet_t, std::string_view name) override {
    return &sheets_.emplace_back(name, strings_);
  }
  iface::import_sheet* get_sheet(std::string_view) override { return nullptr; }
  iface::import_sheet* get_sheet(ss::sheet_t index) override {
    const auto at = static_cast<std::size_t>(index);
    return at < sheets_.size() ? &sheets_[at] : nullptr;
  }
  void finalize() override {}

  Workbook take() {
    Workbook out;
    for (Sheet& sheet : sheets_) out.sheets.push_back(sheet.take());
    return out;
  }

 private:
  Strings strings_;
  References references_;
  std::deque<Sheet> sheets_;
};

}  // namespace

std::optional<Workbook> read_xlsx(const std::string& bytes, const std::string& file_name,
                                  Findings& findings) {
  Workbook out;
  try {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (orcus::orcus_xlsx::detect(data, bytes.size())) {
      Factory factory;
      orcus::orcus_xlsx reader(&factory);
      reader.read_stream(bytes);
      out = factory.take();
    }
  } catch (const std::exception&) {
    out.sheets.clear();
  }
  if (!out.sheets.empty()) return out;
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
