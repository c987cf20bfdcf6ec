#include "pipeline/render_options.h"

#include <algorithm>

namespace gongkai {
namespace {

constexpr Choice<Part> kParts[] = {{"document", Part::kDocument, "全文：各章和各表"},
                                   {"tables", Part::kTables, "只有各表"}};

constexpr Choice<PdfProfile> kPdfProfiles[] = {
    {"tagged", PdfProfile::kTagged, "可归档（PDF/A-1b）并可朗读"},
    {"compact", PdfProfile::kCompact, "可归档、较小"},
    {"pdf17", PdfProfile::kPdf17, "可朗读、较小"},
    {"archive3", PdfProfile::kArchive3, "可归档（PDF/A-3b）、可朗读、较小，可内含数据文件"}};

constexpr Choice<FileFormat> kFileFormats[] = {{"xlsx", FileFormat::kXlsx, "Excel 工作簿"},
                                               {"pdf", FileFormat::kPdf, "PDF"}};

template <class Value>
std::string_view name_among(std::span<const Choice<Value>> choices, Value value) {
  return std::ranges::find(choices, value, &Choice<Value>::value)->name;
}

}  // namespace

std::span<const Choice<Part>> parts() { return kParts; }
std::span<const Choice<PdfProfile>> pdf_profiles() { return kPdfProfiles; }
std::span<const Choice<FileFormat>> file_formats() { return kFileFormats; }

std::string_view name(Part part) { return name_among(parts(), part); }
std::string_view name(PdfProfile profile) { return name_among(pdf_profiles(), profile); }
std::string_view name(FileFormat format) { return name_among(file_formats(), format); }

bool wants(const RenderOptions& options, FileFormat format) {
  return options.formats.empty() ||
         std::ranges::find(options.formats, format) != options.formats.end();
}

}  // namespace gongkai
