// The command line: gongkai render | batch | check | explain | form | import | next-year | diff |
// verify | packs | schema.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <type_traits>
#include <utility>

#include "cli/batch_command.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/usage.h"
#include "gongkai.h"
#include "source/machine_fault.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

std::span<const Choice<Stage>> stages() {
  static constexpr Choice<Stage> kStages[] = {{"budget", Stage::kBudget, "读到的预算"},
                                              {"document", Stage::kDocument, "各章和各表"},
                                              {"pages", Stage::kPages, "版面"}};
  return kStages;
}

std::span<const Choice<ReportFormat>> report_formats() {
  static constexpr Choice<ReportFormat> kFormats[] = {
      {"text", ReportFormat::kText, "文字"},
      {"json", ReportFormat::kJson, "供程序读取"},
      {"sarif", ReportFormat::kSarif, "供编辑器和代码平台"}};
  return kFormats;
}

std::span<const Choice<SchemaKind>> schema_kinds() {
  static constexpr Choice<SchemaKind> kKinds[] = {
      {"budget", SchemaKind::kBudget, "预算文件"},
      {"pack", SchemaKind::kPack, "模板包"},
      {"table", SchemaKind::kTable, "模板包的表"},
      {"relations", SchemaKind::kRelations, "模板包的勾稽关系"},
      {"mapping", SchemaKind::kMapping, "导入用的对应表"}};
  return kKinds;
}

void add_relations_option(CLI::App& command, CommandOptions& options) {
  command
      .add_option("--relations", options.relations,
                  "附加的勾稽关系，格式同模板包的 relations.json（gongkai schema relations）")
      ->type_name("文件");
}

void add_report_option(CLI::App& command, CommandOptions& options) {
  command
      .add_option_function("--format", choose(report_formats(), options.report),
                           "结果格式：" + explained(report_formats()))
      ->check(one_of(words(report_formats())))
      ->type_name("格式");
}

void add_last_year_option(CLI::App& command, CommandOptions& options) {
  command
      .add_option("--last-year", options.last_year,
                  "上年的预算文件；写目录时，取其中与预算文件同名的（或预算中 last_year_file "
                  "所写的）")
      ->type_name("文件|目录");
}

void add_unit_option(CLI::App& command, CommandOptions& options) {
  command
      .add_option("--unit", options.render.unit,
                  "部门的一个预算单位：由部门的预算文件生成这个单位自己的公开表")
      ->type_name("单位代码");
}

void add_budget_options(CLI::App& command, CommandOptions& options) {
  add_relations_option(command, options);
  add_last_year_option(command, options);
  command
      .add_option("--pack", options.render.pack,
                  "模板包的名称（gongkai packs 列出）或目录，默认用预算文件中写的")
      ->type_name("名称");
  command.add_option("--tables", options.render.tables, "只生成这些表，如 01,05-07")
      ->type_name("表号");
  command
      .add_option_function("--part", choose(parts(), options.render.part),
                           explained(parts()) + "；Excel 工作簿始终只含各表")
      ->check(one_of(words(parts())))
      ->type_name("部分");
}

// Options for what render and batch make of a budget.
void add_file_options(CLI::App& command, CommandOptions& options) {
  const std::vector<std::string> formats = words(file_formats());
  command
      .add_option_function<std::vector<std::string>>(
          "--format",
          [&options](const std::vector<std::string>& given) {
            for (const std::string& word : given) {
              options.render.formats.push_back(chosen(file_formats(), word));
            }
          },
          "文件格式：" + joined(formats) + "，默认全部")
      ->delimiter(',')
      ->allow_extra_args(false)  // what follows is the budget
      ->check(one_of(formats))
      ->type_name("格式");
  command
      .add_option_function("--pdf-profile", choose(pdf_profiles(), options.render.pdf_profile),
                           "PDF 规格：" + explained(pdf_profiles()))
      ->check(one_of(words(pdf_profiles())))
      ->type_name("规格");
  command.add_flag("--internal", options.render.is_internal,
                   "内部版：列示负责人、联系人和电话，文件名加“_内部”；公开版一律列示为（略）");
  command.add_flag("--draft", options.render.is_draft,
                   "草稿：允许存在只涉及公开的错误，每页标注“草稿”");
  command.add_flag("--trace", options.render.has_trace, "另存 ….numbers.json：文字中每个数的出处");
  command.add_flag("--attach-data", options.render.attaches_data,
                   "另存数据文件：….data.json，每项数据和每张表一个 CSV，以及字段说明；"
                   "PDF 用 archive3 时一并嵌入");
  command.add_flag_callback(
      "--no-cross-checks", [&options] { options.render.has_cross_checks = false; },
      "工作簿不含“勾稽”表（各勾稽关系的公式和结果）");
  command.add_flag("--verify", options.render.is_reread,
                   "写出前重新读取生成的文件并核对内容：工作簿逐格核对，PDF 核对各数和各段");
}

void add_render(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand("render", "由预算文件生成公开表（Excel 和 PDF）");
  command->add_option("文件", options.inputs, "预算文件（JSON），- 为标准输入")
      ->required()
      ->expected(1)
      ->type_name("文件");
  CLI::Option* output =
      command->add_option("-o,--output", options.output, "输出目录，不存在时自动建立")
          ->type_name("目录");
  add_file_options(*command, options);
  CLI::Option* emit =
      command
          ->add_option_function("--emit", choose(stages(), options.emit),
                                "不写文件，显示中间结果：" + joined(words(stages())))
          ->check(one_of(words(stages())))
          ->type_name("阶段");
  emit->excludes(output);
  add_unit_option(*command, options);
  add_budget_options(*command, options);
  command->callback([output, emit] {
    if (output->count() + emit->count() == 0) throw CLI::RequiredError("-o,--output");
  });
}

void add_check(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand("check", "只检查预算文件，不写文件");
  command->add_option("文件", options.inputs, "预算文件（JSON），可以指定多个")
      ->required()
      ->type_name("文件");
  add_report_option(*command, options);
  add_unit_option(*command, options);
  add_budget_options(*command, options);
  command->footer("例：gongkai check 预算.json");
}

void add_explain(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand("explain", "说明表中某个金额由哪些数据汇总而成");
  command
      ->add_option_function<std::string>(
          "文件", [&options](const std::string& file) { options.inputs = {file}; },
          "预算文件（JSON）")
      ->required()
      ->type_name("文件");
  command->add_option("表", options.amount.table, "表号，如 04")->required()->type_name("表");
  command->add_option("行", options.amount.row, "行名或其一部分，如 科学技术支出")
      ->required()
      ->type_name("行");
  command->add_option("列", options.amount.column, "列名，上下级之间用 / 分开，如 基本支出/小计")
      ->required()
      ->type_name("列");
  command
      ->add_option("--pack", options.render.pack,
                   "模板包的名称（gongkai packs 列出）或目录，默认用预算文件中写的")
      ->type_name("名称");
  add_relations_option(*command, options);
  add_last_year_option(*command, options);
  add_unit_option(*command, options);
  command->footer("例：gongkai explain 预算.json 04 科学技术支出 合计");
}

void add_year_option(CLI::App& command, CommandOptions& options, const char* description) {
  command.add_option("--year", options.form.year, description)
      ->check([](const std::string& text) {
        const bool is_year = text.size() == 4 && text.starts_with("20") &&
                             text.find_first_not_of("0123456789") == std::string::npos;
        return is_year ? std::string() : "应为 2000 至 2099 的年份";
      })
      ->type_name("年");
}

void add_form(CLI::App& app, CommandOptions& options) {
  CLI::App* command =
      app.add_subcommand("form", "生成填报表（Excel 工作簿）：在其中填写预算，不必写 JSON");
  command
      ->add_option("--pack", options.render.pack,
                   "公开表所用的模板包（gongkai packs 列出），默认用 --from 的")
      ->type_name("名称");
  add_year_option(*command, options, "预算年度，默认为 --from 的，或模板包名称中的");
  command
      ->add_option_function<std::string>(
          "--from", [&options](const std::string& file) { options.inputs = {file}; },
          "填入这个预算文件的内容")
      ->type_name("文件");
  command->add_option("-o,--output", options.output, "填报表的文件名，如 填报表.xlsx")
      ->required()
      ->type_name("文件");
  command->add_flag("--internal", options.render.is_internal, "也填入负责人、联系人和电话");
  command->footer("例：gongkai form --pack 模板包 -o 填报表.xlsx");
}

void add_import(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand(
      "import", "读取填好的填报表，或把导出的表、做好的公开表读入预算；有误的逐格列出，不写文件");
  command
      ->add_option("文件", options.inputs,
                   "填好的填报表（.xlsx），几个单位的合成部门的；系统导出的表（.xlsx、.csv、XML "
                   "电子表格）；或做好的公开表（.xlsx）。可以指定多个")
      ->required()
      ->type_name("文件");
  CLI::Option* output =
      command
          ->add_option("-o,--output", options.output,
                       "写出的文件：budget.json，或 .xlsx 的填报表；默认改写 --into 的文件")
          ->type_name("文件");
  command
      ->add_option(
          "--map", options.mapping,
          "对应表：表中各栏是预算的哪些字段；随程序的写名称，自己的写文件名。默认用随程序的")
      ->type_name("名称|文件");
  CLI::Option* into = command
                          ->add_option("--into", options.into,
                                       "读入这个预算文件或填报表：只替换表中有的内容，其余不变")
                          ->type_name("文件");
  CLI::Option* pack =
      command
          ->add_option("--pack", options.render.pack,
                       "没有 --into 时，新的填报表用哪个模板包（gongkai packs 列出）")
          ->type_name("名称");
  add_year_option(*command, options, "新的填报表的预算年度，默认为模板包名称中的");
  command
      ->add_option("--marked", options.marked,
                   "有误的，另写一个工作簿：有误的格标出颜色，旁边一栏写明问题；改好后再导入它")
      ->type_name("文件");
  command->add_flag("--guess", options.is_guess, "为一张未知的表写一个对应表，供核对和修改")
      ->excludes(into)
      ->excludes(pack);
  add_last_year_option(*command, options);
  command->footer(
      "填报表也可以直接用：gongkai check 填报表.xlsx，gongkai render 填报表.xlsx -o 输出目录\n"
      "例：gongkai import 填报表.xlsx -o budget.json\n"
      "例：gongkai import 支出明细.csv --pack 模板包 --year 2025 -o 填报表.xlsx\n"
      "例：gongkai import 支出明细.csv --into budget.json\n"
      "例：gongkai import 公开表.xlsx --pack 模板包 -o 填报表.xlsx");
  command->callback([output, into] {
    if (output->count() + into->count() == 0) throw CLI::RequiredError("-o,--output");
  });
}

void add_next_year(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand(
      "next-year", "由本年的预算开始下一年的：本年的数成为上年数，文字中的年份改为下一年");
  command->add_option("文件", options.inputs, "本年的预算文件或填报表，可以指定多个")
      ->required()
      ->type_name("文件");
  CLI::Option* output =
      command
          ->add_option("-o,--output", options.output,
                       "下一年的预算文件（.json）；指定了多个文件的，写目录，文件同名")
          ->type_name("文件|目录");
  output->required();
  command->add_option("--pack", options.render.pack, "下一年的模板包，默认与本年相同")
      ->type_name("名称");
  command->add_flag("--keep-amounts", options.keeps_amounts,
                    "保留收入、支出和“三公”经费，在其上修改；默认清空");
  command->footer("例：gongkai next-year 2025/budget.json -o 2026/budget.json");
}

std::span<const Choice<DiffFormat>> diff_formats() {
  static constexpr Choice<DiffFormat> kFormats[] = {{"text", DiffFormat::kText, "文字"},
                                                    {"html", DiffFormat::kHtml, "网页"},
                                                    {"xlsx", DiffFormat::kXlsx, "工作簿，要写 -o"},
                                                    {"json", DiffFormat::kJson, "供程序读取"}};
  return kFormats;
}

void add_diff(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand(
      "diff", "比较同一预算的两个文件：收支逐笔、各表逐格、文字逐句；相同时退出码为 0，不同为 1");
  command->add_option("文件", options.inputs, "原来的和现在的预算文件或填报表")
      ->required()
      ->expected(2)
      ->type_name("文件");
  command
      ->add_option_function("--format", choose(diff_formats(), options.diff_format),
                            "格式：" + explained(diff_formats()))
      ->check(one_of(words(diff_formats())))
      ->type_name("格式");
  CLI::Option* output =
      command->add_option("-o,--output", options.output, "写到文件，默认显示")->type_name("文件");
  command->callback([output, &options] {
    const bool is_binary = options.diff_format == DiffFormat::kXlsx;
    if (is_binary && output->count() == 0) throw CLI::RequiredError("-o,--output");
  });
  command->add_option("--pack", options.render.pack, "两个文件都用这个模板包，默认用各自写的")
      ->type_name("名称");
  command->footer("例：gongkai diff 一上.json 二上.json");
}

void add_verify(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand(
      "verify", "检查已有的公开表（Excel 工作簿）：各表是否齐全、勾稽关系是否成立");
  command->add_option("工作簿", options.inputs, "Excel 工作簿（.xlsx），可以指定多个")
      ->required()
      ->type_name("工作簿");
  command->add_option("--pack", options.pack, "所依据的模板包：名称（gongkai packs 列出）或目录")
      ->required()
      ->type_name("模板包");
  add_report_option(*command, options);
  add_relations_option(*command, options);
  command->footer("例：gongkai verify 公开表.xlsx --pack 模板包");
}

void add_packs(CLI::App& app, CommandOptions& options) {
  CLI::App* packs = app.add_subcommand("packs", "列出模板包；检查、新建、比较模板包");
  packs->require_subcommand(0, 1);
  packs->footer("例：gongkai packs");
  CLI::App* check = packs->add_subcommand("check", "检查模板包，一次列出全部问题");
  check
      ->add_option("模板包", options.inputs,
                   "模板包的目录（可在任何地方）或名称，可以指定多个；extends 在已有的模板包中查找")
      ->required()
      ->type_name("模板包");
  check->footer("例：gongkai packs check ./luoyang-2024");
  CLI::App* create = packs->add_subcommand("new", "新建一个模板包，继承已有的模板包");
  create->add_option("名称", options.inputs, "新模板包的名称，即目录名，如 luoyang-2024")
      ->required()
      ->expected(1)
      ->type_name("名称");
  create->add_option("--from", options.other_pack, "继承的模板包（gongkai packs 列出）")
      ->required()
      ->type_name("名称");
  create->add_option("-o,--output", options.output, "新建在此目录下，默认为当前目录")
      ->type_name("目录");
  create->footer("例：gongkai packs new luoyang-2024 --from 模板包");
  CLI::App* diff = packs->add_subcommand("diff", "比较两个模板包，逐表列出不同之处");
  diff->add_option("模板包", options.pack, "模板包的目录或名称")->required()->type_name("模板包");
  diff->add_option("另一模板包", options.other_pack, "与它比较的模板包，同上")
      ->required()
      ->type_name("模板包");
  diff->footer("例：gongkai packs diff 模板包 另一模板包");
}

void add_schema(CLI::App& app, CommandOptions& options) {
  CLI::App* command = app.add_subcommand("schema", "打印 JSON Schema，供编辑器提示和校验");
  command
      ->add_option_function("种类", choose(schema_kinds(), options.schema),
                            explained(schema_kinds()))
      ->check(one_of(words(schema_kinds())))
      ->type_name("种类");
  command->footer("例：gongkai schema > budget.schema.json");
}

// Options about rendering exclude the modes that read no budgets.
void add_options_of_budgets(CLI::App& batch, CommandOptions& options) {
  const std::vector<CLI::Option*> others = batch.get_options();
  add_file_options(batch, options);
  add_budget_options(batch, options);
  for (CLI::Option* option : batch.get_options()) {
    if (std::ranges::find(others, option) != others.end()) continue;
    for (const char* way : {"--audit", "--merge"}) option->excludes(batch.get_option(way));
  }
}

int run_packs_command(const CLI::App& packs, const CommandOptions& options) {
  if (packs.got_subcommand("check")) return run_packs_check(options);
  if (packs.got_subcommand("new")) return run_packs_new(options);
  if (packs.got_subcommand("diff")) return run_packs_diff(options);
  return run_packs(options);
}

// A reader of standard output must not take a truncated output for complete.
int with_output(int code) {
  if (std::cout.flush()) return code;
  std::cerr << to_text({.id = "cannot-write",
                        .message = "标准输出未写完",
                        .help = "清理磁盘，或检查接收输出的程序，然后再运行一次"});
  return kExitCannotWrite;
}

void add_resources_option(CLI::App& command, CommandOptions& options) {
  command.add_option("--resources", options.resources, "模板和字体所在目录，默认随程序安装")
      ->type_name("目录");
  command
      .add_option("--packs", options.packs,
                  "自有模板包的目录，每个模板包一个子目录：可以按名称使用，也可以相互继承")
      ->check([](const std::string& path) {
        std::error_code error;
        return std::filesystem::is_directory(path, error) ? std::string() : "没有这个目录";
      })
      ->type_name("目录");
}

// Adds the option to a command and its subcommands, so that it may come before or after their
// names.
void add_resources_everywhere(CLI::App& command, CommandOptions& options) {
  add_resources_option(command, options);
  for (CLI::App* inner : command.get_subcommands({})) add_resources_everywhere(*inner, options);
}

int run(int argc, char** argv) {
  CLI::App app("公开（gongkai）：由一个预算文件生成整套部门预算公开表", "gongkai");
  app.formatter(std::make_shared<ChineseHelp>());
  app.set_help_flag("-h,--help", "显示帮助");
  app.set_version_flag("--version", "gongkai " + std::string(version()), "显示版本");
  CommandOptions options{.resources = default_resources()};
  add_resources_option(app, options);
  app.require_subcommand(1);
  app.footer(
      "例：gongkai render 预算.json -o 输出目录\n"
      "退出码：0 完成，1 输入有错误，2 命令用法有误，3 文件不能写出，或内存等资源不足");
  BatchCommand batch;
  add_render(app, options);
  add_options_of_budgets(*add_batch(app, batch), options);
  add_check(app, options);
  add_explain(app, options);
  add_form(app, options);
  add_import(app, options);
  add_next_year(app, options);
  add_diff(app, options);
  add_verify(app, options);
  add_packs(app, options);
  add_schema(app, options);
  for (CLI::App* command : app.get_subcommands({})) add_resources_everywhere(*command, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& done) {
    return app.exit(done);
  } catch (const CLI::ParseError& error) {
    std::cerr << usage_message(app, error);
    return kExitUsage;
  }
  options.render.last_year = last_year_files(options.last_year);
  options.render.unit_file = unit_files();
  if (app.got_subcommand("render")) return run_render(options);
  if (app.got_subcommand("batch")) return run_batch_command(std::move(batch), options);
  if (app.got_subcommand("check")) return run_check(options);
  if (app.got_subcommand("explain")) return run_explain(options);
  if (app.got_subcommand("form")) return run_form(options);
  if (app.got_subcommand("import")) {
    return options.is_guess ? run_guess(options) : run_import(options);
  }
  if (app.got_subcommand("next-year")) return run_next_year(options);
  if (app.got_subcommand("diff")) return run_diff(options);
  if (app.got_subcommand("verify")) return run_verify(options);
  if (app.got_subcommand("packs")) return run_packs_command(*app.get_subcommand("packs"), options);
  return run_schema(options);
}

// Silences C libraries, which print in English what findings say in Chinese. The program prints
// through std::cerr, which is unaffected. If C's stderr is constant, it stays.
template <class Stream>
void silence(Stream& stream) {
  if constexpr (!std::is_const_v<Stream>) {
    if (std::FILE* nowhere = std::fopen("/dev/null", "w")) stream = nowhere;
  }
}

// Ends the program with a finding for any exception. Nothing is left half done: destructors have
// released all files by then.
int run_guarded(int argc, char** argv) {
  try {
    return with_output(run(argc, argv));
  } catch (...) {
    std::cerr << to_text(machine_fault(std::current_exception()));
    return kExitCannotWrite;
  }
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) {
  // A file that grows beyond its limit is a failed write, to be reported as such.
  std::signal(SIGXFSZ, SIG_IGN);
  gongkai::silence(stderr);
  return gongkai::run_guarded(argc, argv);
}
