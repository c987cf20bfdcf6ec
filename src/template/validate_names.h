#pragma once

// Names by which the parts of a pack refer to each other: fields, styles, tables, columns, lines.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/finding.h"
#include "template/pack.h"

namespace gongkai {

/// Looks names up in a pack and reports those that it does not have, with the nearest one.
class NameChecks {
 public:
  /// Both outlive it.
  NameChecks(const Pack& pack, Findings& findings) : pack_(&pack), findings_(&findings) {}

  /// Reports fields that have no value where a text stands, known being what it may speak of, and
  /// words and texts that the pack does not define.
  void check_fields(const FieldText& text, const std::vector<FieldScope>& known) const;

  /// Reports a style that the pack does not define: `where`'s member "style".
  void check_style(const std::string& name, const JsonValue& where) const;
  void check_style(const std::string& name, Place where) const;

  /// Reports a table that the pack does not have: `where`'s member "table".
  void check_table(const std::string& id, const JsonValue& where) const;

  /// Reports a name that is not known: `where`'s member `member`. `kind` is what it should name:
  /// 表, 行（id） …
  void check_known(const std::string& name, const std::set<std::string>& known,
                   std::string_view member, std::string_view kind, const JsonValue& where) const;

 private:
  void check_named_fields(const FieldText& text) const;
  void report_unknown(const std::string& name, const std::set<std::string>& known,
                      std::string_view member, std::string_view kind, Place where) const;

  const Pack* pack_;
  Findings* findings_;
};

}  // namespace gongkai
