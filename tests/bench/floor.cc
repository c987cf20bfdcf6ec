// Our renderers beside the least that the libraries under them need for the same file, in one run.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/naive_pdf.h"
#include "bench/pdf_floor.h"
#include "bench/sample.h"
#include "bench/stopwatch.h"
#include "bench/xlsx_floor.h"

namespace gongkai {
namespace {

enum Run { kXlsxFloor, kXlsx, kPdfFloor, kLayout, kPdf, kTaggedFloor, kTagged, kNaivePdf };

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
  std::vector<Timed> all{
      {"xlsx floor (bare libxlsxwriter)", [&] { xlsx_floor.write(); }},
      {"render_xlsx", [&] { xlsx_of(document, loaded); }},
      {"pdf floor (same display list)", [&] { pdf_floor.write(); }},
      {"lay_out", [&] { lay_out_sound(document, loaded); }},
      {"lay_out + render_pdf, compact",
       [&] { pdf_of(lay_out_sound(document, loaded), loaded, kCompact); }},
      {"pdf floor, tagged", [&] { tagged_floor.write(); }},
      {"lay_out + render_pdf, tagged", [&] { pdf_of(lay_out_sound(document, loaded), loaded); }},
      {"naive libharu (its fonts, calls)", [&] { naive_pdf(pages, files); }}};
  run_interleaved(all, rounds);
  print_row(all[kXlsxFloor], 0);
  print_row(all[kXlsx], all[kXlsxFloor].median());
  print_row(all[kPdfFloor], 0);
  print_row(all[kLayout], 0);
  print_row(all[kPdf], all[kPdfFloor].median());
  print_row(all[kTaggedFloor], 0);
  print_row(all[kTagged], all[kTaggedFloor].median());
  print_row(all[kNaivePdf], all[kPdfFloor].median());
  std::printf("bytes: xlsx %zu, pdf %zu, tagged %zu, naive pdf %zu\n",
              xlsx_of(document, loaded).size(), pdf_of(pages, loaded, kCompact).size(),
              pdf_of(pages, loaded).size(), naive.size());
  return 0;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) { return gongkai::run(argc > 1 ? std::atoi(argv[1]) : 101); }
