#pragma once

// gongkai (公开): one JSON budget model in, the publishable budget disclosure package out.
//
//   Findings findings;
//   const Resources resources("/usr/share/gongkai");         // once
//   const SourceText budget("budget.json", text);
//   const auto package = render(budget, resources, {}, findings);  // from any thread
//   for (const Finding& finding : findings.all()) std::cerr << to_text(finding);
//
// Nothing here reads a clock, the locale or the environment; the same budget and resources give the
// same bytes. Findings are in Chinese with stable English ids.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/package_profile.h"
#include "pipeline/render_options.h"
#include "source/finding.h"
#include "source/source_text.h"

namespace gongkai {

/// "0.1.0+1a2b3c4d": the release and a hash over the sources that the program is built from.
std::string_view version();

/// A template pack as it is listed.
struct PackSummary {
  std::string name;   ///< the folder's: "somewhere-2023"
  std::string title;  ///< Chinese
};

/// Fonts, classifications and template packs of one folder (templates/, fonts/). Each is loaded
/// once, at its first use; threads share one object.
class Resources {
 public:
  explicit Resources(std::string folder);
  Resources(Resources&&) noexcept;
  Resources& operator=(Resources&&) noexcept;
  ~Resources();

  /// All packs of the folder, sorted by name. Reports packs that cannot be read, and a folder
  /// without packs.
  std::vector<PackSummary> packs(Findings& findings) const;

  /// The folder given to the constructor.
  const std::string& folder() const;

  /// Adds relations (a file like a pack's relations.json) to those of every pack. Call this before
  /// threads use the object.
  void add_relations(SourceText rules);

  /// Adds the packs in the sub-folders of a folder under their names; an added pack hides another
  /// of the same name. Call this before threads use the object.
  void add_packs(std::string folder);

  /// The folder of an added pack of this name; empty: none was added.
  std::string added_pack(const std::string& name) const;

  /// The file of the relations that were added; empty: none.
  std::string_view added_relations() const;

  struct Cache;
  const Cache& cache() const { return *cache_; }

 private:
  std::unique_ptr<Cache> cache_;
};

/// One file of a package.
struct OutputFile {
  std::string name;  ///< free of characters that a file system refuses
  std::string bytes;
};

/// The finished files of one budget.
struct Package {
  std::vector<OutputFile> files;
};

/// The whole pipeline. Empty ⇔ an error was added to `findings`; there are no partial files.
std::optional<Package> render(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings);

/// A package and the facts that an overview of many packages needs.
struct Rendering {
  std::optional<Package> package;
  PackageProfile profile;  ///< as far as the budget could be read
};

/// render() with the profile.
Rendering render_with_profile(const SourceText& budget, const Resources& resources,
                              const RenderOptions& options, Findings& findings);

/// The further files that render() would read for a budget, as far as they can be read. Their bytes
/// belong to the inputs of a package.
struct FurtherInputs {
  std::vector<SourceText> of_units;
  std::vector<SourceText> of_last_year;  ///< last year's budget, and those of its units
};
FurtherInputs further_inputs(const SourceText& budget, const Resources& resources,
                             const RenderOptions& options);

/// The codes of the units that a budget names, in its order; none if it cannot be read.
std::vector<std::string> unit_codes(std::string_view budget);

/// What a form to fill in (填报表) is made for.
struct FormRequest {
  std::string pack;            ///< empty: that of the budget
  int year = 0;                ///< 0: that of the budget, else the one in the pack's name
  bool with_contacts = false;  ///< names and telephones of persons, for use inside the office
};

/// A workbook (.xlsx) in which a budget for a pack is filled in, with the codes of the year; filled
/// with what a budget file holds, if there is one (else null). Empty ⇔ an error was added.
std::optional<std::string> fill_in_form(const SourceText* budget, const FormRequest& request,
                                        const Resources& resources, Findings& findings);

/// The budget file that a filled in form holds, after the checks of budgets. Findings name the
/// cells (工作表!单元格). Empty ⇔ an error was added that keeps tables from being made of it. All
/// functions that take a budget take such a form as well.
std::optional<std::string> import_budget(const SourceText& workbook, const Resources& resources,
                                         const RenderOptions& options, Findings& findings);

/// The budget file of a department from the forms of its units, one each: their facts and projects
/// with the unit, what they state for themselves below it. Reports at their cells forms of another
/// department, year, money unit or of one unit twice. The pack is that of the first form. Empty ⇔
/// an error was added.
std::optional<std::string> join_forms(const std::vector<SourceText>& workbooks,
                                      const Resources& resources, Findings& findings);

/// How next year's budget is begun.
struct NextYearRequest {
  std::string pack;            ///< of next year; empty: that of the budget
  bool keeps_amounts = false;  ///< else income, expenditure and “三公”经费 are to be stated anew
  std::string name;            ///< how findings name the new file
  RenderOptions options;       ///< how the files that belong to the budget are found
};

/// The beginning of next year's budget file: units, names, texts and goals of this year's, a sound
/// one, with the years of their texts rolled, and its amounts as last year's, by item. Dates,
/// reasons and waivers are left out. Notes name what to look at, with lines of the new file. Empty
/// ⇔ an error was added.
std::optional<std::string> next_year_budget(const SourceText& budget,
                                            const NextYearRequest& request,
                                            const Resources& resources, Findings& findings);

/// How differences are told: lines, a page or a workbook for people, JSON for programs.
enum class DiffFormat { kText, kHtml, kXlsx, kJson };

/// What differs between two states of a budget.
struct BudgetDiff {
  bool is_same = false;
  std::string bytes;  ///< in the format asked for
};

/// Compares two budget files or forms: totals, facts by what they say, then the cells of the tables
/// and the words of the texts that are made of them. Of different years or packs the facts alone.
/// Errors that keep a budget from being published do not keep it from being compared. Empty ⇔ an
/// error was added.
std::optional<BudgetDiff> diff_budgets(const SourceText& before, const SourceText& after,
                                       const RenderOptions& options, DiffFormat format,
                                       const Resources& resources, Findings& findings);

/// Tables that a system exported, to be read into a budget.
struct TableImport {
  std::vector<SourceText> tables;     ///< workbooks, XML spreadsheets, CSV files
  std::optional<SourceText> mapping;  ///< 对应表: what their columns are; empty: `mapping_name`
  std::string mapping_name;           ///< one of templates/mappings/; empty: any of them
  std::optional<SourceText> into;     ///< a budget file or a form; empty: a new budget
  std::string pack;                   ///< of a new budget
  int year = 0;                       ///< of a new budget; 0: the one in the pack's name
  bool is_form = false;               ///< the result is a form to fill in, else a budget file
};

/// A budget with what tables hold.
struct ImportedTables {
  std::string bytes;
  std::vector<std::string> changes;  ///< what was done, a line for each list, in Chinese
};

/// Replaces in a budget what the tables hold, and leaves all else as it is. Findings name the cells
/// (工作表!单元格). The budget may still lack other things: they are not reported here. Empty ⇔ an
/// error was added.
std::optional<ImportedTables> import_tables(const TableImport& request, const Resources& resources,
                                            Findings& findings);

/// A workbook or table again, with what was found to be wrong in it: faulty cells coloured, the
/// column 问题 beside the rows. A form to fill in becomes a new form with the values as they stand;
/// of any other file the values are kept, not the styles. Empty: nothing was found, the file cannot
/// be read at all, or an error was added to `findings`.
std::optional<std::string> marked_file(const SourceText& file, const Findings& found,
                                       const Resources& resources, Findings& findings);

/// A mapping for a table that no mapping knows, guessed from its headings and values, as the file
/// to go on with. Reports (as notes) what was taken for what, and columns without a guess. Empty ⇔
/// an error was added.
std::optional<std::string> guess_mapping(const SourceText& table, const Resources& resources,
                                         Findings& findings);

/// Whether a finding of render() says that the machine failed (a full disk, no memory) and not that
/// the input is wrong: the same input may succeed another time.
bool is_of_machine(const Finding& finding);

/// Whether the resources that render() needs for every budget are usable.
enum class Readiness {
  kReady,
  kWrongOptions,    ///< they name a pack or tables that do not exist, or contradict each other
  kFaultyResources  ///< fonts, classifications, the pack of the options
};

/// Loads what every render() with these options needs and reports its faults before the first of
/// many budgets. Packs named by budgets are loaded on demand.
Readiness prepare_resources(const Resources& resources, const RenderOptions& options,
                            Findings& findings);

/// Runs all checks that render() makes on a budget before it makes files. False ⇔ an error was
/// added.
bool check(const SourceText& budget, const Resources& resources, const RenderOptions& options,
           Findings& findings);

/// Reads a workbook that somebody made in the form of a pack and checks the pack's relations on its
/// cells. Reports missing tables, unreadable numbers and violated relations, with sheet and cell.
/// False ⇔ an error was added.
bool verify_workbook(const SourceText& workbook, const std::string& pack,
                     const Resources& resources, Findings& findings);

/// Loads the pack in a folder, or else the pack of this name, with all that it extends from the
/// resources. Reports everything that is wrong with it; false ⇔ an error was added.
bool check_pack(const std::string& folder_or_name, const Resources& resources, Findings& findings);

/// The names of a pack and of those that it extends, nearest first; empty if it cannot be loaded.
std::vector<std::string> pack_chain(const std::string& pack, const Resources& resources);

/// The files of a new pack that extends `from` and is ready to be changed. Empty ⇔ an error was
/// added: an invalid folder name, an unknown pack.
std::optional<std::vector<OutputFile>> new_pack(const std::string& name, const std::string& from,
                                                const Resources& resources, Findings& findings);

/// All findings as one JSON object, for programs.
std::string findings_json(const Findings& findings);

/// All findings in the Static Analysis Results Interchange Format (SARIF 2.1.0), which editors and
/// code hosts show beside the file.
std::string findings_sarif(const Findings& findings);

/// What differs between two packs, each a folder or a name: lines in Chinese, indented below their
/// titles; no lines if the packs prescribe the same. Empty ⇔ an error was added.
std::optional<std::vector<std::string>> diff_packs(const std::string& a, const std::string& b,
                                                   const Resources& resources, Findings& findings);

/// Identifies an amount of a package.
struct AmountName {
  std::string table;   ///< prefix of its id in the pack: "04"
  std::string row;     ///< the row's text, or a part of it: "科学技术"
  std::string column;  ///< the heading over it, or several top down: "基本支出/小计"
};

/// How an amount is computed: its formula and the facts that it adds up, with their lines in the
/// file. Lines in Chinese; empty ⇔ an error was added: no such amount, or several.
std::optional<std::vector<std::string>> explain(const SourceText& budget,
                                                const Resources& resources,
                                                const RenderOptions& options,
                                                const AmountName& name, Findings& findings);

/// What a stage of the pipeline hands to the next.
enum class Stage { kBudget, kDocument, kPages };

/// The result of a stage as text, for inspection. Empty ⇔ an error was added.
std::optional<std::string> show_stage(Stage stage, const SourceText& budget,
                                      const Resources& resources, const RenderOptions& options,
                                      Findings& findings);

/// The JSON Schemas (draft 7) of the files that people write.
enum class SchemaKind { kBudget, kPack, kTable, kRelations, kMapping };
std::string json_schema(SchemaKind kind);

}  // namespace gongkai
