// Writes sound inputs for the fuzz targets, a folder for each: seeds FOLDER.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "fuzz/target.h"
#include "fuzz/unpacked_pdf.h"
#include "support/xlsx_edit.h"
#include "unit/batch/sample_record.h"

namespace gongkai::fuzz {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = GONGKAI_SOURCE_DIR;

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  void write_all() {
    write_budgets();
    write_packs();
    write_files();
    write_form();
    write_tables();
    write_manifests();
  }

  bool is_written() const { return is_written_; }

 private:
  void write(const std::string& target, const std::string& name, const std::string& text) {
    fs::create_directories(folder_ / target);
    std::ofstream file(folder_ / target / name, std::ios::binary);
    file << text;
    is_written_ = is_written_ && file.flush() && !text.empty();
  }

  void write_budget(const std::string& name, const std::string& text) {
    for (const char* target : {"budget", "edits"}) write(target, name, text);
  }

  void write_budgets() {
    std::string lines;
    for (const char* path : {"examples/laocheng-2023", "examples/jiyuan-2021"}) {
      const std::string text = read(kSource / path / "budget.json");
      write_budget(fs::path(path).filename().string(), text);
      lines += nlohmann::ordered_json::parse(text).dump() + "\n\n";
    }
    write("json_lines", "examples.jsonl", lines);
    for (const char* folder : {"good", "beyond-schema"}) {
      for (const auto& entry : fs::directory_iterator(kSource / "tests/corpus/budget" / folder)) {
        write_budget(entry.path().filename().string(), read(entry.path()));
      }
    }
    for (const char* encoding : {"gbk", "utf-16"}) {
      write_budget(std::string(encoding) + ".json",
                   read(kSource / ("tests/cases/read-" + std::string(encoding)) / "budget.json"));
    }
  }

  void write_packs() {
    for (const char* folder : {"templates", "tests/packs"}) {
      for (const auto& entry : fs::directory_iterator(kSource / folder)) {
        if (fs::exists(entry.path() / "pack.json")) write_pack(entry.path());
      }
    }
  }

  void write_pack(const fs::path& pack) {
    std::vector<InputFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(pack)) {
      if (!entry.is_regular_file()) continue;
      const fs::path& path = entry.path();
      const std::string name = pack.filename().string() + "." + path.filename().string();
      files.push_back({.path = fs::relative(path, pack).string(), .text = read(path)});
      if (path.extension() == ".md") write("chapter", name, files.back().text);
      if (path.filename() == "relations.json") write("relations", name, files.back().text);
    }
    std::ranges::sort(files, {}, &InputFile::path);
    write("pack", pack.filename().string(), joined(files));
  }

  // Of few tables, so that much is tried in little time.
  void write_files() {
    Findings findings;
    const std::string budget = read(kSource / "examples/laocheng-2023/budget.json");
    const auto package =
        render(SourceText("budget.json", budget), resources(), {.tables = "02,06,08"}, findings);
    if (!package) return void(is_written_ = false);
    for (const OutputFile& file : package->files) {
      if (file.name.ends_with(".xlsx")) write_workbook(file.bytes);
      if (file.name.ends_with(".pdf")) write_pdf(file.bytes);
    }
  }

  void write_workbook(const std::string& bytes) {
    write("workbook", "tables.xlsx", bytes);
    write_parts("workbook", "tables", bytes);
    for (const char* slip : {"formulas-without-cached-values", "headings-not-merged"}) {
      write_parts("workbook", slip,
                  read(kSource / "tests/cases/verify-slips" / (std::string(slip) + ".xlsx")));
    }
  }

  void write_form() {
    Findings findings;
    const SourceText budget("budget.json", read(kSource / "examples/laocheng-2023/budget.json"));
    const auto form = fill_in_form(&budget, {}, resources(), findings);
    if (!form) return void(is_written_ = false);
    write("form", "form.xlsx", *form);
    write_parts("form", "form", *form);
  }

  void write_tables() {
    write("table", "export.csv", read(kSource / "tests/cases/cli-import-tables/export.csv"));
    write("table", "funds.csv",
          "单位：万元\n单位编码,支出功能分类,资金性质,,合计\n,,公共预算拨款,事业收入,\n"
          ",20601,1.5,2,3.5\n250001,2060101,1.5,,1.5\n250001,2060102,,2,2\n合计,,1.5,2,3.5\n");
    write("table", "spreadsheet.xml",
          "<?xml version=\"1.0\"?><Workbook "
          "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
          "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"收入\">"
          "<Table><Row><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">单位编码</Data></Cell>"
          "<Cell ss:Index=\"2\"><Data ss:Type=\"String\">收入项目类别</Data></Cell><Cell>"
          "<Data ss:Type=\"String\">本年收入总计（元）</Data></Cell></Row><Row ss:Index=\"3\">"
          "<Cell><Data ss:Type=\"Number\">250001</Data></Cell><Cell><Data ss:Type=\"String\">"
          "事业收入</Data></Cell><Cell><Data ss:Type=\"Number\">12.5</Data></Cell></Row></Table>"
          "</Worksheet></Workbook>");
  }

  void write_parts(const std::string& target, const std::string& name, const std::string& bytes) {
    std::vector<InputFile> parts;
    for (auto& [part, text] : parts_of(bytes)) parts.push_back({part, std::move(text)});
    write(target, name + ".parts", joined(parts));
  }

  // As it is, and unpacked, so that what is changed is text.
  void write_pdf(const std::string& bytes) {
    write("pdf", "tables.pdf", bytes);
    write("pdf", "unpacked.pdf", unpacked_pdf(bytes));
  }

  void write_manifests() {
    const std::string first = to_line(sample_record("250/250001"));
    const std::string second = to_line(sample_record("250/250002"));
    write("manifest", "whole", first + "\n" + second + "\n");
    write("manifest", "torn", first + "\n" + second.substr(0, second.size() / 2));
    write("manifest", "unsorted", second + "\n" + first + "\n" + first + "\n");
  }

  fs::path folder_;
  bool is_written_ = true;
};

}  // namespace
}  // namespace gongkai::fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "FOLDER: where the inputs are to be\n");
    return 2;
  }
  gongkai::fuzz::Seeds seeds(argv[1]);
  seeds.write_all();
  return seeds.is_written() ? 0 : 3;
}
