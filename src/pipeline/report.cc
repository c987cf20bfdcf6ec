// Findings for other programs: JSON and SARIF.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "check/all_checks.h"
#include "gongkai.h"
#include "source/uri.h"
#include "source/visible.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

// Names of files and options may be no UTF-8.
std::string print(const Json& json) {
  return escaped_json(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string_view level_name(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return {};
}

std::string_view level_name(CheckLevel level) {
  switch (level) {
    case CheckLevel::kOff:
      return "none";
    case CheckLevel::kNote:
      return "note";
    case CheckLevel::kWarning:
      return "warning";
    case CheckLevel::kError:
      return "error";
  }
  return {};
}

Json place_json(const Place& where) {
  Json out{{"file", where.file}};
  if (where.line > 0) {
    out["line"] = where.line;
    out["column"] = where.column;
    out["length"] = where.length;
  }
  if (!where.pointer.empty()) out["pointer"] = where.pointer;
  return out;
}

Json finding_json(const Finding& finding) {
  Json out{{"id", finding.id}, {"severity", level_name(finding.severity)}};
  out.update(place_json(finding.where));
  out["message"] = finding.message;
  if (!finding.expected.empty()) out["expected"] = finding.expected;
  if (!finding.help.empty()) out["help"] = finding.help;
  if (!finding.accepted.empty()) out["accepted"] = finding.accepted;
  for (const Note& note : finding.notes) {
    Json place = place_json(note.where);
    place["message"] = note.message;
    out["notes"].push_back(std::move(place));
  }
  return out;
}

// SARIF wants URIs. A reference that begins with a slash could not be resolved against the root of
// a repository (SARIF 2.1.0, 3.4.4).
std::string uri(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path);
}

Json location(const Place& where) {
  Json physical{{"artifactLocation", {{"uri", uri(where.file)}}}};
  if (where.line > 0) {
    physical["region"] = {{"startLine", where.line},
                          {"startColumn", where.column},
                          {"endColumn", where.column + std::max(where.length, 1)}};
  }
  Json out{{"physicalLocation", std::move(physical)}};
  if (!where.pointer.empty()) {
    out["logicalLocations"] = {{{"fullyQualifiedName", where.pointer}}};
  }
  return out;
}

std::string whole_message(const Finding& finding) {
  std::string out = finding.message;
  if (!finding.expected.empty()) out += "。应为：" + finding.expected;
  if (!finding.help.empty()) out += "。改法：" + finding.help;
  return out;
}

Json result(const Finding& finding) {
  Json out{{"ruleId", finding.id},
           {"level", level_name(finding.severity)},
           {"message", {{"text", whole_message(finding)}}}};
  if (!finding.accepted.empty()) {
    out["suppressions"] = {{{"kind", "inSource"}, {"justification", finding.accepted}}};
  }
  if (!finding.where.file.empty()) out["locations"] = {location(finding.where)};
  for (const Note& note : finding.notes) {
    if (note.where.file.empty()) continue;
    Json place = location(note.where);
    place["message"] = {{"text", note.message}};
    out["relatedLocations"].push_back(std::move(place));
  }
  return out;
}

// All checks, then the ids of other stages that occur, sorted.
Json rules(const Findings& findings) {
  Json out = Json::array();
  std::set<std::string> others;
  for (const Finding& finding : findings.all()) others.insert(finding.id);
  for (const CheckRule& rule : check_rules()) {
    others.erase(std::string(rule.id));
    out.push_back({{"id", rule.id},
                   {"shortDescription", {{"text", rule.name}}},
                   {"defaultConfiguration", {{"level", level_name(rule.level)}}}});
  }
  for (const std::string& id : others) out.push_back({{"id", id}});
  return out;
}

}  // namespace

std::string findings_json(const Findings& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings.all()) list.push_back(finding_json(finding));
  const Json out{{"errors", findings.count(Severity::kError)},
                 {"warnings", findings.count(Severity::kWarning)},
                 {"notes", findings.count(Severity::kNote)},
                 {"findings", std::move(list)}};
  return print(out);
}

std::string findings_sarif(const Findings& findings) {
  Json results = Json::array();
  for (const Finding& finding : findings.all()) results.push_back(result(finding));
  const Json driver{{"name", "gongkai"}, {"version", version()}, {"rules", rules(findings)}};
  Json run;
  run["tool"]["driver"] = driver;
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  Json out;
  out["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  out["version"] = "2.1.0";
  out["runs"] = Json::array({std::move(run)});
  return print(out);
}

}  // namespace gongkai
