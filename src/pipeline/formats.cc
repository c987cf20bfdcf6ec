#include "pipeline/formats.h"

#include <algorithm>

#include "layout/lay_out.h"
#include "pipeline/verification.h"
#include "render/pdf/pdf.h"
#include "render/xlsx/xlsx.h"

namespace gongkai {
namespace {

std::optional<std::string> make_pdf(const FileSource& source, Findings& findings) {
  const auto pages = lay_out(source.document, source.fonts, findings);
  if (!pages) return std::nullopt;
  PdfOptions options{.profile = source.options.pdf_profile};
  std::vector<Attachment> attachments;
  if (options.profile == PdfProfile::kArchive3) {
    for (const DataFile& file : source.data) {
      attachments.push_back({file.name, file.media_type, file.description, file.bytes});
    }
  }
  options.attachments = attachments;
  return render_pdf(*pages, source.fonts, options, findings);
}

std::optional<std::string> make_xlsx(const FileSource& source, Findings& findings) {
  return render_xlsx(source.document, source.fonts, {.cross_checks = source.checks}, findings);
}

constexpr Format kFormats[] = {{FileFormat::kXlsx, make_xlsx, compare_workbook, &Document::tables},
                               {FileFormat::kPdf, make_pdf, compare_pdf, &Document::whole}};

}  // namespace

std::span<const Format> all_formats() { return kFormats; }

Part part_for(const RenderOptions& options) {
  const bool shows_chapters = std::ranges::any_of(kFormats, [&](const Format& format) {
    return wants(options, format.format) && format.naming == &Document::whole;
  });
  const bool is_tables =
      options.part == Part::kTables || !options.tables.empty() || !shows_chapters;
  return is_tables ? Part::kTables : Part::kDocument;
}

}  // namespace gongkai
