// Our renderers beside the least that the libraries under them need for the same file, in one run.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "bench/naive_pdf.h"
#include "bench/pdf_floor.h"
#include "bench/sample.h"
#include "bench/stopwatch.h"
#include "bench/xlsx_floor.h"
#include "render/pdf/deflate.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

enum Run {
  kXlsxFloor,
  kXlsx,
  kDeflate,
  kPdfFloor,
  kLayout,
  kPdf,
  kTaggedDeflate,
  kTaggedFloor,
  kTagged,
  kMeasure,
  kNaivePdf
};

// The files of fonts.json in the order in which FontSet opens them. All but one are called as the
// font in them.
std::vector<std::string> font_files(const FontSet& fonts) {
  std::vector<std::string> files;
  for (const FontFace& face : fonts.faces()) {
    const std::string folder = source_folder() + "/fonts/";
    const std::string file = folder + face.postscript_name() + ".ttf";
    files.push_back(std::filesystem::exists(file) ? file : folder + "gkai00mp.ttf");
  }
  return files;
}

// What a PDF's writer had to deflate. (The colour profile lies deflated in the program.)
std::vector<std::string> deflated_streams(const std::string& pdf) {
  QPDF file;
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  std::vector<std::string> streams;
  for (QPDFObjectHandle object : file.getAllObjects()) {
    if (!object.isStream() || !object.getDict().getKey("/Filter").isName()) continue;
    if (object.getDict().hasKey("/N")) continue;
    const auto bytes = object.getStreamData(qpdf_dl_generalized);
    streams.emplace_back(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  }
  return streams;
}

void deflate_all(const std::vector<std::string>& streams) {
  const Deflater deflater;
  for (const std::string& stream : streams) deflater.deflate(stream);
}

// The least of any layout: the width of each character, asked of the fonts.
void measure_all(const Document& document, const FontSet& fonts) {
  for (const Block& block : document.blocks) {
    for (const Cell& cell : std::get<Table>(block).grid.cells()) {
      const Style& style = document.styles[static_cast<std::size_t>(cell.style)];
      measure(fonts, *fonts.role(style.font_role), to_code_points(cell.text), style.size);
    }
  }
}

/// What both ours and a floor take for compression, and what a floor lacks.
struct Shares {
  const Timed& deflate;
  const Timed& measure;
};

// The page engine's own share beside the floor's: both without compression.
void print_own_share(const Timed& ours, const Timed& floor, const Shares& shares) {
  const double own = ours.median() - shares.deflate.median();
  const double least = floor.median() - shares.deflate.median();
  const double measured = least + shares.measure.median();
  std::printf("%-34s %8.2f ms   %5.2f x floor, %.2f x floor that measures\n",
              "  the same without deflate", own, own / least, own / measured);
}

void print_row(const Timed& timed, double floor) {
  std::printf("%-34s %8.2f ms", timed.name.c_str(), timed.median());
  if (floor > 0) std::printf("   %5.2f x floor", timed.median() / floor);
  std::printf("\n");
}

int run(int rounds) {
  const Loaded loaded = load_all();
  const Document document = expand_sound(check_sound(read(example_budget()), loaded), loaded);
  const Pages pages = lay_out_sound(document, loaded);
  const XlsxFloor xlsx_floor(document, loaded.fonts);
  constexpr PdfProfile kCompact = PdfProfile::kCompact;
  const PdfFloor pdf_floor(pages, loaded.fonts, kCompact);
  const PdfFloor tagged_floor(pages, loaded.fonts, PdfProfile::kTagged);
  const std::vector<std::string> files = font_files(loaded.fonts);
  const std::string naive = naive_pdf(pages, files);
  if (xlsx_floor.write() != xlsx_of(document, loaded) ||
      pdf_floor.write() != pdf_of(pages, loaded, kCompact) ||
      tagged_floor.write() != pdf_of(pages, loaded)) {
    std::fprintf(stderr, "a floor's bytes differ from the renderer's: it does other work\n");
    return 1;
  }
  const std::vector<std::string> streams = deflated_streams(pdf_floor.write());
  const std::vector<std::string> tagged_streams = deflated_streams(tagged_floor.write());
  std::vector<Timed> all{
      {"xlsx floor (bare libxlsxwriter)", [&] { xlsx_floor.write(); }},
      {"render_xlsx", [&] { xlsx_of(document, loaded); }},
      {"deflate of the compact PDF", [&] { deflate_all(streams); }},
      {"pdf floor (same display list)", [&] { pdf_floor.write(); }},
      {"lay_out", [&] { lay_out_sound(document, loaded); }},
      {"lay_out + render_pdf, compact",
       [&] { pdf_of(lay_out_sound(document, loaded), loaded, kCompact); }},
      {"deflate of the tagged PDF", [&] { deflate_all(tagged_streams); }},
      {"pdf floor, tagged", [&] { tagged_floor.write(); }},
      {"lay_out + render_pdf, tagged", [&] { pdf_of(lay_out_sound(document, loaded), loaded); }},
      {"measuring all texts", [&] { measure_all(document, loaded.fonts); }},
      {"naive libharu (its fonts, calls)", [&] { naive_pdf(pages, files); }}};
  run_interleaved(all, rounds);
  print_row(all[kXlsxFloor], 0);
  print_row(all[kXlsx], all[kXlsxFloor].median());
  print_row(all[kDeflate], 0);
  print_row(all[kPdfFloor], 0);
  print_row(all[kLayout], 0);
  print_row(all[kPdf], all[kPdfFloor].median());
  print_own_share(all[kPdf], all[kPdfFloor], {all[kDeflate], all[kMeasure]});
  print_row(all[kTaggedDeflate], 0);
  print_row(all[kTaggedFloor], 0);
  print_row(all[kTagged], all[kTaggedFloor].median());
  print_own_share(all[kTagged], all[kTaggedFloor], {all[kTaggedDeflate], all[kMeasure]});
  print_row(all[kMeasure], 0);
  print_row(all[kNaivePdf], all[kPdfFloor].median());
  std::printf("bytes: xlsx %zu, pdf %zu, tagged %zu, naive pdf %zu\n",
              xlsx_of(document, loaded).size(), pdf_of(pages, loaded, kCompact).size(),
              pdf_of(pages, loaded).size(), naive.size());
  return 0;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { return gongkai::run(argc > 1 ? std::atoi(argv[1]) : 101); }
