#include "data/data_files.h"

#include <map>
#include <utility>
#include <variant>

#include "data/csv.h"
#include "data/data_json.h"
#include "data/table_data.h"

namespace gongkai {
namespace {

using Words = std::vector<std::string>;
using Lines = std::vector<Words>;

constexpr std::string_view kYuan = "元";

/// The escaped texts, each with its first place.
class FormulaReport {
 public:
  void add(const std::string& text, const std::string& file) {
    const auto [known, is_new] = index_.emplace(text, found_.size());
    if (is_new) found_.push_back({text, file});
    ++found_[known->second].count;
  }

  void print(Findings& findings) const {
    for (const Found& each : found_) {
      findings.add({.id = "csv-formula",
                    .severity = Severity::kWarning,
                    .where = {.file = each.file},
                    .message = "“" + each.text + "”会被表格软件当作公式，CSV 文件中有 " +
                               std::to_string(each.count) + " 处，前面都加了 '",
                    .expected = "不以 = + - @ 开头的文字",
                    .help = "核对预算文件或模板包中的这段文字；JSON 文件中保持原样"});
    }
  }

 private:
  struct Found {
    std::string text;
    std::string file;
    int count = 0;
  };
  std::vector<Found> found_;  // in the order of their first places
  std::map<std::string, std::size_t> index_;
};

/// Makes the CSV files, and the dictionary along with them.
class CsvWriter {
 public:
  explicit CsvWriter(std::string prefix) : prefix_(std::move(prefix)) {}

  void add(const FactList& list) {
    begin(prefix_ + "fact-" + list.key + ".csv", list.title);
    for (const Field& field : list.fields) {
      const bool is_amount = field.type == FieldType::kAmount;
      add_column(heading(field.title, is_amount),
                 {list.key + "." + field.key, field.meaning, std::string(name(field.type)),
                  std::string(is_amount ? kYuan : ""), field.codes});
    }
    for (const Words& row : list.rows) {
      lines_.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        const FieldType type = list.fields[i].type;
        const bool is_number = type == FieldType::kAmount || type == FieldType::kInteger;
        lines_.back().push_back(is_number ? row[i] : harmless(row[i], i));
      }
    }
    end();
  }

  void add(const Table& table) {
    begin(prefix_ + table.id + ".csv", table.title);
    const TableData data = table_data(table);
    std::map<std::string, int> seen;
    for (const DataColumn& column : data.columns) {
      const bool is_amount = column.type == ColumnType::kAmount;
      std::string name = column.name();
      const int count = ++seen[name];
      if (count > 1) name += "（" + std::to_string(count) + "）";  // programs need distinct names
      add_column(heading(name, is_amount), words_of(column, is_amount));
    }
    for (const std::vector<DataCell>& row : data.rows) {
      lines_.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) lines_.back().push_back(shown(row[i], i, data));
    }
    end();
  }

  std::vector<DataFile> take(Findings& findings) {
    for (Words& line : dictionary_) {
      for (std::string& text : line) {
        if (is_like_formula(text)) text = kept_from_calculating(text);
      }
    }
    add_file(prefix_ + "字段说明.csv", "各数据文件的字段说明", dictionary_);
    report_.print(findings);
    return std::move(files_);
  }

 private:
  void begin(std::string file, std::string title) {
    file_ = std::move(file);
    title_ = std::move(title);
    lines_ = Lines(1);
    first_column_ = dictionary_.size();
  }

  // `words`: field in JSON, meaning, type, unit, codes.
  void add_column(const std::string& column, const Words& words) {
    Words line{file_, title_, column};
    line.insert(line.end(), words.begin(), words.end());
    dictionary_.push_back(std::move(line));
    lines_.front().push_back(harmless(column, lines_.front().size()));
  }

  void end() { add_file(file_, title_, lines_); }

  void add_file(std::string name, std::string description, const Lines& lines) {
    files_.push_back({std::move(name), "text/csv", std::move(description), csv_file(lines)});
  }

  // A text as it may stand in a column of the file.
  std::string harmless(const std::string& text, std::size_t column) {
    if (!is_like_formula(text)) return text;
    constexpr std::string_view kNote = "；会被表格软件当作公式的文字，前面加了一个 '";
    std::string& meaning = dictionary_[first_column_ + column][4];
    if (!meaning.ends_with(kNote)) meaning += kNote;
    report_.add(text, file_);
    return kept_from_calculating(text);
  }

  static std::string heading(const std::string& name, bool is_amount) {
    return is_amount ? name + "（" + std::string(kYuan) + "）" : name;
  }

  static Words words_of(const DataColumn& column, bool is_amount) {
    if (is_amount) return {"", "表中该列的金额", "金额", std::string(kYuan), ""};
    if (column.type == ColumnType::kMixed) {
      return {"", "表中该列的文字和金额，照表印出", "文本", "金额的单位同表中", ""};
    }
    return {"", "表中该列的文字，照表印出", "文本", "", ""};
  }

  // The content of a CSV cell: a text merged downwards is repeated in each row, so that rows can be
  // filtered; amounts are not repeated.
  std::string shown(const DataCell& cell, std::size_t column, const TableData& data) {
    switch (cell.kind) {
      case DataCell::Kind::kEmpty:
        return {};
      case DataCell::Kind::kText:
        return harmless(cell.text, column);
      case DataCell::Kind::kAmount:
        return data.columns[column].type == ColumnType::kAmount ? cell.value : cell.text;
      case DataCell::Kind::kMerged:
        break;
    }
    const bool is_below = static_cast<std::size_t>(cell.column) == column && cell.row >= 0;
    if (!is_below) return {};
    const DataCell& above = data.rows[static_cast<std::size_t>(cell.row)][column];
    return above.kind == DataCell::Kind::kText ? harmless(above.text, column) : std::string();
  }

  std::string prefix_;
  std::vector<DataFile> files_;
  Lines dictionary_{{"文件", "内容", "列", "JSON 字段", "含义", "类型", "单位", "代码表或取值"}};
  FormulaReport report_;

  // The current file.
  std::string file_;
  std::string title_;
  Lines lines_;
  std::size_t first_column_ = 0;  // its line in the dictionary
};

}  // namespace

std::vector<DataFile> data_files(const FactData& facts, const Document& document,
                                 Findings& findings) {
  const std::string prefix = document.whole.file_name + ".data.";
  CsvWriter csv(prefix);
  for (const FactList& list : facts.lists) csv.add(list);
  for (const Block& block : document.blocks) {
    if (const Table* table = std::get_if<Table>(&block)) csv.add(*table);
  }
  std::vector<DataFile> out;
  out.push_back(
      {prefix + "json", "application/json", "收支数据和各表", data_json(facts, document)});
  for (DataFile& file : csv.take(findings)) out.push_back(std::move(file));
  return out;
}

}  // namespace gongkai
