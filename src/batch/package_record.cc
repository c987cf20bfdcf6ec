#include "batch/package_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <functional>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "batch/package_name.h"
#include "source/file_name.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<PackageState, std::string_view>, 3> kStates = {{
    {PackageState::kOk, "ok"},
    {PackageState::kFailed, "failed"},
    {PackageState::kNotUpdated, "not-updated"},
}};
constexpr std::array<std::pair<Severity, std::string_view>, 3> kSeverities = {{
    {Severity::kError, "error"},
    {Severity::kWarning, "warning"},
    {Severity::kNote, "note"},
}};

/// Writes members into an object.
struct Writer {
  Json& json;

  template <class Value>
  void always(const char* key, const Value& value) {
    json[key] = value;
  }

  void format() { json["format"] = kManifestFormat; }

  // Empty texts, empty lists and zeros are omitted from a line.
  template <class Value>
  void operator()(const char* key, const Value& value) {
    if (value != Value()) json[key] = value;
  }

  template <class Words, class Value>
  void word(const char* key, const Words& words, const Value& value) {
    json[key] =
        std::ranges::find(words, value, [](const auto& entry) { return entry.first; })->second;
  }
};

/// Reads them; throws what nlohmann throws where one is missing or of another type.
struct Reader {
  const Json& json;

  template <class Value>
  void always(const char* key, Value& value) {
    json.at(key).get_to(value);
  }

  // Known from the head.
  void format() {}

  template <class Value>
  void operator()(const char* key, Value& value) {
    const auto found = json.find(key);
    if (found != json.end()) found->get_to(value);
  }

  template <class Words, class Value>
  void word(const char* key, const Words& words, Value& value) {
    const auto text = json.at(key).get<std::string>();
    const auto found =
        std::ranges::find(words, text, [](const auto& entry) { return entry.second; });
    if (found == words.end()) throw Json::other_error::create(501, "unknown word: " + text, &json);
    value = found->first;
  }
};

}  // namespace

// The members of each type, named once for writing and reading. `Of<T>`: a T, const or not.
template <class T, class Type>
concept Of = std::same_as<std::remove_const_t<T>, Type>;

static void members(auto& line, Of<CodedName> auto& value) {
  line.always("code", value.code);
  line.always("name", value.name);
}

static void members(auto& line, Of<CodedTotal> auto& value) {
  line.always("code", value.code);
  line.always("name", value.name);
  line.always("amount", value.amount);
}

static void members(auto& line, Of<NamedTotal> auto& value) {
  line.always("name", value.name);
  line.always("amount", value.amount);
}

static void members(auto& line, Of<TableNotes> auto& value) {
  line.always("table", value.table);
  line.always("lines", value.lines);
}

static void members(auto& line, Of<WaiverFact> auto& value) {
  line.always("id", value.id);
  line("pointer", value.pointer);
  line("reason", value.reason);
}

static void members(auto& line, Of<PackageTotals> auto& value) {
  line("income", value.income);
  line("expenditure", value.expenditure);
  line("year_end", value.year_end);
  line("basic", value.basic);
  line("project", value.project);
  line("general_budget", value.general_budget);
  line("government_fund", value.government_fund);
  line("three_public", value.three_public);
  line("last_year", value.last_year);
  line("functions", value.functions);
  line("expenditure_sources", value.expenditure_sources);
  line("income_sources", value.income_sources);
}

static void members(auto& line, Of<PackageProfile> auto& value) {
  line.always("department", value.department);
  line("units", value.units);
  line("year", value.year);
  line("pack", value.pack);
  line("tables", value.tables);
  line("notes", value.notes);
  line("waivers", value.waivers);
  line.always("totals", value.totals);
}

static void members(auto& line, Of<Fingerprint> auto& value) {
  line.always("budget", value.budget);
  line.always("pack", value.pack);
  line.always("catalog", value.catalog);
  line.always("fonts", value.fonts);
  line.always("options", value.options);
  line.always("version", value.version);
}

static void members(auto& line, Of<RecordedFinding> auto& value) {
  line.always("id", value.id);
  line.word("severity", kSeverities, value.severity);
  line.always("message", value.message);
  line("expected", value.expected);
  line("help", value.help);
  line("file", value.file);
  line("line", value.line);
  line("column", value.column);
  line("pointer", value.pointer);
  line("accepted", value.accepted);
}

static void members(auto& line, Of<RecordedFile> auto& value) {
  line.always("name", value.name);
  line.always("size", value.size);
  line.always("sha256", value.sha256);
}

static void members(auto& line, Of<PackageRecord> auto& value) {
  line.always("name", value.name);
  line.format();
  line.always("input", value.input);
  line.word("state", kStates, value.state);
  line.always("fingerprint", value.fingerprint);
  line.always("facts", value.profile);
  line("findings", value.findings);
  line("outputs", value.outputs);
  line("retired", value.retired);
}

template <class T>
concept HasMembers = requires(Writer& line, const T& value) {
  members(line, value);
};

// Found by nlohmann through argument-dependent lookup.
template <HasMembers T>
static void to_json(Json& json, const T& value) {
  json = Json::object();
  Writer writer{json};
  members(writer, value);
}

template <HasMembers T>
static void from_json(const Json& json, T& value) {
  Reader reader{json};
  members(reader, value);
}

std::string to_line(const PackageRecord& record) {
  // Texts are valid UTF-8, but file names may contain any bytes.
  return Json(record).dump(-1, ' ', false, Json::error_handler_t::replace);
}

static bool has_good_outputs(const std::vector<RecordedFile>& outputs) {
  return std::ranges::all_of(outputs, is_file_name, &RecordedFile::name) &&
         std::ranges::adjacent_find(outputs, std::ranges::greater_equal(), &RecordedFile::name) ==
             outputs.end();
}

static bool is_retired_folder(std::string_view folder) {
  const std::string above = std::string(kRetiredFolder) + "/";
  return folder.starts_with(above) && is_package_name(folder.substr(above.size()));
}

std::optional<PackageRecord> parse_record(std::string_view line) {
  const auto head = record_head(line);
  if (!head || head->format > kManifestFormat) return std::nullopt;
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    auto record = json.get<PackageRecord>();
    const bool is_sound = record.name == head->name && has_good_outputs(record.outputs) &&
                          std::ranges::all_of(record.retired, is_retired_folder);
    if (!is_sound) return std::nullopt;
    return record;
  } catch (const Json::exception&) {
    return std::nullopt;  // not written by us
  }
}

std::optional<RecordHead> record_head(std::string_view line) {
  constexpr std::string_view kBegin = R"({"name":)";
  constexpr std::string_view kFormat = R"(,"format":)";
  if (!line.starts_with(kBegin)) return std::nullopt;
  std::size_t end = kBegin.size() + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return std::nullopt;
  const Json name =
      Json::parse(line.substr(kBegin.size(), end + 1 - kBegin.size()), nullptr, false);
  if (!name.is_string()) return std::nullopt;
  RecordHead head{.name = name.get<std::string>()};
  if (!is_package_name(head.name)) return std::nullopt;
  const std::string_view rest = line.substr(end + 1);
  if (!rest.starts_with(kFormat)) return head;
  const char* digits = rest.data() + kFormat.size();
  const auto [stop, fault] = std::from_chars(digits, rest.data() + rest.size(), head.format);
  if (fault != std::errc() || head.format < 1) return std::nullopt;
  return head;
}

bool name_less(std::string_view a, std::string_view b) {
  const auto rank = [](char character) {
    return character == '/' ? 0 : static_cast<unsigned char>(character);
  };
  return std::ranges::lexicographical_compare(a, b, {}, rank, rank);
}

bool is_inside(std::string_view name, std::string_view outer) {
  return name.size() > outer.size() && name.starts_with(outer) && name[outer.size()] == '/';
}

}  // namespace gongkai
