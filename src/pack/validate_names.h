#pragma once

// Validates references by name within a pack: fields, styles, tables, columns, lines.

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
  /// Members of pack.json with faults: their intended values are not known.
  std::set<std::string, std::less<>> unread;

  /// False if the base pack is not known: then more than these members may be missing.
  bool is_whole = true;

  /// The tables that it lists, including those whose files have faults.
  std::set<std::string> tables;

  bool is_read(std::string_view member) const { return is_whole && !unread.contains(member); }
};

/// Looks up names in a pack and reports unknown ones, with the nearest.
class NameChecks {
 public:
  /// All three must outlive it.
  NameChecks(const Pack& pack, const PackReading& reading, Findings& findings)
      : pack_(&pack), reading_(&reading), findings_(&findings) {}

  /// Whether this member of pack.json was read completely.
  bool is_read(std::string_view member) const { return reading_->is_read(member); }

  /// Reports fields that have no value in a text whose known scopes are given, and words and texts
  /// that the pack does not define.
  void check_fields(const FieldText& text, const std::vector<FieldScope>& known) const;

  /// Reports a style that the pack does not define: `where`'s member "style".
  void check_style(const std::string& name, const JsonValue& where) const;
  void check_style(const std::string& name, Place where) const;

  /// Reports a table that the pack does not have: `where`'s member "table".
  void check_table(const std::string& id, const JsonValue& where) const;

  /// Reports texts that the pack does not define among those of `member`, texts or project_texts.
  void check_texts(const std::vector<std::string>& texts, const std::vector<PackText>& known,
                   std::string_view member, const Place& where) const;

  /// The same for the projects' texts that conditions (`where`) in a tree name.
  void check_condition_texts(const JsonValue& tree) const;

  /// Reports a name that is not known: `where`'s member `member`. `kind` is what it should name:
  /// 表, 行（id） …
  void check_known(const std::string& name, const std::set<std::string>& known,
                   std::string_view member, std::string_view kind, const JsonValue& where) const;

 private:
  void check_texts_of(const JsonValue& conditions) const;
  void check_named_fields(const FieldText& text) const;
  void report_unknown(const std::string& name, const std::set<std::string>& known,
                      std::string_view member, std::string_view kind, Place where) const;

  const Pack* pack_;
  const PackReading* reading_;
  Findings* findings_;
};

}  // namespace gongkai
