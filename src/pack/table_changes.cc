#include "pack/table_changes.h"

#include "source/value_shape.h"

namespace gongkai {
namespace {

bool check_addition(const JsonValue& added, Findings& findings) {
  if (added.kind() != JsonKind::kArray) return report_kind(added, "数组 [ … ]", findings);
  if (!added.children().empty()) return true;
  findings.add({.id = "list-too-short",
                .where = added.place(),
                .message = "此处只有 0 项",
                .expected = "至少 1 项"});
  return false;
}

bool check_change(const JsonValue& change, Findings& findings) {
  const bool is_good = change.kind() == JsonKind::kObject || change.kind() == JsonKind::kNull;
  return is_good || report_kind(change, "对象 { … } 或 null", findings);
}

std::vector<JsonValue> checked(const JsonValue& file, std::string_view member,
                               bool (*check)(const JsonValue&, Findings&), Findings& findings) {
  const auto stated = file.find(member);
  if (!stated) return {};
  if (stated->kind() != JsonKind::kObject) {
    report_kind(*stated, "对象 { … }", findings);
    return {};
  }
  std::vector<JsonValue> out = stated->children();
  std::erase_if(out, [&](const JsonValue& each) { return !check(each, findings); });
  return out;
}

}  // namespace

std::vector<std::string_view> table_changes() {
  return {"column_changes", "columns_after", "line_changes", "lines_after"};
}

std::vector<JsonValue> stated_additions(const JsonValue& file, std::string_view member,
                                        Findings& findings) {
  return checked(file, member, check_addition, findings);
}

std::vector<JsonValue> stated_changes(const JsonValue& file, std::string_view member,
                                      Findings& findings) {
  return checked(file, member, check_change, findings);
}

}  // namespace gongkai
