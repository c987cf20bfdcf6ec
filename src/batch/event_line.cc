#include "batch/event_line.h"

#include <nlohmann/json.hpp>

#include "source/visible.h"

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

std::string line(const Json& json) {
  return escaped_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

const char* state_word(const BatchEvent& event) {
  switch (event.record->state) {
    case PackageState::kOk:
      return event.reasons.empty() ? "up-to-date" : "made";
    case PackageState::kFailed:
      return "failed";
    case PackageState::kNotUpdated:
      return "not-updated";
  }
  return "";
}

void put_end(const BatchEvent& event, Json& json) {
  json["state"] = state_word(event);
  for (const RecordedFinding& finding : event.record->findings) {
    if (finding.severity == Severity::kNote || !finding.accepted.empty()) continue;
    const char* list = finding.severity == Severity::kError ? "errors" : "warnings";
    json[list].push_back({{"id", finding.id},
                          {"message", finding.message},
                          {"line", finding.line},
                          {"pointer", finding.pointer}});
  }
}

}  // namespace

std::string event_line(const BatchEvent& event) {
  Json json;
  switch (event.kind) {
    case BatchEvent::Kind::kBegins:
      json["event"] = "begin";
      if (event.total) json["total"] = *event.total;
      return line(json);
    case BatchEvent::Kind::kStarts:
      json = {{"event", "start"}, {"name", event.name}, {"reasons", event.reasons}};
      return line(json);
    case BatchEvent::Kind::kEnds:
      json = {{"event", "end"}, {"name", event.name}};
      put_end(event, json);
      return line(json);
    case BatchEvent::Kind::kRemoved:
      json = {{"event", "removed"}, {"name", event.name}};
      return line(json);
  }
  return {};
}

std::string summary_line(const BatchSummary& summary) {
  return line({{"event", "finish"},
               {"made", summary.made},
               {"up_to_date", summary.up_to_date},
               {"failed", summary.failed},
               {"not_written", summary.not_written},
               {"not_updated", summary.not_updated},
               {"retired", summary.retired},
               {"kept", summary.kept},
               {"removed", summary.removed},
               {"stopped", summary.is_stopped}});
}

}  // namespace gongkai
