#include "data/data_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>

#include "data/table_data.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

std::string_view json_name(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "text";
    case FieldType::kCode:
      return "code";
    case FieldType::kAmount:
      return "amount";
    case FieldType::kInteger:
      return "integer";
    case FieldType::kYesNo:
      return "boolean";
  }
  return {};
}

std::string_view json_name(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return "text";
    case ColumnType::kAmount:
      return "amount";
    case ColumnType::kMixed:
      return "mixed";
  }
  return {};
}

Json json_value(const std::string& value, FieldType type) {
  if (value.empty()) return nullptr;
  if (type == FieldType::kInteger) return std::stoi(value);
  if (type == FieldType::kYesNo) return value == "是";
  return value;
}

Json json_of(const Field& field) {
  Json out{{"key", field.key},
           {"title", field.title},
           {"type", json_name(field.type)},
           {"meaning", field.meaning}};
  if (field.type == FieldType::kAmount) out["unit"] = "元";
  if (!field.codes.empty()) out["codes"] = field.codes;
  return out;
}

Json json_of(const FactList& list) {
  Json fields = Json::array();
  for (const Field& field : list.fields) fields.push_back(json_of(field));
  Json rows = Json::array();
  for (const std::vector<std::string>& row : list.rows) {
    Json record = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      record[list.fields[i].key] = json_value(row[i], list.fields[i].type);
    }
    rows.push_back(std::move(record));
  }
  return {{"title", list.title}, {"fields", std::move(fields)}, {"records", std::move(rows)}};
}

Json json_of(const DataCell& cell) {
  switch (cell.kind) {
    case DataCell::Kind::kEmpty:
      return {{"type", "empty"}};
    case DataCell::Kind::kText:
      return {{"type", "text"}, {"text", cell.text}};
    case DataCell::Kind::kAmount:
      return {{"type", "amount"}, {"text", cell.text}, {"yuan", cell.value}};
    case DataCell::Kind::kMerged:
      return {{"type", "merged"}, {"row", cell.row}, {"column", cell.column}};
  }
  return {};
}

Json json_of(const std::vector<CaptionLine>& captions) {
  Json out = Json::array();
  for (const CaptionLine& line : captions) {
    for (const std::string* text : {&line.left, &line.center, &line.right}) {
      if (!text->empty()) out.push_back(*text);
    }
  }
  return out;
}

Json json_of(const Table& table) {
  const TableData data = table_data(table);
  Json columns = Json::array();
  for (const DataColumn& column : data.columns) {
    columns.push_back({{"path", column.path}, {"type", json_name(column.type)}});
  }
  Json rows = Json::array();
  for (const std::vector<DataCell>& row : data.rows) {
    Json& cells = rows.emplace_back(Json::array());
    for (const DataCell& cell : row) cells.push_back(json_of(cell));
  }
  std::vector<CaptionLine> captions = table.captions_above;
  captions.insert(captions.end(), table.captions.begin(), table.captions.end());
  return {
      {"id", table.id},          {"number", table.number},        {"name", table.name},
      {"title", table.title},    {"captions", json_of(captions)}, {"columns", std::move(columns)},
      {"rows", std::move(rows)}, {"notes", table.notes}};
}

// Whether a value takes more than one line: it contains a list of lists or objects. A table row
// does, but is kept on one line: see append().
bool is_long(const Json& value) {
  if (value.is_array()) {
    return std::ranges::any_of(value, [](const Json& each) { return each.is_structured(); });
  }
  return value.is_object() &&
         std::ranges::any_of(value, [](const Json& each) { return is_long(each); });
}

void append(const Json& value, const std::string& indent, std::string& out) {
  if (!is_long(value)) {
    out += value.dump();
    return;
  }
  const std::string inner = indent + " ";
  out += value.is_array() ? "[" : "{";
  std::string_view before = "\n";
  for (const auto& [key, each] : value.items()) {
    out += std::string(before) + inner;
    before = ",\n";
    if (value.is_object()) out += Json(key).dump() + ": ";
    if (value.is_array() && each.is_array()) {
      out += each.dump();
    } else {
      append(each, inner, out);
    }
  }
  out += "\n" + indent + (value.is_array() ? "]" : "}");
}

}  // namespace

std::string data_json(const FactData& facts, const Document& document) {
  Json out{{"format", "gongkai-data"},
           {"version", 1},
           {"title", document.whole.title},
           {"department", {{"code", facts.department.code}, {"name", facts.department.name}}},
           {"year", facts.year},
           {"published_on", document.date},
           {"amounts", "元，精确到分"}};
  if (!document.page_mark.empty()) out["mark"] = document.page_mark;
  Json& lists = out["facts"] = Json::object();
  for (const FactList& list : facts.lists) lists[list.key] = json_of(list);
  Json& tables = out["tables"] = Json::array();
  for (const Block& block : document.blocks) {
    if (const Table* table = std::get_if<Table>(&block)) tables.push_back(json_of(*table));
  }
  std::string text;
  append(out, "", text);
  return text + "\n";
}

}  // namespace gongkai
