#include "batch/package_record.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<PackageState, std::string_view>, 2> kStates = {{
    {PackageState::kOk, "ok"},
    {PackageState::kFailed, "failed"},
}};
constexpr std::array<std::pair<Severity, std::string_view>, 3> kSeverities = {{
    {Severity::kError, "error"},
    {Severity::kWarning, "warning"},
    {Severity::kNote, "note"},
}};

template <typename Words, typename Value>
std::string_view word_of(const Words& words, Value value) {
  return std::ranges::find(words, value, [](const auto& entry) { return entry.first; })->second;
}

// Throws what nlohmann throws for a wrong type, so that one place handles both.
template <typename Words>
auto value_of(const Words& words, const Json& json) {
  const auto word = json.get<std::string>();
  const auto found = std::ranges::find(words, word, [](const auto& entry) { return entry.second; });
  if (found == words.end()) throw Json::other_error::create(501, "unknown word: " + word, &json);
  return found->first;
}

// Empty texts and lists are left out of a line.
void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void put(Json& json, const char* key, int number) {
  if (number != 0) json[key] = number;
}

template <typename Item>
void put(Json& json, const char* key, const std::vector<Item>& items) {
  if (!items.empty()) json[key] = items;
}

template <typename Value>
void take(const Json& json, const char* key, Value& out) {
  const auto found = json.find(key);
  if (found != json.end()) found->get_to(out);
}

}  // namespace

// Found by nlohmann through argument-dependent lookup.
static void to_json(Json& json, const CodedName& value) {
  json = Json{{"code", value.code}, {"name", value.name}};
}
static void from_json(const Json& json, CodedName& value) {
  take(json, "code", value.code);
  take(json, "name", value.name);
}

static void to_json(Json& json, const CodedTotal& value) {
  json = Json{{"code", value.code}, {"name", value.name}, {"amount", value.amount}};
}
static void from_json(const Json& json, CodedTotal& value) {
  take(json, "code", value.code);
  take(json, "name", value.name);
  take(json, "amount", value.amount);
}

static void to_json(Json& json, const NamedTotal& value) {
  json = Json{{"name", value.name}, {"amount", value.amount}};
}
static void from_json(const Json& json, NamedTotal& value) {
  take(json, "name", value.name);
  take(json, "amount", value.amount);
}

static void to_json(Json& json, const TableNotes& value) {
  json = Json{{"table", value.table}, {"lines", value.lines}};
}
static void from_json(const Json& json, TableNotes& value) {
  take(json, "table", value.table);
  take(json, "lines", value.lines);
}

static void to_json(Json& json, const WaiverFact& value) {
  json = Json{{"id", value.id}};
  put(json, "pointer", value.pointer);
  put(json, "reason", value.reason);
}
static void from_json(const Json& json, WaiverFact& value) {
  take(json, "id", value.id);
  take(json, "pointer", value.pointer);
  take(json, "reason", value.reason);
}

static void to_json(Json& json, const PackageTotals& value) {
  json = Json::object();
  put(json, "income", value.income);
  put(json, "expenditure", value.expenditure);
  put(json, "year_end", value.year_end);
  put(json, "basic", value.basic);
  put(json, "project", value.project);
  put(json, "last_year", value.last_year);
  put(json, "functions", value.functions);
  put(json, "expenditure_sources", value.expenditure_sources);
  put(json, "income_sources", value.income_sources);
}
static void from_json(const Json& json, PackageTotals& value) {
  take(json, "income", value.income);
  take(json, "expenditure", value.expenditure);
  take(json, "year_end", value.year_end);
  take(json, "basic", value.basic);
  take(json, "project", value.project);
  take(json, "last_year", value.last_year);
  take(json, "functions", value.functions);
  take(json, "expenditure_sources", value.expenditure_sources);
  take(json, "income_sources", value.income_sources);
}

static void to_json(Json& json, const PackageFacts& value) {
  json = Json{{"department", value.department}};
  put(json, "units", value.units);
  put(json, "year", value.year);
  put(json, "pack", value.pack);
  put(json, "tables", value.tables);
  put(json, "notes", value.notes);
  put(json, "waivers", value.waivers);
  json["totals"] = value.totals;
}
static void from_json(const Json& json, PackageFacts& value) {
  take(json, "department", value.department);
  take(json, "units", value.units);
  take(json, "year", value.year);
  take(json, "pack", value.pack);
  take(json, "tables", value.tables);
  take(json, "notes", value.notes);
  take(json, "waivers", value.waivers);
  take(json, "totals", value.totals);
}

static void to_json(Json& json, const Fingerprint& value) {
  json = Json{{"budget", value.budget}, {"pack", value.pack},       {"catalog", value.catalog},
              {"fonts", value.fonts},   {"options", value.options}, {"version", value.version}};
}
static void from_json(const Json& json, Fingerprint& value) {
  take(json, "budget", value.budget);
  take(json, "pack", value.pack);
  take(json, "catalog", value.catalog);
  take(json, "fonts", value.fonts);
  take(json, "options", value.options);
  take(json, "version", value.version);
}

static void to_json(Json& json, const RecordedFinding& value) {
  json = Json{{"id", value.id},
              {"severity", word_of(kSeverities, value.severity)},
              {"message", value.message}};
  put(json, "expected", value.expected);
  put(json, "help", value.help);
  put(json, "file", value.file);
  put(json, "line", value.line);
  put(json, "column", value.column);
  put(json, "pointer", value.pointer);
  put(json, "accepted", value.accepted);
}
static void from_json(const Json& json, RecordedFinding& value) {
  take(json, "id", value.id);
  value.severity = value_of(kSeverities, json.at("severity"));
  take(json, "message", value.message);
  take(json, "expected", value.expected);
  take(json, "help", value.help);
  take(json, "file", value.file);
  take(json, "line", value.line);
  take(json, "column", value.column);
  take(json, "pointer", value.pointer);
  take(json, "accepted", value.accepted);
}

static void to_json(Json& json, const RecordedFile& value) {
  json = Json{{"name", value.name}, {"size", value.size}, {"sha256", value.sha256}};
}
static void from_json(const Json& json, RecordedFile& value) {
  json.at("name").get_to(value.name);
  json.at("size").get_to(value.size);
  json.at("sha256").get_to(value.sha256);
}

std::string to_line(const PackageRecord& record) {
  Json json{{"name", record.name},
            {"input", record.input},
            {"state", word_of(kStates, record.state)},
            {"fingerprint", record.fingerprint},
            {"facts", record.facts}};
  put(json, "findings", record.findings);
  put(json, "outputs", record.outputs);
  // Texts come from checked UTF-8, but names of files may hold any bytes.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<PackageRecord> parse_record(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    PackageRecord record;
    json.at("name").get_to(record.name);
    json.at("input").get_to(record.input);
    record.state = value_of(kStates, json.at("state"));
    json.at("fingerprint").get_to(record.fingerprint);
    json.at("facts").get_to(record.facts);
    take(json, "findings", record.findings);
    take(json, "outputs", record.outputs);
    return record;
  } catch (const Json::exception&) {
    return std::nullopt;  // not written by us
  }
}

std::string record_name(std::string_view line) {
  constexpr std::string_view kBegin = R"({"name":)";
  if (!line.starts_with(kBegin)) return {};
  std::size_t end = kBegin.size() + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return {};
  const Json name =
      Json::parse(line.substr(kBegin.size(), end + 1 - kBegin.size()), nullptr, false);
  return name.is_string() ? name.get<std::string>() : std::string();
}

bool name_less(std::string_view a, std::string_view b) {
  const auto rank = [](char character) {
    return character == '/' ? 0 : static_cast<unsigned char>(character);
  };
  return std::ranges::lexicographical_compare(a, b, {}, rank, rank);
}

}  // namespace gongkai
