#pragma once

// Names by which the parts of a pack refer to each other: fields, styles, tables, columns, lines.

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "source/finding.h"

namespace gongkai {

/// What is known of a pack's files, some of which may have faults.
struct PackReading {
  /// Members of pack.json with faults: what they should say is not known.
  std::set<std::string, std::less<>> unread;

  /// False if it is not known which pack it extends: more may be lost than they.
  bool is_whole = true;

  /// The tables that it lists, also those whose files have faults.
  std::set<std::string> tables;

  bool is_read(std::string_view member) const { return is_whole && !unread.contains(member); }
};

/// Looks names up in a pack and reports those that it does not have, with the nearest one.
class NameChecks {
 public:
  /// All three outlive it.
  NameChecks(const Pack& pack, const PackReading& reading, Findings& findings)
      : pack_(&pack), reading_(&reading), findings_(&findings) {}

  /// Whether all is known that this member of pack.json says.
  bool is_read(std::string_view member) const { return reading_->is_read(member); }

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
  const PackReading* reading_;
  Findings* findings_;
};

}  // namespace gongkai
