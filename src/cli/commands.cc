#include "cli/commands.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "source/visible.h"

namespace gongkai {
namespace {

enum class Writes { kNo, kEmit, kYes };

// Prints the findings and their counts. Waived warnings are listed by check only; render omits
// them.
void print(const Findings& findings, Writes writes) {
  Findings shown;
  for (const Finding& finding : findings.all()) {
    if (writes == Writes::kNo || finding.accepted.empty()) shown.add(finding);
  }
  std::cerr << to_text(shown);
  const int errors = findings.count(Severity::kError);
  const int warnings = findings.count(Severity::kWarning);
  if (errors + warnings == 0) return;
  std::cerr << "共 " << errors << " 个错误，" << warnings << " 个警告";
  std::cerr << (errors > 0 && writes == Writes::kYes ? "；没有写出文件\n" : "\n");
}

void print_lines(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) std::cout << printable(line) << '\n';
}

// Prints a text of several lines.
void print_text(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::cout << printable(text.substr(begin, end - begin)) << '\n';
    begin = end + 1;
  }
}

// Machine faults are not faults of the inputs.
int exit_code(const Findings& findings) {
  if (std::ranges::any_of(findings.all(), is_of_machine)) return kExitCannotWrite;
  return findings.has_errors() ? kExitFindings : kExitDone;
}

int finish(const Findings& findings, Writes writes = Writes::kNo) {
  print(findings, writes);
  return exit_code(findings);
}

int emit(Stage stage, const RenderOptions& options, const SourceText& budget,
         const Resources& resources) {
  Findings findings;
  const auto text = show_stage(stage, budget, resources, options, findings);
  if (text) std::cout << *text << std::flush;
  return finish(findings, Writes::kEmit);
}

// Prints how many findings each of several files has.
void print_per_file(const std::vector<std::string>& files, const Findings& findings) {
  for (const std::string& file : files) {
    const std::string name = input_name(file);
    const auto count = [&](Severity severity) {
      return std::ranges::count_if(findings.all(), [&](const Finding& finding) {
        return finding.severity == severity && finding.where.file == name;
      });
    };
    std::cout << printable(name) << "：" << count(Severity::kError) << " 个错误，"
              << count(Severity::kWarning) << " 个警告\n";
  }
}

// Prints the findings of the inputs in the requested format.
int report(const CommandOptions& options, const Findings& findings) {
  if (options.report != ReportFormat::kText) {
    std::cout << (options.report == ReportFormat::kJson ? findings_json(findings)
                                                        : findings_sarif(findings));
    return exit_code(findings);
  }
  if (!findings.has_errors()) std::cout << "没有错误\n";
  if (options.inputs.size() > 1) print_per_file(options.inputs, findings);
  return finish(findings);
}

}  // namespace

std::optional<Resources> open_resources(const CommandOptions& options, Findings& findings) {
  Resources resources(options.resources);
  if (!options.packs.empty()) resources.add_packs(options.packs);
  if (options.relations.empty()) return resources;
  auto rules = read_input(options.relations, findings);
  if (!rules) return std::nullopt;
  resources.add_relations(std::move(*rules));
  return resources;
}

int run_render(const CommandOptions& options) {
  Findings findings;
  const auto budget = read_input(options.inputs.front(), findings);
  const auto resources = open_resources(options, findings);
  if (!budget || !resources) return finish(findings, Writes::kYes);
  if (options.emit) return emit(*options.emit, options.render, *budget, *resources);
  const auto package = render(*budget, *resources, options.render, findings);
  if (!package) return finish(findings, Writes::kYes);
  const auto written = write_files(options.output, package->files, findings);
  print(findings, written.empty() ? Writes::kYes : Writes::kEmit);
  print_lines(written);
  return findings.has_errors() ? kExitCannotWrite : kExitDone;
}

int run_check(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  for (const std::string& input : options.inputs) {
    const auto budget = read_input(input, findings);
    if (budget && resources) check(*budget, *resources, options.render, findings);
  }
  return report(options, findings);
}

int run_explain(const CommandOptions& options) {
  Findings findings;
  const auto budget = read_input(options.inputs.front(), findings);
  const auto resources = open_resources(options, findings);
  if (!budget || !resources) return finish(findings);
  const auto lines = explain(*budget, *resources, options.render, options.amount, findings);
  if (lines) print_lines(*lines);
  return finish(findings, Writes::kEmit);
}

namespace {

// Writes one file at a path, and says where.
int write_one(const std::string& path, std::string bytes, Findings& findings) {
  const std::filesystem::path file(path);
  const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
  const auto written =
      write_files(folder, {{file.filename().string(), std::move(bytes)}}, findings);
  print(findings, written.empty() ? Writes::kYes : Writes::kEmit);
  print_lines(written);
  return written.empty() ? kExitCannotWrite : kExitDone;
}

}  // namespace

int run_form(const CommandOptions& options) {
  Findings findings;
  std::optional<SourceText> budget;
  if (!options.inputs.empty()) {
    budget = read_input(options.inputs.front(), findings);
    if (!budget) return finish(findings, Writes::kYes);
  }
  const auto resources = open_resources(options, findings);
  FormRequest request = options.form;
  request.pack = options.render.pack;
  request.with_contacts = options.render.is_internal;
  auto bytes = fill_in_form(budget ? &*budget : nullptr, request, *resources, findings);
  if (!bytes) return finish(findings, Writes::kYes);
  return write_one(options.output, *std::move(bytes), findings);
}

namespace {

// Writes the first input again with the faults of its cells, where that is asked for.
void write_marked(const CommandOptions& options, const SourceText& file, const Resources& resources,
                  Findings& findings) {
  if (options.marked.empty() || !findings.has_errors()) return;
  Findings faults;
  auto bytes = marked_file(file, findings, resources, faults);
  const std::filesystem::path path(options.marked);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  if (bytes) {
    print_lines(write_files(folder, {{path.filename().string(), *std::move(bytes)}}, faults));
  }
  findings.add_all(std::move(faults));
}

// Whether the inputs are tables to be read into a budget, and not a form by itself.
bool imports_tables(const CommandOptions& options) {
  return !options.into.empty() || !options.render.pack.empty() || !options.mapping.empty();
}

// Reads an input into an optional member. False: an error was added.
bool read_into(const std::string& path, std::optional<SourceText>& target, Findings& findings) {
  target = read_input(path, findings);
  return target.has_value();
}

int import_tables_of(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  const std::string output = options.output.empty() ? options.into : options.output;
  TableImport request{
      .pack = options.render.pack, .year = options.form.year, .is_form = output.ends_with(".xlsx")};
  bool is_good = true;
  for (const std::string& input : options.inputs) {
    auto table = read_input(input, findings);
    is_good = table && is_good;
    if (table) request.tables.push_back(*std::move(table));
  }
  const bool is_file = options.mapping.find_first_of("./") != std::string::npos;
  if (is_file) {
    is_good = read_into(options.mapping, request.mapping, findings) && is_good;
  } else {
    request.mapping_name = options.mapping;
  }
  if (!options.into.empty()) is_good = read_into(options.into, request.into, findings) && is_good;
  if (!is_good || !resources) return finish(findings, Writes::kYes);
  auto done = import_tables(request, *resources, findings);
  if (!done) {
    write_marked(options, request.tables.front(), *resources, findings);
    return finish(findings, Writes::kYes);
  }
  const int code = write_one(output, std::move(done->bytes), findings);
  if (code != kExitDone) return code;
  print_lines(done->changes);
  std::cout << "接着：" << (request.is_form ? "在填报表中补全其余内容，然后 " : "")
            << "gongkai check " << printable(output) << '\n';
  return code;
}

int join_forms_of(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  std::vector<SourceText> forms;
  for (const std::string& input : options.inputs) {
    if (auto form = read_input(input, findings)) forms.push_back(*std::move(form));
  }
  if (forms.size() < options.inputs.size() || !resources) return finish(findings, Writes::kYes);
  auto text = join_forms(forms, *resources, findings);
  if (!text) return finish(findings, Writes::kYes);
  return write_one(options.output, *std::move(text), findings);
}

}  // namespace

int run_import(const CommandOptions& options) {
  if (imports_tables(options)) return import_tables_of(options);
  Findings findings;
  if (options.inputs.size() > 1) return join_forms_of(options);
  const auto workbook = read_input(options.inputs.front(), findings);
  const auto resources = open_resources(options, findings);
  if (!workbook || !resources) return finish(findings, Writes::kYes);
  auto text = import_budget(*workbook, *resources, options.render, findings);
  write_marked(options, *workbook, *resources, findings);
  if (!text) return finish(findings, Writes::kYes);
  return write_one(options.output, *std::move(text), findings);
}

int run_guess(const CommandOptions& options) {
  Findings findings;
  const auto table = read_input(options.inputs.front(), findings);
  const auto resources = open_resources(options, findings);
  if (!table || !resources) return finish(findings, Writes::kYes);
  auto text = guess_mapping(*table, *resources, findings);
  if (!text) return finish(findings, Writes::kYes);
  return write_one(options.output, *std::move(text), findings);
}

int run_next_year(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  std::vector<OutputFile> files;
  const std::filesystem::path output(options.output);
  const bool is_folder = options.inputs.size() > 1;
  const std::filesystem::path parent = output.has_parent_path() ? output.parent_path() : ".";
  for (const std::string& input : options.inputs) {
    const auto budget = read_input(input, findings);
    if (!budget || !resources) continue;
    std::filesystem::path name =
        is_folder ? std::filesystem::path(input).filename() : output.filename();
    name.replace_extension(".json");
    const NextYearRequest request{
        .pack = options.render.pack,
        .keeps_amounts = options.keeps_amounts,
        .name = ((is_folder ? output : parent) / name).string(),
        .options = {.last_year = options.render.last_year, .unit_file = options.render.unit_file}};
    auto text = next_year_budget(*budget, request, *resources, findings);
    if (text) files.push_back({name.string(), *std::move(text)});
  }
  if (findings.has_errors()) return finish(findings, Writes::kYes);
  const auto written = write_files((is_folder ? output : parent).string(), files, findings);
  print(findings, written.empty() ? Writes::kYes : Writes::kEmit);
  print_lines(written);
  if (!written.empty()) std::cout << "接着：按以上提示核对，填上本年的数，然后 gongkai check\n";
  return findings.has_errors() ? kExitCannotWrite : kExitDone;
}

int run_diff(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  const auto before = read_input(options.inputs[0], findings);
  const auto after = read_input(options.inputs[1], findings);
  if (!before || !after || !resources) return finish(findings);
  const auto out =
      diff_budgets(*before, *after, options.render, options.diff_format, *resources, findings);
  if (!out) return finish(findings);
  if (options.output.empty()) {
    print_text(out->bytes);
  } else if (const int code = write_one(options.output, out->bytes, findings); code != kExitDone) {
    return code;
  }
  return out->is_same ? kExitDone : kExitFindings;
}

int run_verify(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  for (const std::string& input : options.inputs) {
    const auto workbook = read_input(input, findings);
    if (workbook && resources) verify_workbook(*workbook, options.pack, *resources, findings);
  }
  return report(options, findings);
}

int run_packs(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  for (const PackSummary& pack : resources->packs(findings)) {
    std::cout << printable(pack.name) << "\t" << printable(pack.title) << '\n';
  }
  return finish(findings);
}

int run_packs_check(const CommandOptions& options) {
  Findings findings;
  const auto resources = open_resources(options, findings);
  for (const std::string& pack : options.inputs) check_pack(pack, *resources, findings);
  if (!findings.has_errors()) std::cout << "没有错误\n";
  return finish(findings);
}

int run_packs_new(const CommandOptions& options) {
  Findings findings;
  const std::string& name = options.inputs.front();
  const auto files =
      new_pack(name, options.other_pack, *open_resources(options, findings), findings);
  if (!files) return finish(findings, Writes::kYes);
  const std::string folder = options.output.empty() ? "." : options.output;
  const auto written = write_new_folder(folder, name, *files, findings);
  print(findings, Writes::kYes);
  print_lines(written);
  return written.empty() ? kExitCannotWrite : kExitDone;
}

int run_packs_diff(const CommandOptions& options) {
  Findings findings;
  const auto lines =
      diff_packs(options.pack, options.other_pack, *open_resources(options, findings), findings);
  if (!lines) return finish(findings);
  print_lines(*lines);
  if (lines->empty()) std::cout << "没有不同\n";
  return finish(findings);
}

int run_schema(const CommandOptions& options) {
  std::cout << json_schema(options.schema);
  return kExitDone;
}

}  // namespace gongkai
