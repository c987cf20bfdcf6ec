#include "formats.h"

#include <algorithm>
#include <iterator>

#include "layout/lay_out.h"
#include "render/pdf/pdf.h"
#include "render/xlsx/xlsx.h"
#include "verification.h"

namespace gongkai {
namespace {

struct NamedProfile {
  std::string_view name;
  PdfProfile profile;
};
constexpr NamedProfile kPdfProfiles[] = {{"tagged", PdfProfile::kTagged},
                                         {"compact", PdfProfile::kCompact},
                                         {"pdf17", PdfProfile::kPdf17},
                                         {"archive3", PdfProfile::kArchive3}};

PdfProfile profile_of(const RenderOptions& options) {
  const auto* named = std::ranges::find(kPdfProfiles, options.pdf_profile, &NamedProfile::name);
  return named == std::end(kPdfProfiles) ? PdfProfile::kTagged : named->profile;
}

std::optional<std::string> make_pdf(const FileSource& source, Findings& findings) {
  const auto pages = lay_out(source.made.document, source.fonts, findings);
  if (!pages) return std::nullopt;
  PdfOptions options{.profile = profile_of(source.options)};
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
  return render_xlsx(source.made.document, source.fonts, {.cross_checks = source.made.checks},
                     findings);
}

constexpr Format kFormats[] = {{"xlsx", make_xlsx, compare_workbook, &Document::tables},
                               {"pdf", make_pdf, compare_pdf, &Document::whole}};

}  // namespace

std::span<const Format> all_formats() { return kFormats; }

std::vector<std::string> pdf_profiles() {
  std::vector<std::string> out;
  for (const NamedProfile& named : kPdfProfiles) out.emplace_back(named.name);
  return out;
}

bool is_wanted(const Format& format, const RenderOptions& options) {
  return options.formats.empty() ||
         std::ranges::find(options.formats, format.name) != options.formats.end();
}

Part part_for(const RenderOptions& options) {
  const bool shows_chapters = std::ranges::any_of(kFormats, [&](const Format& format) {
    return is_wanted(format, options) && format.naming == &Document::whole;
  });
  const bool is_tables = options.part == "tables" || !options.tables.empty() || !shows_chapters;
  return is_tables ? Part::kTables : Part::kDocument;
}

}  // namespace gongkai
