#include "read_xlsx/part_reader.h"

#include <utility>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr const char* kSaveAgain = "在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”后再用";

constexpr const char* kDeleteBlanks =
    "删除末尾的空行、空列和表外的内容（选中整行整列后删除，不只是清除内容），或分单位导出";

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

}  // namespace

void WorkbookReport::add(Finding finding) {
  finding.where.file = file_;
  findings_.add(std::move(finding));
}

void WorkbookReport::not_a_workbook() {
  add({.id = "not-a-workbook",
       .message = "不是 Excel 工作簿，或文件已损坏",
       .expected = "Excel 2007 以后的 .xlsx 文件",
       .help = "在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”"});
}

void WorkbookReport::damaged(std::string message) {
  add({.id = "workbook-damaged",
       .message = std::move(message),
       .expected = "Excel 或 WPS 保存的完整的 .xlsx 文件",
       .help = kSaveAgain});
}

void WorkbookReport::too_large(std::string message, std::string expected, std::string help) {
  add({.id = "workbook-too-large",
       .message = std::move(message),
       .expected = std::move(expected),
       .help = std::move(help)});
}

bool PartReader::read(const std::string& name, const XmlEvents& events) {
  const auto part = archive_.find(name);
  if (!part) {
    report_.damaged("工作簿中没有部件 " + shortened(name));
    return false;
  }
  if (!read_.insert(*part).second) {
    report_.damaged("工作簿的部件 " + shortened(name) + " 被多处引用");
    return false;
  }
  XmlParser parser(events);
  const Unpacked how =
      archive_.unpack(*part, [&](std::string_view piece) { return parser.feed(piece); });
  switch (how) {
    case Unpacked::kWhole:
      return parser.finish() || report_fault(name, parser);
    case Unpacked::kStopped:
      return report_fault(name, parser);
    case Unpacked::kPartLarge:
    case Unpacked::kAllLarge:
      report_large(name, how);
      return false;
    case Unpacked::kChecksum:
      report_.damaged("工作簿的部件 " + shortened(name) + " 的校验和不符，内容已改变");
      return false;
    case Unpacked::kDamaged:
      report_.damaged("工作簿的部件 " + shortened(name) + " 不能解压");
      return false;
  }
  return false;
}

void PartReader::report_large(const std::string& name, Unpacked how) {
  if (how == Unpacked::kPartLarge) {
    const std::string most = megabytes(limits_.part_bytes);
    return report_.too_large("工作簿的部件 " + shortened(name) + " 展开后超过 " + most,
                             "每个部件展开后不超过 " + most, kDeleteBlanks);
  }
  const std::string most = megabytes(limits_.unpacked_bytes);
  report_.too_large("工作簿展开后超过 " + most, "各部件展开后合计不超过 " + most, kDeleteBlanks);
}

bool PartReader::report_fault(const std::string& name, const XmlParser& parser) {
  const std::string what = "工作簿的部件 " + shortened(name);
  switch (parser.fault()) {
    case XmlFault::kNone:
      return true;
    case XmlFault::kStopped:
      return false;  // the callback has reported why
    case XmlFault::kNotXml:
      report_.damaged(what + " 的第 " + std::to_string(parser.line()) + " 行不合 XML 格式");
      return false;
    case XmlFault::kDoctype:
      report_.damaged(what + " 声明了文档类型（DTD），可能含有实体");
      return false;
    case XmlFault::kTooDeep:
      report_.damaged(what + " 的元素嵌套过深");
      return false;
    case XmlFault::kTooManyNames:
      report_.damaged(what + " 的元素名称过多");
      return false;
  }
  return false;
}

}  // namespace gongkai
