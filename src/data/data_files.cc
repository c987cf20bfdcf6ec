#include "data/data_files.h"

#include <map>
#include <utility>
#include <variant>

#include "data/csv.h"
#include "data/data_json.h"
#include "data/table_data.h"

namespace gongkai {
namespace {

using Lines = std::vector<std::vector<std::string>>;

constexpr std::string_view kYuan = "元";

/// Makes the CSV files, and the dictionary along with them.
class CsvWriter {
 public:
  explicit CsvWriter(std::string prefix) : prefix_(std::move(prefix)) {}

  void add(const FactList& list) {
    const std::string file = prefix_ + "fact-" + list.key + ".csv";
    Lines lines(1);
    for (const Field& field : list.fields) {
      const bool is_amount = field.type == FieldType::kAmount;
      lines.front().push_back(heading(field.title, is_amount));
      explain(file, list.title, lines.front().back(),
              {list.key + "." + field.key, field.meaning, std::string(name(field.type)),
               std::string(is_amount ? kYuan : ""), field.codes});
    }
    lines.insert(lines.end(), list.rows.begin(), list.rows.end());
    add_file(file, list.title, lines);
  }

  void add(const Table& table) {
    const std::string file = prefix_ + table.id + ".csv";
    const TableData data = table_data(table);
    Lines lines(1);
    std::map<std::string, int> seen;
    for (const DataColumn& column : data.columns) {
      const bool is_amount = column.type == ColumnType::kAmount;
      std::string name = column.name();
      const int count = ++seen[name];
      if (count > 1) name += "（" + std::to_string(count) + "）";  // programs want other names
      lines.front().push_back(heading(name, is_amount));
      explain(file, table.title, lines.front().back(), words_of(column, is_amount));
    }
    for (const std::vector<DataCell>& row : data.rows) {
      std::vector<std::string>& line = lines.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) line.push_back(shown(row[i], i, data));
    }
    add_file(file, table.title, lines);
  }

  std::vector<DataFile> take() {
    add_file(prefix_ + "字段说明.csv", "各数据文件的字段说明", dictionary_);
    return std::move(files_);
  }

 private:
  void add_file(std::string name, std::string description, const Lines& lines) {
    files_.push_back({std::move(name), "text/csv", std::move(description), csv_file(lines)});
  }

  static std::string heading(const std::string& name, bool is_amount) {
    return is_amount ? name + "（" + std::string(kYuan) + "）" : name;
  }

  static std::vector<std::string> words_of(const DataColumn& column, bool is_amount) {
    if (is_amount) return {"", "表中该列的金额", "金额", std::string(kYuan), ""};
    if (column.type == ColumnType::kMixed) {
      return {"", "表中该列的文字和金额，照表印出", "文本", "金额的单位同表中", ""};
    }
    return {"", "表中该列的文字，照表印出", "文本", "", ""};
  }

  // What stands in a CSV cell: the text of a cell that is merged downwards again in each row, so
  // that rows can be filtered; no amount twice.
  static std::string shown(const DataCell& cell, std::size_t column, const TableData& data) {
    switch (cell.kind) {
      case DataCell::Kind::kEmpty:
        return {};
      case DataCell::Kind::kText:
        return cell.text;
      case DataCell::Kind::kAmount:
        return data.columns[column].type == ColumnType::kAmount ? cell.value : cell.text;
      case DataCell::Kind::kMerged:
        break;
    }
    const bool is_below = static_cast<std::size_t>(cell.column) == column && cell.row >= 0;
    if (!is_below) return {};
    const DataCell& above = data.rows[static_cast<std::size_t>(cell.row)][column];
    return above.kind == DataCell::Kind::kText ? above.text : std::string();
  }

  void explain(const std::string& file, const std::string& title, const std::string& column,
               const std::vector<std::string>& words) {
    std::vector<std::string> line{file, title, column};
    line.insert(line.end(), words.begin(), words.end());
    dictionary_.push_back(std::move(line));
  }

  std::string prefix_;
  std::vector<DataFile> files_;
  Lines dictionary_{{"文件", "内容", "列", "JSON 字段", "含义", "类型", "单位", "代码表或取值"}};
};

}  // namespace

std::vector<DataFile> data_files(const FactData& facts, const Document& document) {
  const std::string prefix = document.whole.file_name + ".data.";
  CsvWriter csv(prefix);
  for (const FactList& list : facts.lists) csv.add(list);
  for (const Block& block : document.blocks) {
    if (const Table* table = std::get_if<Table>(&block)) csv.add(*table);
  }
  std::vector<DataFile> out;
  out.push_back(
      {prefix + "json", "application/json", "收支数据和各表", data_json(facts, document)});
  for (DataFile& file : csv.take()) out.push_back(std::move(file));
  return out;
}

}  // namespace gongkai
