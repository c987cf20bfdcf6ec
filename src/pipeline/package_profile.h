#pragma once

// What an overview of many packages wants to know of one of them: who, which form, which totals.
// Amounts are exact and in 元 ("6343400.00"), whatever unit the budget's file uses.

#include <string>
#include <vector>

namespace gongkai {

/// A code and its name, as the place writes it.
struct CodedName {
  std::string code;
  std::string name;

  friend bool operator==(const CodedName&, const CodedName&) = default;
};

/// A total by code: of a 类 of the functional classes, of a fund source.
struct CodedTotal {
  std::string code;
  std::string name;
  std::string amount;

  friend bool operator==(const CodedTotal&, const CodedTotal&) = default;
};

/// A total by name: "total", "general_budget" … of last year.
struct NamedTotal {
  std::string name;
  std::string amount;

  friend bool operator==(const NamedTotal&, const NamedTotal&) = default;
};

/// The totals of a budget that passed all checks.
struct PackageTotals {
  std::string income;           ///< 收入总计; empty: the budget did not pass, or states tables
                                ///< alone: there are no totals
  std::string expenditure;      ///< 支出总计 without year_end; = basic + project
  std::string year_end;         ///< 年终结转结余; income = expenditure + year_end
  std::string basic;            ///< 基本支出
  std::string project;          ///< 项目支出
  std::string general_budget;   ///< 一般公共预算支出, a part of expenditure
  std::string government_fund;  ///< 政府性基金预算支出, a part of expenditure
  std::string three_public;     ///< “三公”经费; empty: the budget says nothing of it
  std::vector<NamedTotal> last_year;  ///< 上年预算数, by the names of the budget file
  std::vector<CodedTotal> functions;  ///< expenditure by 类 (three digits), by code
  std::vector<CodedTotal> expenditure_sources;  ///< expenditure by fund source, by code
  std::vector<CodedTotal> income_sources;       ///< income by fund source, by code

  friend bool operator==(const PackageTotals&, const PackageTotals&) = default;
};

/// Further notes that the budget puts under a table.
struct TableNotes {
  std::string table;  ///< id in the pack
  std::vector<std::string> lines;

  friend bool operator==(const TableNotes&, const TableNotes&) = default;
};

/// A warning that the budget accepts.
struct WaiverFact {
  std::string id;  ///< of the finding
  std::string pointer;
  std::string reason;

  friend bool operator==(const WaiverFact&, const WaiverFact&) = default;
};

/// Of a budget that could not be read at all everything is empty; of one with errors the totals and
/// the tables are.
struct PackageProfile {
  CodedName department;          ///< the unit, if the package is a unit's
  std::vector<CodedName> units;  ///< in the order of the file
  int year = 0;
  std::string pack;                 ///< the pack used: by option, or as the budget says
  std::vector<std::string> tables;  ///< ids of the tables made, in their order
  std::vector<TableNotes> notes;
  std::vector<WaiverFact> waivers;
  PackageTotals totals;

  friend bool operator==(const PackageProfile&, const PackageProfile&) = default;
};

}  // namespace gongkai
