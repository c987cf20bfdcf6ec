#pragma once

// 政府收支分类科目 and other codes of one year, with their names and mappings. Codes are
// hierarchical: a code's parents are those of its prefixes that are in the list.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/text_tables.h"
#include "catalog/usual.h"
#include "source/finding.h"

namespace gongkai {

/// Whether two codes differ in one character or by one transposition.
bool differs_by_a_slip(std::string_view a, std::string_view b);

/// Codes and names of one classification, sorted by code.
class CodeList {
 public:
  using Map = std::map<std::string, std::string, std::less<>>;

  /// False if the list already has the code; its name is kept.
  bool add(std::string code, std::string name);

  /// Gives a code of the list another name.
  void rename(std::string_view code, std::string name);

  /// Takes away a code and all codes below it.
  void remove(std::string_view code);

  /// Null if the code is not in the list.
  const std::string* name(std::string_view code) const;

  /// The code in the list that differs by one digit or one transposition; empty if there is none.
  /// Of several, the one whose difference comes last.
  std::string nearest(std::string_view code) const;

  const Map& all() const { return *names_; }

  /// The codes of this length or more below which there are no others.
  std::vector<std::string> leaves(std::size_t length) const;

 private:
  Map& own();

  std::shared_ptr<Map> names_ = std::make_shared<Map>();  // years without a change share one
};

/// 单位性质 as the official mapping knows it.
enum class MappingKind { kAdministrative, kPublicInstitution };

struct Catalog;

/// A name or code that is not valid in a catalogue's year.
struct OtherName {
  CodeList Catalog::*list = nullptr;
  std::string code;
  std::string name;
  std::string what;  ///< "2019 年及以前的名称", "错字"
  enum class Kind { kNameOfOtherYear, kCodeOfOtherYear, kWrongName };
  Kind kind = Kind::kWrongName;
};

/// A department economic class that is an item of “三公”经费.
struct ThreePublicClass {
  std::string economic;
  std::string item;    ///< as budgets name it: "reception"
  std::string source;  ///< prefix of the fund sources that count towards it
};

/// The classifications of one year.
struct Catalog {
  int year = 0;
  CodeList functions;            ///< 支出功能分类: 3, 5 and 7 digits
  CodeList economic;             ///< 部门预算支出经济分类: 3 and 5 digits
  CodeList government_economic;  ///< 政府预算支出经济分类: 3 and 5 digits
  CodeList sources;              ///< 资金来源: 1 to 3 digits
  CodeList spending_kinds;  ///< economic class (3 digits) → 人员经费 or 公用经费; lists only
                            ///< classes that imply 基本支出
  /// Department economic code → government economic code, by kind of unit.
  std::map<std::pair<MappingKind, std::string>, std::string> mapping;
  /// 政府性基金、国有资本经营预算科目: prefix of functional codes → prefix of their fund sources.
  CodeList fund_functions;
  std::vector<ThreePublicClass> three_public;
  CodeList inner_transfers;  ///< fund sources of money that may come from another unit → name
  std::vector<OtherName> other_names;
  std::shared_ptr<const TextTables> texts;
  std::shared_ptr<const Usual> usual;
};

/// The catalogues of all known years.
class Catalogs {
 public:
  /// Reads `folder`: a sub-folder of tab-separated files for each year, and optionally changes/
  /// with the changes of each year, from which the years between, before and after are derived.
  /// Reports other missing files, and malformed files.
  static std::optional<Catalogs> load(const std::string& folder, Findings& findings);

  /// The catalogue for a budget year: that of the latest year not after it, else the first.
  const Catalog& for_year(int year) const;

  /// The codes that one of the lists has in any year, each once, sorted.
  std::vector<std::string> codes_of_all_years(CodeList Catalog::*list) const;

 private:
  std::vector<Catalog> catalogs_;  // by year, at least one
};

}  // namespace gongkai
